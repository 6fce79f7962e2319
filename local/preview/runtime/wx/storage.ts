import { ApiFailure, asyncApi, syncApi } from './api'

/** WeChat's limits: one entry, and all of them. */
const ENTRY_LIMIT = 1024 * 1024
const TOTAL_LIMIT = 10 * 1024 * 1024
const FULL = 'exceed storage max size 10Mb'

/** The phone's storage: each person's own, kept in the browser. */
export function storageApis(openid: string) {
  const prefix = `wx:${openid}:`
  const keys = (): string[] =>
    Object.keys(localStorage)
      .filter((key) => key.startsWith(prefix))
      .map((key) => key.slice(prefix.length))
  const size = (): number => keys().reduce((sum, key) => sum + (localStorage.getItem(prefix + key) ?? '').length, 0)
  const get = (key: string): unknown => {
    const stored = localStorage.getItem(prefix + key)
    return stored === null ? '' : (JSON.parse(stored) as { data: unknown }).data
  }
  const set = (key: string, data: unknown): void => {
    const stored = JSON.stringify({ data })
    if (stored.length > ENTRY_LIMIT) throw new ApiFailure('entry size limit reached')
    if (size() + stored.length > TOTAL_LIMIT) throw new ApiFailure(FULL)
    try {
      localStorage.setItem(prefix + key, stored)
    } catch {
      // the browser's own room may end before WeChat's
      throw new ApiFailure(FULL)
    }
  }
  const remove = (key: string): void => localStorage.removeItem(prefix + key)
  const clear = (): void => keys().forEach(remove)
  const info = () => ({ keys: keys(), currentSize: Math.ceil(size() / 1024), limitSize: TOTAL_LIMIT / 1024 })
  return {
    getStorageSync: get,
    setStorageSync: syncApi('setStorageSync', set),
    removeStorageSync: remove,
    clearStorageSync: clear,
    getStorageInfoSync: info,
    getStorage: asyncApi('getStorage', ({ key }: { key: string }) => {
      if (localStorage.getItem(prefix + key) === null) throw new ApiFailure('data not found')
      return { data: get(key) }
    }),
    setStorage: asyncApi('setStorage', ({ key, data }: { key: string; data: unknown }) => set(key, data)),
    removeStorage: asyncApi('removeStorage', ({ key }: { key: string }) => remove(key)),
    clearStorage: asyncApi('clearStorage', clear),
    getStorageInfo: asyncApi('getStorageInfo', info),
  }
}

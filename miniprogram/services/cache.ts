import { isRefused } from './cloud'
import { knowMe } from './store'

/** Characters and entries one person's cache may take: a fifth of what WeChat gives the whole mini-program (10 MB). */
const MOST_CHARACTERS = 1_000_000
const MOST_ENTRIES = 80

/** An answer as it came just now, or as it came last time. */
export type Shown<T> = T & {
  /** When it came (ms); present only when there is no newer answer to be had and this is what was known then. */
  keptAt?: number
}

interface Entry {
  name: string
  size: number
  at: number
}

/** Names of what a person's cache holds, the oldest first; the values lie beside it, each under a key of its own. */
const indexKey = (person: string): string => `kept:${person}`
const valueKey = (person: string, name: string): string => `kept:${person}:${name}`

const entriesOf = (person: string): Entry[] => wx.getStorageSync<Entry[] | ''>(indexKey(person)) || []

/**
 * Asks, and keeps the answer on the phone under `name`; without a network, or while the server cannot answer, answers what
 * was kept. A refusal is passed on and takes the kept answer away: it is no longer the person's to see.
 */
export async function askOrRecall<T extends object>(name: string, ask: () => Promise<T>): Promise<Shown<T>> {
  try {
    const answer = await ask()
    // 已经有答案了，不为了存它再等。
    knowMe().then(
      ({ person }) => keep(person, name, answer),
      () => undefined,
    )
    return answer
  } catch (error) {
    const person = await knowMe().then(
      (me) => me.person,
      () => '',
    )
    if (isRefused(error)) forget(person, [name])
    const kept = recall<T>(person, name)
    if (!kept) throw error
    return kept
  }
}

/** What was kept of `name`, without asking anyone; undefined when nothing is. */
export function recall<T extends object>(person: string, name: string): Shown<T> | undefined {
  const entry = entriesOf(person).find((one) => one.name === name)
  const value = entry && wx.getStorageSync<T | ''>(valueKey(person, name))
  return entry && value ? { ...value, keptAt: entry.at } : undefined
}

/** Whether anything is kept under `name`. */
export const isKept = (person: string, name: string): boolean => entriesOf(person).some((one) => one.name === name)

/** Keeps a value; the oldest ones make room for it. */
export function keep(person: string, name: string, value: object): void {
  const size = JSON.stringify(value).length
  const others = entriesOf(person).filter((one) => one.name !== name)
  let taken = size + others.reduce((sum, one) => sum + one.size, 0)
  const isTooMuch = (left: number) => taken > MOST_CHARACTERS || left >= MOST_ENTRIES
  let out = 0
  for (; out < others.length && isTooMuch(others.length - out); out += 1) taken -= others[out]?.size ?? 0
  try {
    forget(
      person,
      others.slice(0, out).map((one) => one.name),
    )
    wx.setStorageSync(valueKey(person, name), value)
    wx.setStorageSync(indexKey(person), [...others.slice(out), { name, size, at: Date.now() }])
  } catch {
    // 手机存不下了：缓存是最该让路的。
    forget(
      person,
      entriesOf(person).map((one) => one.name),
    )
  }
}

function forget(person: string, names: string[]): void {
  if (names.length === 0) return
  for (const name of names) wx.removeStorageSync(valueKey(person, name))
  wx.setStorageSync(
    indexKey(person),
    entriesOf(person).filter((one) => !names.includes(one.name)),
  )
}

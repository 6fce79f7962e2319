import { agoText, tickText } from './moment'

/** Counted every five seconds and asked for as often: what is older than this, the cloud has not kept up with. */
const BEHIND = 30_000

export const isBehind = (age: number): boolean => age > BEHIND

/**
 * 数字截至 14:05:09，刚刚: of which moment the figures are, not when they were last asked for.
 * @param at the server's moment up to which everything is counted; 0 before anything was
 * @param age how long ago that is, in milliseconds
 */
export function freshText(at: number, age: number, isOffline: boolean): string {
  if (at === 0) return '还没有数过'
  const text = `数字截至 ${tickText(at)}，${agoText(age)}`
  if (isOffline) return `断线了，${text}`
  return isBehind(age) ? `${text}，后来的还没有数进来` : text
}

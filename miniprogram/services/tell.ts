import { sentenceOf } from './cloud'

/** WeChat's own; too short for a sentence. */
const SHORTEST = 1500
const LONGEST = 5000
/** Milliseconds a character takes who reads slowly. */
const PER_CHARACTER = 200

/** 说一句话，不打断；字多的留得久一些，老人也读得完。 */
export function say(title: string): void {
  const duration = Math.min(LONGEST, Math.max(SHORTEST, title.length * PER_CHARACTER))
  void wx.showToast({ title, icon: 'none', duration })
}

/** 没办成：说为什么。 */
export const tell = (error: unknown): void => say(sentenceOf(error))

import { sentenceOf } from './cloud'

/** 说一句话，不打断。 */
export function say(title: string): void {
  void wx.showToast({ title, icon: 'none' })
}

/** 没办成：说为什么。 */
export const tell = (error: unknown): void => say(sentenceOf(error))

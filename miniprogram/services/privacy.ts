import { agreeToGuide } from './account'
import { changeMe, knowMe, myself, refreshMe } from './store'

/** id of the button that WeChat, too, takes for a yes; the sheet is drawn by `privacy-sheet`. */
export const AGREE_BUTTON = 'privacy-agree'

type Draw = (isAsked: boolean) => void
/** What WeChat hands its listener; its own typings give other parameters. */
type Resolve = (answer: { event: 'exposureAuthorization' | 'agree' | 'disagree'; buttonId?: string }) => void

const sheets = new Set<Draw>()
let asked: { answer: Promise<boolean>; settle: (isYes: boolean) => void } | undefined

/** The guide in force has been agreed to, as far as is known here; false while it is not known who I am. */
export function hasAgreed(): boolean {
  const me = myself()
  return me !== undefined && me.agreed >= me.guide
}

/**
 * 先同意隐私保护指引，再留下任何东西；同意过这一版的不再问。
 * The page needs a `privacy-sheet`. @returns false when the person said 暂不. Rejects with a CallError.
 */
export async function ensureAgreed(): Promise<boolean> {
  await knowMe()
  return hasAgreed() || askPerson()
}

/** 微信要用位置、相机、剪贴板之前也得问：用同一张单子，同时问的只问一次。 */
export function answerWeChat(): void {
  const listener = async (resolve: Resolve): Promise<void> => {
    resolve({ event: 'exposureAuthorization' })
    resolve((await askPerson()) ? { event: 'agree', buttonId: AGREE_BUTTON } : { event: 'disagree' })
  }
  wx.onNeedPrivacyAuthorization(listener as unknown as WechatMiniprogram.OnNeedPrivacyAuthorizationCallback)
}

/** Draws the question wherever there is a sheet; returns how to stop. Pages below the one on top draw it unseen. */
export function onPrivacyAsked(draw: Draw): () => void {
  sheets.add(draw)
  draw(asked !== undefined)
  return () => {
    sheets.delete(draw)
    // 问题所在的页面都关了，就是没有同意。
    if (sheets.size === 0) decline()
  }
}

/** 同意：记到服务端才算数。 Rejects with a CallError; the question then stays open. */
export async function agree(): Promise<void> {
  try {
    const { guide } = await knowMe()
    if (!hasAgreed()) await agreeToGuide(guide)
    changeMe({ agreed: guide })
  } catch (error) {
    // 指引可能刚换了一版：再点就是同意新的一版。
    await refreshMe().catch(() => undefined)
    throw error
  }
  settle(true)
}

/** 暂不：什么都不记，照样可以看。 */
export const decline = (): void => settle(false)

function askPerson(): Promise<boolean> {
  // 这一页没有单子可问，等下去就没有完。
  if (sheets.size === 0) return Promise.resolve(false)
  if (!asked) {
    let settle: (isYes: boolean) => void = () => undefined
    const answer = new Promise<boolean>((resolve) => (settle = resolve))
    asked = { answer, settle }
    for (const draw of sheets) draw(true)
  }
  return asked.answer
}

function settle(isYes: boolean): void {
  asked?.settle(isYes)
  asked = undefined
  for (const draw of sheets) draw(false)
}

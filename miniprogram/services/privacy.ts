import { agreeToGuide } from './account'
import { isUnagreed } from './cloud'
import { changeMe, knowMe, myself, refreshMe } from './store'

/** id of the button that WeChat, too, takes for a yes; the sheet is drawn by `privacy-sheet`. */
export const AGREE_BUTTON = 'privacy-agree'

/** Undefined: the page was closed before there was one. */
type Answer = boolean | undefined

/** The sheet of one page, and the question it has been asked. */
interface Sheet {
  draw(isAsked: boolean): void
  question?: { answer: Promise<Answer>; settle(answer: Answer): void }
}

/** What WeChat hands its listener; its own typings give other parameters. */
type Resolve = (answer: { event: 'exposureAuthorization' | 'agree' | 'disagree'; buttonId?: string }) => void

/** Those of the pages that are open, that of the page on top last. */
const sheets: Sheet[] = []

/** The guide in force has been agreed to, as far as is known here; false while it is not known who I am. */
export function hasAgreed(): boolean {
  const me = myself()
  return me !== undefined && me.agreed >= me.guide
}

/**
 * 先同意隐私保护指引，再留下任何东西；同意过这一版的不再问。
 * The page needs a `privacy-sheet`. @returns false when the person said 暂不, undefined when they left without a word.
 * Rejects with a CallError.
 */
export async function ensureAgreed(): Promise<Answer> {
  await knowMe()
  return hasAgreed() || askPerson()
}

/**
 * 同意了才送；指引刚换了一版，问过新的一版再送一次。The page needs a `privacy-sheet`.
 * @returns undefined when the person did not agree and nothing was sent. Rejects with a CallError, the server's refusal among
 * them when the person does not agree to the newer guide
 */
export async function sendAgreed<T>(send: () => Promise<T>): Promise<T | undefined> {
  if (!(await ensureAgreed())) return undefined
  try {
    return await send()
  } catch (error) {
    if (!isUnagreed(error)) throw error
    await refreshMe()
    if (!(await ensureAgreed())) throw error
    return send()
  }
}

/** 微信要用位置、相机、剪贴板之前也得问：用这一页的单子，同时问的只问一次。 */
export function answerWeChat(): void {
  const listener = async (resolve: Resolve): Promise<void> => {
    resolve({ event: 'exposureAuthorization' })
    resolve((await askPerson()) ? { event: 'agree', buttonId: AGREE_BUTTON } : { event: 'disagree' })
  }
  wx.onNeedPrivacyAuthorization(listener as unknown as WechatMiniprogram.OnNeedPrivacyAuthorizationCallback)
}

/**
 * A page has a sheet from now on. Only what is asked while the page is the newest is drawn on it: what an older page asked
 * waits there for the person's return.
 */
export function placeSheet(draw: Sheet['draw']): { decline(): void; raise(): void; remove(): void } {
  const sheet: Sheet = { draw }
  sheets.push(sheet)
  return {
    /** 暂不：什么都不记，照样可以看。 */
    decline: () => settle(sheet, false),
    /** The page is the one on top again: tabs stay open beside each other. */
    raise: () => {
      sheets.splice(sheets.indexOf(sheet), 1)
      sheets.push(sheet)
    },
    /** 问题所在的页面关了，就没有答复了。 */
    remove: () => {
      sheets.splice(sheets.indexOf(sheet), 1)
      settle(sheet, undefined)
    },
  }
}

/** 同意：记到服务端才算数，问着的几页都算同意。 Rejects with a CallError; the question then stays open. */
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
  for (const sheet of sheets) settle(sheet, true)
}

function askPerson(): Promise<Answer> {
  const sheet = sheets.at(-1)
  // 这一页没有单子可问，等下去就没有完。
  if (!sheet) return Promise.resolve(undefined)
  if (!sheet.question) {
    let settle: (answer: Answer) => void = () => undefined
    const answer = new Promise<Answer>((resolve) => (settle = resolve))
    sheet.question = { answer, settle }
    sheet.draw(true)
  }
  return sheet.question.answer
}

function settle(sheet: Sheet, answer: Answer): void {
  sheet.question?.settle(answer)
  delete sheet.question
  sheet.draw(false)
}

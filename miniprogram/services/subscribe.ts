import type { Consent, TemplateKey } from '../../typings/contract'
import { newRequestId } from './cloud'
import { consentToNotices } from './notice'
import { offerSettings } from './permission'
import { changeMe, myself } from './store'
import { say } from './tell'

/** WeChat asks for at most three templates at a time. */
const MOST_AT_ONCE = 3
/** WeChat's number for its main switch of messages being off. */
const SWITCHED_OFF = 20004

/** Why nothing was consented to: there is no such message, WeChat's main switch is off, the person said no, or it broke. */
type Obstacle = 'missing' | 'off' | 'refused' | 'broken'

/** Asks, and answers what the person said yes to. Never rejects. */
function ask(keys: readonly TemplateKey[]): Promise<Consent | Obstacle> {
  const known = myself()?.templates
  const asked = known ? keys.filter((key) => known[key]).slice(0, MOST_AT_ONCE) : []
  if (!known || asked.length === 0) return Promise.resolve('missing')
  return new Promise((resolve) => {
    wx.requestSubscribeMessage({
      tmplIds: asked.map((key) => known[key]),
      success: (answer) => {
        const answers = answer as unknown as Record<string, string>
        const templates = asked.filter((key) => answers[known[key]] === 'accept')
        resolve(templates.length > 0 ? { templates, tap: newRequestId() } : 'refused')
      },
      fail: ({ errCode }) => resolve(errCode === SWITCHED_OFF ? 'off' : 'broken'),
    })
  })
}

/**
 * Asks for subscription messages, and answers what the person said yes to just now.
 * Must be the first thing done in a tap: WeChat refuses it later. Never rejects; no dialog is no consent.
 */
export async function askFor(keys: readonly TemplateKey[]): Promise<Consent | undefined> {
  const answer = await ask(keys)
  return typeof answer === 'string' ? undefined : answer
}

/**
 * 专门来开提醒的：每种多要一条，记下来；没开成的说为什么。Answers whether any was accepted. Call it in a tap.
 * Rejects with a CallError.
 */
export async function topUp(keys: readonly TemplateKey[]): Promise<boolean> {
  const answer = await ask(keys)
  if (typeof answer === 'string') {
    explainObstacle(answer)
    return false
  }
  changeMe({ quota: await consentToNotices(answer) })
  return true
}

/** 以前选过“总是保持”的，微信不再弹窗：不说就像没有反应。 */
function explainObstacle(obstacle: Obstacle): void {
  if (obstacle === 'off') offerSettings('订阅消息的总开关关着', '请在设置的“通知管理”里打开“接收通知”，再来开启。')
  else if (obstacle === 'missing') say('这种提醒还没有开通，请看站内信')
  else if (obstacle === 'refused') say('没有开启；不再弹窗的，可以在右上角“…”的设置里改')
  else say('没有开启，请再试一次')
}

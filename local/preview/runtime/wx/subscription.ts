import { isTap } from '../gesture'
import { type PhoneClient } from '../phone-client'
import { make, makeButton, openLayer } from '../screen/layer'
import { ApiFailure, asyncApi } from './api'
import { ask } from './ask'

type Answer = 'accept' | 'reject'
interface Template {
  id: string
  title: string
}

const LIMIT = 3

/** Asking for subscription messages, with WeChat's dialog. */
export function subscriptionApis(client: PhoneClient, appName: string) {
  const kept = `wx-always:${client.openid}`
  return {
    requestSubscribeMessage: asyncApi('requestSubscribeMessage', async ({ tmplIds }: { tmplIds: string[] }) => {
      if (!isTap()) throw new ApiFailure('can only be invoked by user TAP gesture.', { errCode: 20001 })
      if (!Array.isArray(tmplIds) || tmplIds.length === 0)
        throw new ApiFailure('Template id list empty', { errCode: 20001 })
      if (tmplIds.length > LIMIT) throw new ApiFailure('The number of templates exceeds the limit', { errCode: 20003 })
      const known = await ask<Template[]>(client, 'requestSubscribeMessage', '/wx/templates')
      const asked = tmplIds.map((id) => known.find((template) => template.id === id))
      if (asked.some((template) => !template))
        throw new ApiFailure('No template data return, verify the template id exist', { errCode: 20001 })
      const always = JSON.parse(localStorage.getItem(kept) ?? '{}') as Record<string, Answer>
      const open = (asked as Template[]).filter((template) => !always[template.id])
      const given = open.length > 0 ? await askPerson(open, appName) : { answers: {}, always: false }
      if (given.always) localStorage.setItem(kept, JSON.stringify({ ...always, ...given.answers }))
      const answers = Object.fromEntries(tmplIds.map((id) => [id, given.answers[id] ?? always[id] ?? 'reject']))
      return ask<Record<string, string>>(client, 'requestSubscribeMessage', '/wx/subscribe', { answers })
    }),
  }
}

/** WeChat's dialog: each template can be unticked; 取消 rejects all. */
function askPerson(
  templates: Template[],
  appName: string,
): Promise<{ answers: Record<string, Answer>; always: boolean }> {
  return new Promise((resolve) => {
    const boxes = templates.map((template) => ({ template, box: checkbox(true) }))
    const always = checkbox(false)
    const answer = (allowed: boolean) => (): void => {
      close()
      const answers = boxes.map(({ template, box }): [string, Answer] => [
        template.id,
        allowed && box.checked ? 'accept' : 'reject',
      ])
      resolve({ answers: Object.fromEntries(answers), always: always.checked })
    }
    const sheet = make(
      'div',
      'wx-sheet wx-subscribe',
      make('div', 'wx-subscribe-app', make('i', 'wx-banner-icon'), make('span', '', `${appName} 申请`)),
      make('div', 'wx-subscribe-title', `发送 ${templates.length} 类消息给你`),
      ...boxes.map(({ template, box }) => make('label', 'wx-subscribe-row', make('span', '', template.title), box)),
      make('label', 'wx-subscribe-always', always, make('span', '', '总是保持以上选择，不再询问')),
      make(
        'div',
        'wx-subscribe-buttons',
        makeButton('wx-subscribe-no', '取消', answer(false)),
        makeButton('wx-subscribe-yes', '允许', answer(true)),
      ),
    )
    sheet.setAttribute('role', 'dialog')
    sheet.setAttribute('aria-label', '订阅消息')
    const close = openLayer('sheet', sheet, {})
  })
}

function checkbox(checked: boolean): HTMLInputElement {
  const box = document.createElement('input')
  box.type = 'checkbox'
  box.checked = checked
  return box
}

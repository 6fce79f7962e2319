import { appName, type AppConfig } from '../manifest'
import { type PhoneClient } from '../phone-client'
import { make, makeButton, openLayer } from '../screen/layer'
import { askOnSheet } from '../screen/question'
import { ask } from './ask'
import { asyncApi, ApiFailure } from './api'
import { type PrivacyGate } from './privacy'

/** The scopes the preview knows, and what WeChat's settings page calls them. */
const SCOPES = {
  'scope.userLocation': '位置信息',
  'scope.writePhotosAlbum': '添加到相册',
  'scope.addPhoneCalendar': '添加到日历',
} as const
type Scope = keyof typeof SCOPES

/** What is asked before the first use; locating is not asked for, the stage says where a person is. */
const QUESTIONS: Partial<Record<Scope, string>> = {
  'scope.writePhotosAlbum': '保存图片或视频到你的相册',
  'scope.addPhoneCalendar': '添加日程到你的日历',
}

/** What a press of a phone number button tells its page. */
export interface PhoneNumberDetail {
  errMsg: string
  errno?: number
  code?: string
}

/**
 * What a person lets the mini-program have. Locating is allowed until it is switched off in the settings; of the others
 * WeChat asks once, and an answer stands until it is changed there.
 */
export class Permissions {
  constructor(
    private readonly app: AppConfig,
    private readonly client: PhoneClient,
    private readonly gate: PrivacyGate,
  ) {}

  isAllowed(scope: Scope): boolean {
    return localStorage.getItem(this.key(scope)) !== 'denied'
  }

  /** Resolves when the scope is allowed, asking where nobody has answered yet. @throws ApiFailure `auth deny` */
  async allow(scope: Scope): Promise<void> {
    const question = QUESTIONS[scope]
    if (question && localStorage.getItem(this.key(scope)) === null) {
      const isAllowed = await this.askFor(question)
      localStorage.setItem(this.key(scope), isAllowed ? 'allowed' : 'denied')
    }
    if (!this.isAllowed(scope)) throw new ApiFailure('auth deny')
  }

  /** WeChat's settings page of the mini-program; resolves when it is left. */
  openSettings(): Promise<{ authSetting: Record<string, boolean> }> {
    return new Promise((resolve) => {
      const leave = (): void => {
        close()
        resolve({ authSetting: this.authSetting() })
      }
      const switches = this.answered().map((scope) => this.drawSwitch(scope, SCOPES[scope]))
      const forget = makeButton('wx-action wx-settings-forget', '不再同意隐私保护指引', () => {
        this.gate.forget()
        forget.disabled = true
      })
      forget.disabled = this.gate.isNeeded || this.app.__usePrivacyCheck__ !== true
      const sheet = make(
        'div',
        'wx-sheet wx-settings',
        make('div', 'wx-share-head', '设置'),
        ...switches,
        forget,
        makeButton('wx-action wx-action-cancel', '完成', leave),
      )
      sheet.setAttribute('role', 'dialog')
      sheet.setAttribute('aria-label', '小程序设置')
      const close = openLayer('sheet', sheet, { dismiss: leave })
    })
  }

  /** WeChat's sheet behind `<button open-type="getPhoneNumber">`; a no is told to the page, never thrown. */
  async phoneNumber(): Promise<PhoneNumberDetail> {
    try {
      await this.gate.pass('button.getPhoneNumber')
      if (!(await this.askForPhone())) throw new ApiFailure('user deny')
      const { code } = await ask<{ code: string }>(this.client, 'getPhoneNumber', '/wx/phone-code', {})
      return { errMsg: 'getPhoneNumber:ok', code }
    } catch (error) {
      if (!(error instanceof ApiFailure)) throw error
      return { errMsg: `getPhoneNumber:fail ${error.message}`, ...error.fields }
    }
  }

  apis() {
    return {
      getSetting: asyncApi('getSetting', () => ({ authSetting: this.authSetting() })),
      openSetting: asyncApi('openSetting', () => this.openSettings()),
      authorize: asyncApi('authorize', async ({ scope }: { scope: string }) => {
        await this.gate.pass('authorize')
        if (scope in SCOPES) await this.allow(scope as Scope)
      }),
    }
  }

  private key(scope: Scope): string {
    return `wx-${scope}:${this.client.openid}`
  }

  private authSetting(): Record<string, boolean> {
    return Object.fromEntries(this.answered().map((scope) => [scope, this.isAllowed(scope)]))
  }

  /** A scope nobody was asked about is in no setting. */
  private answered(): Scope[] {
    return (Object.keys(SCOPES) as Scope[]).filter(
      (scope) => !QUESTIONS[scope] || localStorage.getItem(this.key(scope)) !== null,
    )
  }

  private drawSwitch(scope: Scope, words: string): HTMLElement {
    const box = document.createElement('input')
    box.type = 'checkbox'
    box.checked = this.isAllowed(scope)
    box.addEventListener('change', () => {
      localStorage.setItem(this.key(scope), box.checked ? 'allowed' : 'denied')
    })
    return make('label', 'wx-subscribe-row', make('span', '', words), box)
  }

  private askForPhone(): Promise<boolean> {
    return askOnSheet({
      label: '手机号',
      head: '申请获取并验证你的手机号',
      words: '微信绑定号码（示例）',
      no: '不允许',
    })
  }

  private askFor(question: string): Promise<boolean> {
    return askOnSheet({ label: '授权', head: `${appName(this.app)} 申请`, words: question, no: '拒绝' })
  }
}

import { type AppConfig } from '../manifest'
import { type PhoneClient } from '../phone-client'
import { make, makeButton, openLayer } from '../screen/layer'
import { ask } from './ask'
import { asyncApi, ApiFailure } from './api'
import { type PrivacyGate } from './privacy'

/** The scopes the preview knows, and what WeChat's settings page calls them. */
const SCOPES = { 'scope.userLocation': '位置信息' } as const
type Scope = keyof typeof SCOPES

/** What a press of a phone number button tells its page. */
export interface PhoneNumberDetail {
  errMsg: string
  errno?: number
  code?: string
}

/** What a person lets the mini-program have. Locating is allowed until it is switched off in the settings. */
export class Permissions {
  constructor(
    private readonly app: AppConfig,
    private readonly client: PhoneClient,
    private readonly gate: PrivacyGate,
  ) {}

  isAllowed(scope: Scope): boolean {
    return localStorage.getItem(this.key(scope)) !== 'denied'
  }

  /** WeChat's settings page of the mini-program; resolves when it is left. */
  openSettings(): Promise<{ authSetting: Record<string, boolean> }> {
    return new Promise((resolve) => {
      const leave = (): void => {
        close()
        resolve({ authSetting: this.authSetting() })
      }
      const switches = Object.entries(SCOPES).map(([scope, words]) => this.drawSwitch(scope as Scope, words))
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
        if (scope in SCOPES && !this.isAllowed(scope as Scope)) throw new ApiFailure('auth deny')
      }),
    }
  }

  private key(scope: Scope): string {
    return `wx-${scope}:${this.client.openid}`
  }

  private authSetting(): Record<string, boolean> {
    return Object.fromEntries(Object.keys(SCOPES).map((scope) => [scope, this.isAllowed(scope as Scope)]))
  }

  private drawSwitch(scope: Scope, words: string): HTMLElement {
    const box = document.createElement('input')
    box.type = 'checkbox'
    box.checked = this.isAllowed(scope)
    box.addEventListener('change', () => {
      if (box.checked) localStorage.removeItem(this.key(scope))
      else localStorage.setItem(this.key(scope), 'denied')
    })
    return make('label', 'wx-subscribe-row', make('span', '', words), box)
  }

  private askForPhone(): Promise<boolean> {
    return new Promise((resolve) => {
      const answer = (allowed: boolean) => (): void => {
        close()
        resolve(allowed)
      }
      const sheet = make(
        'div',
        'wx-sheet wx-permission',
        make('b', '', '申请获取并验证你的手机号'),
        make('p', '', '微信绑定号码（示例）'),
        make(
          'div',
          'wx-subscribe-buttons',
          makeButton('wx-subscribe-no', '不允许', answer(false)),
          makeButton('wx-subscribe-yes', '允许', answer(true)),
        ),
      )
      sheet.setAttribute('role', 'dialog')
      sheet.setAttribute('aria-label', '手机号')
      const close = openLayer('sheet', sheet, {})
    })
  }
}

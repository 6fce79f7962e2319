import { appName, type AppConfig } from '../manifest'
import { make, makeButton, openLayer } from '../screen/layer'
import { showDialog } from '../screen/dialog'
import { ApiFailure, asyncApi } from './api'

type Resolve = (answer: { event: 'agree' | 'disagree' | 'exposureAuthorization'; buttonId?: string }) => void
type NeedListener = (resolve: Resolve, about: { referrer: string }) => void

/** WeChat's number for an API that the person's no to the privacy contract holds back. */
const NOT_AUTHORIZED = 104

/**
 * WeChat's hold on private APIs: until a person agrees to the privacy contract they wait, and a no fails them. The yes
 * is kept per person and mini-program, and forgotten when the mini-program is deleted from the recent ones.
 */
export class PrivacyGate {
  private readonly kept: string
  private readonly contract: string
  private listener: NeedListener | null = null
  /** ids of the agree buttons pressed so far: a listener must name one to say yes */
  private readonly pressed = new Set<string>()

  constructor(
    private readonly app: AppConfig,
    openid: string,
  ) {
    this.kept = `wx-privacy:${openid}`
    this.contract = `《${appName(app)}小程序隐私保护指引》`
  }

  /** Whether private APIs are held now. */
  get isNeeded(): boolean {
    return this.app.__usePrivacyCheck__ === true && localStorage.getItem(this.kept) !== 'agreed'
  }

  /** Puts the gate before an API's deed. @param referrer the API or component, as the listener is told */
  before<O, R>(referrer: string, deed: (options: O) => R | Promise<R>): (options: O) => R | Promise<R> {
    return (options) => (this.isNeeded ? this.pass(referrer).then(() => deed(options)) : deed(options))
  }

  /** Resolves once the person agreed. @throws ApiFailure when they did not */
  async pass(referrer: string): Promise<void> {
    if (!this.isNeeded) return
    const agreed = await (this.listener ? this.askApp(this.listener, referrer) : this.askPerson())
    if (!agreed) throw new ApiFailure('privacy permission is not authorized', { errno: NOT_AUTHORIZED })
    this.agree()
  }

  /** A press of `<button open-type="agreePrivacyAuthorization">`: a yes by itself. */
  agreeBy(buttonId: string): void {
    this.pressed.add(buttonId)
    this.agree()
  }

  forget(): void {
    localStorage.removeItem(this.kept)
    this.pressed.clear()
  }

  apis() {
    return {
      getPrivacySetting: asyncApi('getPrivacySetting', () => ({
        needAuthorization: this.isNeeded,
        privacyContractName: this.contract,
      })),
      requirePrivacyAuthorize: asyncApi('requirePrivacyAuthorize', () => this.pass('requirePrivacyAuthorize')),
      /** The last one registered is the only one. */
      onNeedPrivacyAuthorization: (listener: NeedListener) => void (this.listener = listener),
      openPrivacyContract: asyncApi('openPrivacyContract', () => this.showContract()),
    }
  }

  private agree(): void {
    localStorage.setItem(this.kept, 'agreed')
  }

  private askApp(listener: NeedListener, referrer: string): Promise<boolean> {
    return new Promise((resolve) => {
      listener(
        ({ event, buttonId }) => {
          if (event === 'agree') resolve(buttonId !== undefined && this.pressed.has(buttonId))
          if (event === 'disagree') resolve(false)
        },
        { referrer },
      )
    })
  }

  /** WeChat's own dialog, for an app that brings none. */
  private askPerson(): Promise<boolean> {
    return new Promise((resolve) => {
      const answer = (agreed: boolean) => (): void => {
        close()
        resolve(agreed)
      }
      const dialog = make(
        'div',
        'wx-sheet wx-permission',
        make('b', '', '用户隐私保护提示'),
        make(
          'p',
          '',
          `在你使用${appName(this.app)}服务之前，请仔细阅读`,
          makeButton('wx-permission-link', this.contract, () => void this.showContract()),
          '。如你同意该指引，请点击「同意」开始使用本小程序。',
        ),
        make(
          'div',
          'wx-subscribe-buttons',
          makeButton('wx-subscribe-no', '拒绝', answer(false)),
          makeButton('wx-subscribe-yes', '同意', answer(true)),
        ),
      )
      dialog.setAttribute('role', 'dialog')
      dialog.setAttribute('aria-label', '用户隐私保护提示')
      const close = openLayer('sheet', dialog, {})
    })
  }

  private async showContract(): Promise<void> {
    await showDialog({ title: this.contract, content: '本机演示不收集任何个人信息。', showCancel: false })
  }
}

// What stands around a page in a test: WeChat's edge only. The pages, components and services are the real ones.
import type { ActionName, FunctionName, Input, MeView, Output, Refusal } from '../../typings/contract'
import { changeMe } from '../../miniprogram/services/store'
import { aPerson } from './builders'

interface Sent {
  /** `ticket.report` */
  what: string
  input: Record<string, unknown>
  requestId: string
}

type Answer = (input: unknown) => unknown

class Refused extends Error {
  constructor(readonly reply: Refusal) {
    super(reply.message)
  }
}

/** A refusal as the server gives it: throw it in an answer. */
export const refusal = (code: string, message: string, field?: string): Error =>
  new Refused({ ok: false, code, message, field })

// miniprogram-simulate catches what a page throws and only prints it: a test must not pass over that.
const printed: unknown[][] = []
beforeEach(() => {
  jest.spyOn(console, 'error').mockImplementation((...line) => void printed.push(line))
})
afterEach(() => {
  expect(printed.splice(0)).toEqual([])
})

export class Phone {
  readonly sent: Sent[] = []
  /** Addresses in the order they were opened: `navigateTo /pages/…`. */
  readonly opened: string[] = []
  readonly toasts: string[] = []
  /** What the navigation bar was last made to say. */
  title = ''
  /** What was asked in dialogs, and whether the person says yes. */
  readonly dialogs: string[] = []
  saysYes = true
  /** Numbers that were dialled. */
  readonly dialled: string[] = []
  /** What the page was last scrolled to. */
  scrolledTo = ''
  /** Template ids of each subscription dialog. */
  readonly asked: string[][] = []
  readonly storage = new Map<string, unknown>()
  /** What the person answers in the dialog of subscriptions. */
  consent: 'accept' | 'reject' = 'accept'
  /** WeChat's number of why there is no such dialog; 0 while there is. */
  consentFails = 0
  /** What WeChat says when camera, album or scanner cannot be opened; empty while they can. */
  refuses = ''
  /** Files the camera gives next. */
  camera: string[] = []
  /** Their sizes in bytes, and what the phone finds in them; undefined is no picture. */
  size = 1000
  picture: string | undefined = 'jpeg'
  /** Of videos: their length in seconds and size in bytes. */
  film = { duration: 8, size: 1_000_000 }
  /** What the codes carry that are scanned next: a page of ours, or nothing. */
  scanned = ''
  isOnline = true
  /** WeChat's own questions have been answered with yes before: its privacy contract, and the phone's location. */
  hasAgreedToWeChat = true
  allowsLocation = true
  /** The group in whose chat the card stood; empty when it was none. */
  group = ''
  /** What the phone says of its network as it changes. */
  private hearNetwork: (change: { isConnected: boolean }) => void = () => undefined
  /** Files saved on the phone, by their paths. */
  readonly files = new Set<string>()
  hasRoom = true
  /** What `wx.openLocation` was given. */
  readonly located: object[] = []
  /** Uploads fail while this is false. */
  canUpload = true

  private readonly answers = new Map<string, Answer>()

  constructor(me: MeView = aPerson()) {
    changeMe(me)
    this.answer('account', 'me', () => me)
    Object.assign(wx, this.edge())
  }

  /** Sets what a function answers; throw a {@link refusal} to refuse. */
  answer<F extends FunctionName, A extends ActionName<F>>(
    name: F,
    action: A,
    answer: (input: Input<F, A>) => Output<F, A> | Promise<Output<F, A>>,
  ): void {
    this.answers.set(`${name}.${String(action)}`, answer as Answer)
  }

  /** The network goes or comes back, and the phone says so. */
  connect(isConnected: boolean): void {
    this.isOnline = isConnected
    this.canUpload = isConnected
    this.hearNetwork({ isConnected })
  }

  sentTo(what: string): Sent[] {
    return this.sent.filter((call) => call.what === what)
  }

  private async callFunction(call: { name: string; data: { action: string; input: object; requestId: string } }) {
    const { action, input, requestId } = call.data
    const what = `${call.name}.${action}`
    this.sent.push({ what, input: { ...input }, requestId })
    if (!this.isOnline) throw new Error('cloud.callFunction:fail')
    const answer = this.answers.get(what)
    if (!answer) throw new Error(`the test gives no answer to ${what}`)
    try {
      return { result: JSON.parse(JSON.stringify({ ok: true, data: await answer(input) })) as unknown }
    } catch (error) {
      if (error instanceof Refused) return { result: error.reply }
      throw error
    }
  }

  private edge() {
    const open =
      (how: string) =>
      (options: { url?: string } = {}) => {
        this.opened.push(options.url ? `${how} ${options.url}` : how)
        return Promise.resolve({ errMsg: `${how}:ok` })
      }
    const done = () => Promise.resolve({ errMsg: 'ok' })
    return {
      cloud: {
        callFunction: this.callFunction.bind(this),
        uploadFile: (options: {
          cloudPath: string
          success(result: { fileID: string }): void
          fail(error: { errMsg: string }): void
        }) => {
          if (this.canUpload) options.success({ fileID: `cloud://city.1/${options.cloudPath}` })
          else options.fail({ errMsg: 'uploadFile:fail' })
          return { onProgressUpdate: () => undefined }
        },
        getTempFileURL: ({ fileList }: { fileList: string[] }) =>
          Promise.resolve({ fileList: fileList.map((fileID) => ({ fileID, tempFileURL: `https://photo/${fileID}` })) }),
      },
      getStorageSync: (key: string) => this.storage.get(key) ?? '',
      setStorageSync: (key: string, value: unknown) => this.storage.set(key, JSON.parse(JSON.stringify(value))),
      removeStorageSync: (key: string) => this.storage.delete(key),
      requestSubscribeMessage: (options: {
        tmplIds: string[]
        success(answer: Record<string, string>): void
        fail(error: { errCode: number }): void
      }) => {
        this.asked.push(options.tmplIds)
        if (this.consentFails) options.fail({ errCode: this.consentFails })
        else options.success(Object.fromEntries(options.tmplIds.map((id) => [id, this.consent])))
      },
      chooseMedia: ({ mediaType }: { mediaType: string[] }) =>
        this.unlessRefused({
          tempFiles: this.camera.splice(0).map((tempFilePath) => ({
            tempFilePath,
            ...(mediaType.includes('video')
              ? { ...this.film, thumbTempFilePath: `${tempFilePath}.jpg` }
              : { size: this.size }),
          })),
        }),
      compressVideo: ({ src }: { src: string }) =>
        Promise.resolve({ tempFilePath: src, size: String(Math.ceil(this.film.size / 1024)) }),
      scanCode: () => this.unlessRefused({ path: this.scanned }),
      compressImage: ({ src }: { src: string }) => Promise.resolve({ tempFilePath: src }),
      getImageInfo: () =>
        this.picture
          ? Promise.resolve({ type: this.picture, width: 10, height: 10 })
          : Promise.reject(new Error('getImageInfo:fail')),
      getPrivacySetting: ({ success }: { success(answer: { needAuthorization: boolean }): void }) =>
        success({ needAuthorization: !this.hasAgreedToWeChat }),
      getSetting: ({ success }: { success(answer: { authSetting: Record<string, boolean> }): void }) =>
        success({ authSetting: this.allowsLocation ? { 'scope.userLocation': true } : {} }),
      getLocation: () => Promise.resolve({ longitude: 118.4, latitude: 31.35 }),
      getMenuButtonBoundingClientRect: () => ({ top: 48, bottom: 80, left: 281, right: 368, width: 87, height: 32 }),
      getNetworkType: ({ success }: { success(answer: { networkType: string }): void }) =>
        success({ networkType: this.isOnline ? 'wifi' : 'none' }),
      onNetworkStatusChange: (listener: (change: { isConnected: boolean }) => void) => {
        this.hearNetwork = listener
      },
      env: { USER_DATA_PATH: 'wxfile://usr' },
      getFileSystemManager: () => this.fileSystem(),
      openLocation: (place: object) => {
        this.located.push(place)
        return done()
      },
      navigateTo: open('navigateTo'),
      redirectTo: open('redirectTo'),
      switchTab: open('switchTab'),
      navigateBack: open('navigateBack'),
      showToast: ({ title }: { title: string }) => {
        this.toasts.push(title)
        return done()
      },
      showModal: ({ content, success }: { content: string; success?(answer: { confirm: boolean }): void }) => {
        this.dialogs.push(content)
        const answer = { confirm: this.saysYes, cancel: !this.saysYes }
        success?.(answer)
        return Promise.resolve(answer)
      },
      openSetting: open('openSetting'),
      makePhoneCall: ({ phoneNumber }: { phoneNumber: string }) => {
        this.dialled.push(phoneNumber)
        return done()
      },
      pageScrollTo: ({ selector }: { selector: string }) => {
        this.scrolledTo = selector
        return done()
      },
      reLaunch: open('reLaunch'),
      clearStorageSync: () => this.storage.clear(),
      getGroupEnterInfo: (options: { success(answer: { cloudID: string }): void; fail(): void }) =>
        this.group ? options.success({ cloudID: `cloud-id-of-${this.group}` }) : options.fail(),
      showShareMenu: done,
      setNavigationBarTitle: ({ title }: { title: string }) => {
        this.title = title
        return done()
      },
      stopPullDownRefresh: done,
      setKeepScreenOn: done,
      previewImage: done,
    }
  }

  private unlessRefused<T>(answer: T): Promise<T> {
    const error = Object.assign(new Error(this.refuses), { errMsg: this.refuses })
    return this.refuses ? Promise.reject(error) : Promise.resolve(answer)
  }

  private fileSystem() {
    interface Ends {
      success?(): void
      fail?(error: { errMsg: string }): void
    }
    const end = ({ success, fail }: Ends, isThere: boolean) =>
      isThere ? success?.() : fail?.({ errMsg: 'no such file or directory' })
    return {
      copyFile: (options: Ends & { srcPath: string; destPath: string }) => {
        if (this.hasRoom) this.files.add(options.destPath)
        end(options, this.hasRoom)
      },
      accessSync: (path: string) => {
        if (!this.files.has(path)) throw new Error('no such file or directory')
      },
      readdir: ({ dirPath, success }: { dirPath: string; success(found: { files: string[] }): void }) =>
        success({ files: [...this.files].map((path) => path.slice(dirPath.length + 1)) }),
      unlink: (options: Ends & { filePath: string }) => end(options, this.files.delete(options.filePath)),
    }
  }
}

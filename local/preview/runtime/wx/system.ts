import { PHONE } from '../../units'
import { failures } from '../errors'
import { type PhoneClient } from '../phone-client'
import { type Router } from '../router'
import { CAPSULE } from '../screen/device'
import { showDialog } from '../screen/dialog'
import { chooseAction } from '../screen/sheet'
import { showToast } from '../screen/toast'
import { asyncApi } from './api'

type NetworkListener = (event: { isConnected: boolean; networkType: string }) => void
type VisibilityListener = (event: { path: string; query: object; scene: number }) => void

const DEVICE = {
  brand: 'iPhone',
  model: 'iPhone X',
  system: 'iOS 17.0',
  platform: 'ios',
  benchmarkLevel: 40,
  memorySize: 3072,
}
const BASE = {
  SDKVersion: '3.8.0',
  version: '8.0.50',
  language: 'zh_CN',
  theme: 'light',
  fontSizeSetting: 16,
  fontSizeScaleFactor: 1,
  enableDebug: false,
  host: { env: 'WeChat' },
}

/** What the phone and WeChat tell about themselves. */
export function systemApis(
  router: Router,
  client: PhoneClient,
  launch: { path: string; query: Record<string, string>; scene: number },
) {
  const networkListeners = new Set<NetworkListener>()
  const showListeners = new Set<VisibilityListener>()
  const hideListeners = new Set<VisibilityListener>()

  const window = () => {
    const view = router.pages.at(-1)?.frame.page.parentElement
    const { width, height } = { width: innerWidth, height: innerHeight }
    return {
      pixelRatio: devicePixelRatio,
      screenWidth: width,
      screenHeight: height,
      windowWidth: width,
      windowHeight: view?.clientHeight || height - PHONE.statusBar - PHONE.navigationBar,
      statusBarHeight: PHONE.statusBar,
      screenTop: view ? height - view.clientHeight : 0,
      safeArea: {
        left: 0,
        right: width,
        top: PHONE.statusBar,
        bottom: height - PHONE.homeBar,
        width,
        height: height - PHONE.statusBar - PHONE.homeBar,
      },
    }
  }
  const info = () => ({ ...DEVICE, ...BASE, ...window(), deviceOrientation: 'portrait', locationEnabled: true })
  const networkType = (): string => (client.online ? 'wifi' : 'none')

  const apis = {
    getSystemInfoSync: info,
    getSystemInfo: asyncApi('getSystemInfo', info),
    getSystemInfoAsync: asyncApi('getSystemInfoAsync', info),
    getWindowInfo: window,
    getDeviceInfo: () => DEVICE,
    getAppBaseInfo: () => BASE,
    getMenuButtonBoundingClientRect: () => ({ ...CAPSULE }),
    getAccountInfoSync: () => ({ miniProgram: { appId: 'touristappid', envVersion: 'develop', version: '' } }),
    getLaunchOptionsSync: () => launch,
    getEnterOptionsSync: () => launch,
    getSystemSetting: () => ({
      locationEnabled: true,
      wifiEnabled: client.online,
      bluetoothEnabled: false,
      deviceOrientation: 'portrait',
    }),
    getAppAuthorizeSetting: () => ({
      locationAuthorized: 'authorized',
      cameraAuthorized: 'authorized',
      albumAuthorized: 'authorized',
    }),
    getNetworkType: asyncApi('getNetworkType', () => ({ networkType: networkType() })),
    onNetworkStatusChange: (listener: NetworkListener) => networkListeners.add(listener),
    offNetworkStatusChange: (listener: NetworkListener) => networkListeners.delete(listener),
    onAppShow: (listener: VisibilityListener) => showListeners.add(listener),
    offAppShow: (listener: VisibilityListener) => showListeners.delete(listener),
    onAppHide: (listener: VisibilityListener) => hideListeners.add(listener),
    offAppHide: (listener: VisibilityListener) => hideListeners.delete(listener),
    onError: (listener: (message: string) => void) => failures.errorListeners.add(listener),
    offError: (listener: (message: string) => void) => failures.errorListeners.delete(listener),
    onUnhandledRejection: (listener: (rejection: { reason: unknown; promise: Promise<unknown> }) => void) =>
      failures.rejectionListeners.add(listener),
    offUnhandledRejection: (listener: (rejection: { reason: unknown; promise: Promise<unknown> }) => void) =>
      failures.rejectionListeners.delete(listener),
    // a browser tab never runs an old version beside a new one, changes its theme or its window
    getUpdateManager: () => ({
      onCheckForUpdate: () => undefined,
      onUpdateReady: () => undefined,
      onUpdateFailed: () => undefined,
      applyUpdate: () => location.reload(),
    }),
    onThemeChange: () => undefined,
    offThemeChange: () => undefined,
    onWindowResize: () => undefined,
    offWindowResize: () => undefined,
    onKeyboardHeightChange: () => undefined,
    offKeyboardHeightChange: () => undefined,
    onMemoryWarning: () => undefined,
    getSetting: asyncApi('getSetting', () => ({
      authSetting: { 'scope.userLocation': true, 'scope.userFuzzyLocation': true, 'scope.camera': true },
    })),
    openSetting: asyncApi('openSetting', () => ({
      authSetting: { 'scope.userLocation': true, 'scope.userFuzzyLocation': true, 'scope.camera': true },
    })),
    authorize: asyncApi('authorize', () => undefined),
    getPrivacySetting: asyncApi('getPrivacySetting', () => ({
      needAuthorization: false,
      privacyContractName: '《镜湖网格隐私保护指引》',
    })),
    requirePrivacyAuthorize: asyncApi('requirePrivacyAuthorize', () => undefined),
    onNeedPrivacyAuthorization: () => undefined,
    openPrivacyContract: asyncApi('openPrivacyContract', async () => {
      await showDialog({ title: '隐私保护指引', content: '本机演示不收集任何个人信息。', showCancel: false })
    }),
    makePhoneCall: asyncApi('makePhoneCall', async ({ phoneNumber }: { phoneNumber: string }) => {
      await chooseAction([`呼叫 ${phoneNumber}`])
    }),
    setClipboardData: asyncApi('setClipboardData', async ({ data }: { data: string }) => {
      clipboard = data
      await navigator.clipboard?.writeText(data).catch(() => undefined)
      showToast('toast', { title: '内容已复制' })
    }),
    getClipboardData: asyncApi('getClipboardData', () => ({ data: clipboard })),
    vibrateShort: asyncApi('vibrateShort', () => undefined),
    vibrateLong: asyncApi('vibrateLong', () => undefined),
    setKeepScreenOn: asyncApi('setKeepScreenOn', () => undefined),
    showShareMenu: asyncApi('showShareMenu', () => undefined),
    hideShareMenu: asyncApi('hideShareMenu', () => undefined),
    nextTick: (callback: () => void) => queueMicrotask(callback),
    base64ToArrayBuffer: (text: string) => Uint8Array.from(atob(text), (character) => character.charCodeAt(0)).buffer,
    arrayBufferToBase64: (buffer: ArrayBuffer) => btoa(String.fromCharCode(...new Uint8Array(buffer))),
    reportEvent: () => undefined,
    getLogManager: () => console,
    getRealtimeLogManager: () => console,
  }
  return {
    apis,
    networkChanged() {
      const event = { isConnected: client.online, networkType: networkType() }
      for (const listener of networkListeners) listener(event)
    },
    visibilityChanged(visible: boolean) {
      for (const listener of visible ? showListeners : hideListeners) listener(launch)
    },
  }
}

let clipboard = ''

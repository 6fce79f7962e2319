import { PHONE } from '../../units'
import { failures } from '../errors'
import { type PhoneClient } from '../phone-client'
import { type Router } from '../router'
import { CAPSULE } from '../screen/device'
import { fromBase64, toBase64 } from '../base64'
import { asyncApi, drop } from './api'

type NetworkListener = (event: { isConnected: boolean; networkType: string }) => void

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
export function systemApis(router: Router, client: PhoneClient) {
  const networkListeners = new Set<NetworkListener>()

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
    offNetworkStatusChange: (listener?: NetworkListener) => drop(networkListeners, listener),
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
    nextTick: (callback: () => void) => queueMicrotask(callback),
    base64ToArrayBuffer: (text: string) => fromBase64(text).buffer,
    arrayBufferToBase64: (buffer: ArrayBuffer) => toBase64(new Uint8Array(buffer)),
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
  }
}

import { MiniProgramEnv } from 'glass-easel-miniprogram-adapter'
import { Application, type AppInstance } from './application'
import { patchElements, PreviewBackend } from './backend'
import { basicBuiltins } from './builtins/basic'
import { canvasBuiltin } from './builtins/canvas'
import { connectContainers, containerBuiltins } from './builtins/containers'
import { choiceBuiltins } from './builtins/choices'
import { connectButtons, formBuiltins } from './builtins/form'
import { registerBuiltins } from './builtins/define'
import { connectMaps, mapBuiltin } from './builtins/map-view'
import { pickerBuiltins } from './builtins/picker'
import { scrollView } from './builtins/scroll-view'
import { swiperBuiltins } from './builtins/swiper'
import { textFieldBuiltins } from './builtins/text-field'
import { videoBuiltin } from './builtins/video'
import { installClock, setOffset } from './clock'
import { loadUnits, prepareSpace } from './code-space'
import { cardEntrance, Entrances, messageEntrance, plainEntrance } from './entrance'
import { installErrors } from './errors'
import { connectUserFiles } from './files'
import { appName, type Manifest } from './manifest'
import { PhoneClient } from './phone-client'
import { connectPhone, readStage } from './phone'
import { Router } from './router'
import { announce } from './screen/banner'
import { drawDevice } from './screen/device'
import { sharePage } from './share'
import { installTouch } from './touch'
import { installWxs } from './wxs'
import { UserFiles } from './user-files'
import { makeWx } from './wx/namespace'
import { Permissions } from './wx/permissions'
import { PrivacyGate } from './wx/privacy'
import { patchSelectorQueries } from './wx/query'

const BUILTINS = [
  ...basicBuiltins,
  ...textFieldBuiltins,
  ...formBuiltins,
  ...choiceBuiltins,
  ...pickerBuiltins,
  scrollView,
  ...swiperBuiltins,
  ...containerBuiltins,
  mapBuiltin,
  videoBuiltin,
  canvasBuiltin,
]

/**
 * Starts one phone: `/phone/?who=<openid>`, with `&open=<page>` at that page, with `&group=<id>` as from a card in that
 * group's chat.
 */
export async function boot(readManifest: () => Manifest): Promise<void> {
  const search = new URLSearchParams(location.search)
  const openid = search.get('who') ?? 'o-visitor'
  const isEmbedded = window.parent !== window
  document.documentElement.toggleAttribute('data-embedded', isEmbedded)
  const stage = await readStage(openid)
  setOffset(stage.offset)
  installClock()
  installErrors()
  installWxs()
  patchElements()
  const manifest = readManifest()
  document.documentElement.dataset.style = manifest.app.style ?? 'v1'

  const client = new PhoneClient(openid)
  client.online = !search.has('offline')
  const env = new MiniProgramEnv()
  const installBuiltins = registerBuiltins(env, manifest.groups, BUILTINS)
  const backend = env.associateBackend(new PreviewBackend())
  const space = env.createCodeSpace('', true)
  prepareSpace(space, installBuiltins)

  const files = new UserFiles(openid)
  connectUserFiles(files)
  const gate = new PrivacyGate(manifest.app, openid)
  const permissions = new Permissions(manifest.app, client, gate)
  const share = (from: 'button' | 'menu', target?: { dataset: Record<string, unknown> }): void =>
    void sharePage({ router, appName: appName(manifest.app), groups: stage.groups }, from, target)
  const device = drawDevice({
    reload: () => location.reload(),
    share: () => share('menu'),
    settings: () => void permissions.openSettings(),
  })
  device.setOnline(client.online)
  const router = new Router(manifest, backend, space, (page) => device.setTextStyle(page.frame.textStyle))
  const first = search.get('open') ?? `/${router.home}`
  const group = search.get('group')
  const launch = group ? cardEntrance(first, { group, withShareTicket: true }) : plainEntrance(first)
  const entrances = new Entrances(launch)
  const { wx, networkChanged, visibilityChanged } = makeWx({
    manifest,
    files,
    router,
    client,
    entrances,
    gate,
    permissions,
    stage,
  })
  const application = new Application({ router, entrances, visibilityChanged })
  Object.assign(globalThis, {
    wx,
    App: (definition: AppInstance) => (application.instance = definition),
    getApp: () => application.instance,
    getCurrentPages: () => router.pages.map((page) => page.caller),
  })
  connectButtons({
    share: (dataset) => share('button', { dataset }),
    agreePrivacy: (buttonId) => gate.agreeBy(buttonId),
    phoneNumber: () => permissions.phoneNumber(),
    openSettings: () => permissions.openSettings(),
  })
  connectContainers({ navigate: navigateBy(wx), surface: pageSurface(router) })
  connectMaps({
    place: () => (permissions.isAllowed('scope.userLocation') ? stage.at : null),
    allowLocating: () => gate.pass('MapContext.moveToLocation'),
  })
  patchSelectorQueries(() => router.top.frame.page)
  loadUnits(manifest, space)

  installTouch(document.body)
  application.launch()
  document.documentElement.dataset.ready = ''
  connectPhone(client, {
    message: (message) => announce(message, (page) => application.enter(messageEntrance(page))),
    clock(offset) {
      if (setOffset(offset)) application.comeBack()
    },
    settled: () => application.comeBack(),
    network(online) {
      client.online = online
      device.setOnline(online)
      networkChanged()
    },
    visible: (visible) => application.setForeground(visible),
    open: (page, card) => application.enter(card ? cardEntrance(page, card) : plainEntrance(page)),
  })
  // on the stage, the stage reloads its phones
  if (manifest.watch && !isEmbedded) reloadOnRebuild()
}

function navigateBy(wx: Record<string, unknown>): (openType: string, target: { url: string; delta: number }) => void {
  const apis: Record<string, string> = {
    navigate: 'navigateTo',
    redirect: 'redirectTo',
    switchTab: 'switchTab',
    reLaunch: 'reLaunch',
    navigateBack: 'navigateBack',
  }
  return (openType, target) => {
    const api = wx[apis[openType] ?? '']
    if (typeof api !== 'function') throw new Error(`预览还不支持 <navigator open-type="${openType}">`)
    ;(api as (options: object) => void)(target)
  }
}

function pageSurface(router: Router): Parameters<typeof connectContainers>[0]['surface'] {
  const frameOf = (host: Element) =>
    router.pages.find((page) => page.frame.page.contains(host))?.frame ?? router.top.frame
  return {
    setStyle(host, { pageStyle, rootFontSize, backgroundColor }) {
      const frame = frameOf(host)
      frame.page.style.cssText = pageStyle ?? ''
      if (rootFontSize) document.documentElement.style.fontSize = rootFontSize
      if (backgroundColor && frame.page.parentElement) frame.page.parentElement.style.backgroundColor = backgroundColor
    },
    setBar(host, { title, frontColor, backgroundColor, loading }) {
      const frame = frameOf(host)
      if (title) frame.setTitle(title)
      if (frontColor && backgroundColor) frame.setColours(frontColor, backgroundColor)
      frame.setLoading(loading === true)
    },
  }
}

function reloadOnRebuild(): void {
  new EventSource('/phone/reload').addEventListener('reload', () => location.reload())
}

import { glassEasel, MiniProgramEnv, type CodeSpace } from 'glass-easel-miniprogram-adapter'
import { patchElements, PreviewBackend } from './backend'
import { basicBuiltins } from './builtins/basic'
import { connectContainers, containerBuiltins } from './builtins/containers'
import { choiceBuiltins } from './builtins/choices'
import { connectButtons, formBuiltins } from './builtins/form'
import { registerBuiltins } from './builtins/define'
import { connectMaps, mapBuiltin } from './builtins/map-view'
import { pickerBuiltins } from './builtins/picker'
import { scrollView } from './builtins/scroll-view'
import { swiperBuiltins } from './builtins/swiper'
import { textFieldBuiltins } from './builtins/text-field'
import { installClock, setOffset } from './clock'
import { installErrors } from './errors'
import { type Manifest } from './manifest'
import { PhoneClient } from './phone-client'
import { connectPhone, readStage } from './phone'
import { Router } from './router'
import { announce } from './screen/banner'
import { drawDevice } from './screen/device'
import { sharePage } from './share'
import { installTouch } from './touch'
import { installWxs } from './wxs'
import { makeWx } from './wx/namespace'
import { patchSelectorQueries } from './wx/query'

type Definition = { behaviors?: unknown[] } & Record<string, unknown>
interface AppInstance {
  onLaunch?(options: object): void
  onShow?(options: object): void
  onHide?(): void
  onError?(message: string): void
  onUnhandledRejection?(rejection: object): void
  [key: string]: unknown
}

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
]

/** WeChat's scenes: opened from the list, from a service message. */
const SCENE = 1001

/** Starts one phone: `/phone/?who=<openid>`, optionally `&open=<page path>`. */
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
  const env = new MiniProgramEnv()
  const installBuiltins = registerBuiltins(env, manifest.groups, BUILTINS)
  const backend = env.associateBackend(new PreviewBackend())
  const space = env.createCodeSpace('', true)
  prepareSpace(space, installBuiltins)

  const device = drawDevice({ reload: () => location.reload(), share: () => void sharePage(router, 'menu') })
  const router = new Router(manifest, backend, space, (page) => device.setTextStyle(page.frame.textStyle))
  const first = search.get('open') ?? `/${router.home}`
  const launch = { path: first.replace(/^\//, '').split('?')[0] ?? '', query: {}, scene: SCENE }
  const { wx, networkChanged, visibilityChanged } = makeWx({ manifest, router, client, launch, place: () => stage.at })

  let app: AppInstance = {}
  Object.assign(globalThis, {
    wx,
    App: (definition: AppInstance) => (app = definition),
    getApp: () => app,
    getCurrentPages: () => router.pages.map((page) => page.caller),
  })
  connectButtons({ share: (dataset) => void sharePage(router, 'button', { dataset }) })
  connectContainers({ navigate: navigateBy(wx), surface: pageSurface(router) })
  connectMaps({ place: () => stage.at })
  patchSelectorQueries(() => router.top.frame.page)
  loadUnits(manifest, space)

  if (app.onError) failuresTo(wx, app)
  app.onLaunch?.(launch)
  app.onShow?.(launch)
  installTouch(document.body)
  router.reLaunch(first)
  document.documentElement.dataset.ready = ''

  const setForeground = (foreground: boolean): void => {
    if (foreground) app.onShow?.(launch)
    router.setForeground(foreground)
    visibilityChanged(foreground)
    if (!foreground) app.onHide?.()
  }
  /** Time that was jumped over is time spent elsewhere: on coming back, App and page look again, as in WeChat. */
  const comeBack = (): void => {
    if (document.hidden) return
    setForeground(false)
    setForeground(true)
  }
  connectPhone(client, {
    message: (message) => announce(message, (page) => router.enter(page.startsWith('/') ? page : `/${page}`)),
    clock(offset) {
      if (setOffset(offset)) comeBack()
    },
    settled: comeBack,
    network(online) {
      client.online = online
      device.setOnline(online)
      networkChanged()
    },
    visible: setForeground,
    open: (page) => router.enter(page),
  })
  // on the stage, the stage reloads its phones
  if (manifest.watch && !isEmbedded) reloadOnRebuild()
}

function prepareSpace(space: CodeSpace, installBuiltins: (space: glassEasel.ComponentSpace) => void): void {
  const components = space.getComponentSpace()
  // a property may be named `data` (TDesign's form has one) and must not hide the component's data
  components.updateComponentOptions({ writeFieldsToNode: false })
  installBuiltins(components)
  space.setOverallBehavior(readyBehavior(components))
  components.define('').registerComponent()
}

/** glass-easel leaves `ready` to its host: it fires children first, once what was attached has been drawn. */
function readyBehavior(components: glassEasel.ComponentSpace): glassEasel.GeneralBehavior {
  let waiting: glassEasel.GeneralComponent[] = []
  const flush = (): void => {
    const drawn = waiting
    waiting = []
    for (const component of drawn.reverse()) {
      if (glassEasel.Element.isAttached(component)) component.triggerLifetime('ready', [])
    }
  }
  function attached(this: { _$?: glassEasel.GeneralComponent }): void {
    if (waiting.length === 0) requestAnimationFrame(flush)
    waiting.push(this._$ ?? (this as unknown as glassEasel.GeneralComponent))
  }
  return components
    .define()
    .lifetime('attached', attached as never)
    .registerBehavior() as glassEasel.GeneralBehavior
}

/** Registers every component and page; dependencies come first, as the build ordered them. */
function loadUnits(manifest: Manifest, space: CodeSpace): void {
  for (const unit of manifest.units) {
    space.addComponentStaticConfig(unit.path, unit.config as never)
    space.addStyleSheet(unit.path, undefined, unit.prefix)
    const content = manifest.groups[unit.path]
    if (content) space.addCompiledTemplate(unit.path, { groupList: manifest.groups, content })
  }
  const builtinBehaviors = new Map<string, unknown>()
  // the adapter takes Behavior objects alone; WeChat's named ones only mark a component
  const withBehaviors = <T extends Definition>(definition: T): T =>
    definition.behaviors
      ? {
          ...definition,
          behaviors: definition.behaviors.map((behavior) => {
            if (typeof behavior !== 'string') return behavior
            if (!builtinBehaviors.has(behavior)) builtinBehaviors.set(behavior, space.behavior().register())
            return builtinBehaviors.get(behavior)
          }),
        }
      : definition
  const define = (path: string, load: () => void): void => {
    space.componentEnv(path, ({ Component, Page, Behavior }) => {
      Object.assign(globalThis, {
        Component: (definition: Definition) => Component(withBehaviors(definition) as never),
        Page: (definition: Definition) => Page(withBehaviors(definition) as never),
        Behavior: (definition: Definition) => Behavior(withBehaviors(definition) as never),
      })
      load()
    })
  }
  define('app', () => manifest.loadApp())
  for (const unit of manifest.units) define(unit.path, () => unit.load())
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

function failuresTo(wx: Record<string, unknown>, app: AppInstance): void {
  const on = (name: string, listener: unknown): void => (wx[name] as (listener: unknown) => void)(listener)
  on('onError', (message: string) => app.onError?.(message))
  on('onUnhandledRejection', (rejection: object) => app.onUnhandledRejection?.(rejection))
}

function reloadOnRebuild(): void {
  new EventSource('/phone/reload').addEventListener('reload', () => location.reload())
}

import { defineBuiltin, flag, number, text, type Builtin } from './define'
import { hoverProperties } from './hover'

type Navigate = (openType: string, target: { url: string; delta: number }) => void
interface PageSurface {
  setStyle(host: Element, style: { pageStyle?: string; rootFontSize?: string; backgroundColor?: string }): void
  setBar(host: Element, bar: { title?: string; frontColor?: string; backgroundColor?: string; loading?: boolean }): void
}
let navigate: Navigate = () => undefined
let surface: PageSurface = { setStyle: () => undefined, setBar: () => undefined }

/** Lets containers reach the router and the page they sit in. */
export function connectContainers(connected: { navigate: Navigate; surface: PageSurface }): void {
  navigate = connected.navigate
  surface = connected.surface
}

const navigator = defineBuiltin({
  name: 'navigator',
  properties: { ...hoverProperties, url: text(), openType: text('navigate'), delta: number(1), target: text('self') },
  create({ get, onTap }) {
    const press = (): void => {
      if (get('target') !== 'self') throw new Error('预览还不支持 <navigator target="miniProgram">')
      navigate(get('openType'), { url: get('url'), delta: get('delta') })
    }
    onTap(press)
    return { press }
  },
})

const rootPortal = defineBuiltin({
  name: 'root-portal',
  properties: { enable: flag(true) },
  create: ({ host, get }) => ({
    attached() {
      if (get('enable')) host.closest('wx-page')?.append(host)
    },
    detached: () => host.remove(),
  }),
})

const pageContainer = defineBuiltin({
  name: 'page-container',
  properties: {
    show: flag(),
    duration: number(300),
    zIndex: number(100),
    overlay: flag(true),
    position: text('bottom'),
    round: flag(),
    overlayStyle: text(),
    customStyle: text(),
    closeOnSlideDown: flag(),
  },
  create({ host, emit, get }) {
    const shade = document.createElement('wx-page-shade')
    shade.addEventListener('click', () => emit('clickoverlay'))
    return {
      attached: () => host.before(shade),
      detached: () => shade.remove(),
      update: {
        show(show) {
          if (!host.isConnected && !show) return
          emit(show ? 'beforeenter' : 'beforeleave')
          host.toggleAttribute('data-shown', show)
          shade.toggleAttribute('data-shown', show && get('overlay'))
          setTimeout(() => emit(show ? 'afterenter' : 'afterleave'), get('duration'))
        },
        round: (round) => host.toggleAttribute('data-round', round),
        position: (position) => (host.dataset.position = position),
        zIndex: (index) => (host.style.zIndex = shade.style.zIndex = String(index)),
        overlayStyle: (style) => (shade.style.cssText += style),
      },
    }
  },
})

const pageMeta = defineBuiltin({
  name: 'page-meta',
  properties: {
    pageStyle: text(),
    rootFontSize: text(),
    pageFontSize: text(),
    backgroundColor: text(),
    backgroundTextStyle: text(),
    pageOrientation: text(),
  },
  create: ({ host, get }) => {
    const apply = (): void => {
      if (!host.isConnected) return
      surface.setStyle(host, {
        pageStyle: get('pageStyle'),
        rootFontSize: get('rootFontSize'),
        backgroundColor: get('backgroundColor'),
      })
    }
    return { attached: apply, update: { pageStyle: apply, rootFontSize: apply, backgroundColor: apply } }
  },
})

const navigationBar = defineBuiltin({
  name: 'navigation-bar',
  template: 'none',
  properties: { title: text(), frontColor: text(), backgroundColor: text(), loading: flag() },
  create: ({ host, get }) => {
    const apply = (): void => {
      if (host.isConnected) {
        surface.setBar(host, {
          title: get('title'),
          frontColor: get('frontColor'),
          backgroundColor: get('backgroundColor'),
          loading: get('loading'),
        })
      }
    }
    return { attached: apply, update: { title: apply, frontColor: apply, backgroundColor: apply, loading: apply } }
  },
})

export const containerBuiltins: Builtin[] = [navigator, rootPortal, pageContainer, pageMeta, navigationBar]

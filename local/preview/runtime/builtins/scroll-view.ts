import { any, defineBuiltin, flag, number, text } from './define'
import { pullToRefresh } from './pull'

/** scroll-view: native scrolling, WeChat's events and properties, and its own pull-to-refresh. */
export const scrollView = defineBuiltin({
  name: 'scroll-view',
  template: 'scroller',
  properties: {
    scrollX: flag(),
    scrollY: flag(),
    scrollTop: any<number | string | null>(null),
    scrollLeft: any<number | string | null>(null),
    scrollIntoView: text(),
    scrollWithAnimation: flag(),
    upperThreshold: any<number | string>(50),
    lowerThreshold: any<number | string>(50),
    showScrollbar: flag(true),
    enhanced: flag(),
    bounces: flag(true),
    pagingEnabled: flag(),
    fastDeceleration: flag(),
    scrollAnchoring: flag(),
    enablePassive: any<unknown>(false),
    enableFlex: flag(),
    enableBackToTop: flag(),
    type: text('list'),
    refresherEnabled: flag(),
    refresherThreshold: number(45),
    refresherDefaultStyle: text('black'),
    refresherBackground: text(),
    refresherTriggered: flag(),
  },
  create({ host, get, emit }) {
    let last = { top: 0, left: 0 }
    host.addEventListener('scroll', () => {
      const { scrollTop, scrollLeft, scrollHeight, scrollWidth } = host
      emit('scroll', {
        scrollTop,
        scrollLeft,
        scrollHeight,
        scrollWidth,
        deltaX: last.left - scrollLeft,
        deltaY: last.top - scrollTop,
      })
      if (get('scrollY')) reachEdges(last.top, scrollTop, scrollHeight - host.clientHeight, 'top', 'bottom')
      if (get('scrollX')) reachEdges(last.left, scrollLeft, scrollWidth - host.clientWidth, 'left', 'right')
      last = { top: scrollTop, left: scrollLeft }
    })

    /** Each edge is told once per approach. */
    function reachEdges(before: number, after: number, end: number, start: string, finish: string): void {
      const lower = pixels(get('lowerThreshold'))
      const upper = pixels(get('upperThreshold'))
      if (end - after <= lower && end - before > lower) emit('scrolltolower', { direction: finish })
      if (after <= upper && before > upper) emit('scrolltoupper', { direction: start })
    }

    const behavior = (): ScrollBehavior => (get('scrollWithAnimation') ? 'smooth' : 'instant')
    const scrollWhenDrawn = (options: ScrollToOptions): void => {
      requestAnimationFrame(() => host.scrollTo({ ...options, behavior: behavior() }))
    }
    const refresher = pullToRefresh(host, {
      enabled: () => get('refresherEnabled'),
      threshold: () => get('refresherThreshold'),
      pulling: (distance) => emit('refresherpulling', { dy: distance }),
      refresh: () => emit('refresherrefresh'),
      restore: () => emit('refresherrestore'),
      abort: () => emit('refresherabort'),
    })
    return {
      attached: () =>
        refresher.mount(host.querySelector(':scope > wx-refresher'), host.querySelector(':scope > wx-scroll-content')),
      update: {
        scrollX: (on) => host.toggleAttribute('scroll-x', on),
        scrollY: (on) => host.toggleAttribute('scroll-y', on),
        enableFlex: (on) => host.toggleAttribute('enable-flex', on),
        pagingEnabled: (on) => host.toggleAttribute('paging', on),
        scrollTop: (top) => void (top !== null && top !== undefined && scrollWhenDrawn({ top: pixels(top) })),
        scrollLeft: (left) => void (left !== null && left !== undefined && scrollWhenDrawn({ left: pixels(left) })),
        scrollIntoView(id) {
          if (!id) return
          requestAnimationFrame(() => {
            const target = host.querySelector(`[data-wxid="${CSS.escape(id)}"]`)
            if (!target) return
            const from = host.getBoundingClientRect()
            const to = target.getBoundingClientRect()
            host.scrollBy({
              top: get('scrollY') ? to.top - from.top : 0,
              left: get('scrollX') ? to.left - from.left : 0,
              behavior: behavior(),
            })
          })
        },
        refresherBackground: (background) =>
          host.style.setProperty('--refresher-background', background || 'transparent'),
        refresherDefaultStyle: (style) => (host.dataset.refresher = style),
        refresherTriggered: (on) => (on ? refresher.begin() : refresher.finish()),
      },
    }
  },
})

function pixels(value: number | string): number {
  const amount = typeof value === 'number' ? value : parseFloat(value)
  return String(value).endsWith('rpx') ? (amount * innerWidth) / 750 : amount
}

import { followPointer } from './pointer'
import { any, defineBuiltin, flag, number, text, type Builtin } from './define'

/** How far a finger must go to turn a page. */
const TURN = 30

const swiper = defineBuiltin({
  name: 'swiper',
  template: 'swiper',
  properties: {
    current: any<number | string>(0),
    indicatorDots: flag(),
    indicatorColor: text('rgba(0,0,0,.3)'),
    indicatorActiveColor: text('#000000'),
    autoplay: flag(),
    interval: number(5000),
    duration: number(500),
    circular: flag(),
    vertical: flag(),
    previousMargin: text('0px'),
    nextMargin: text('0px'),
    displayMultipleItems: number(1),
    easingFunction: text('default'),
    snapToEdge: flag(),
  },
  create({ host, get, set, emit }) {
    const dots = document.createElement('wx-swiper-dots')
    let shown = 0
    let turning: number | undefined
    let drag = 0

    const track = (): HTMLElement | null => host.querySelector(':scope > wx-track')
    const items = (): HTMLElement[] => [...host.querySelectorAll<HTMLElement>(':scope > wx-track > wx-swiper-item')]
    const length = (): number =>
      (get('vertical') ? host.clientHeight : host.clientWidth) / Math.max(1, get('displayMultipleItems'))

    const draw = (animated: boolean): void => {
      const node = track()
      if (!node) return
      const axis = get('vertical') ? 'Y' : 'X'
      node.style.transition = animated ? `transform ${get('duration')}ms` : 'none'
      node.style.transform = `translate${axis}(calc(${(-100 * shown) / Math.max(1, get('displayMultipleItems'))}% + ${drag}px))`
      const count = items().length
      dots.hidden = !get('indicatorDots') || count < 2
      if (dots.childElementCount !== count) dots.replaceChildren(...items().map(() => document.createElement('i')))
      ;[...dots.children].forEach((dot, index) => dot.toggleAttribute('data-active', index === shown))
    }
    const turn = (to: number, source: 'touch' | 'autoplay' | ''): void => {
      const last = items().length - 1
      const next = get('circular') ? (to + last + 1) % (last + 1 || 1) : Math.max(0, Math.min(last, to))
      const changed = next !== shown && last >= 0
      shown = next
      draw(true)
      if (!changed) return
      const currentItemId = items()[shown]?.dataset.itemId ?? ''
      if (source) set('current', shown)
      emit('change', { current: shown, currentItemId, source })
      setTimeout(() => emit('animationfinish', { current: shown, currentItemId, source }), get('duration'))
    }
    const play = (): void => {
      clearInterval(turning)
      if (get('autoplay') && host.isConnected)
        turning = window.setInterval(() => turn(shown + 1, 'autoplay'), get('interval'))
    }
    host.addEventListener('pointerdown', (from) => {
      followPointer({
        move(event) {
          const moved = get('vertical') ? event.clientY - from.clientY : event.clientX - from.clientX
          drag = Math.max(-length(), Math.min(length(), moved))
          if (Math.abs(drag) > 4) draw(false)
        },
        end() {
          const moved = drag
          drag = 0
          turn(shown + (Math.abs(moved) > TURN ? (moved < 0 ? 1 : -1) : 0), 'touch')
        },
      })
    })
    const children = new MutationObserver(() => draw(false))
    return {
      attached() {
        host.append(dots)
        const node = track()
        if (node) children.observe(node, { childList: true })
        shown = Number(get('current')) || 0
        draw(false)
        play()
      },
      detached() {
        clearInterval(turning)
        children.disconnect()
      },
      update: {
        current(current) {
          if (host.isConnected && Number(current) !== shown) turn(Number(current) || 0, '')
        },
        vertical: (vertical) => host.toggleAttribute('vertical', vertical),
        autoplay: play,
        interval: play,
        indicatorDots: () => draw(false),
        indicatorColor: (color) => host.style.setProperty('--dot', color),
        indicatorActiveColor: (color) => host.style.setProperty('--dot-active', color),
        previousMargin: (margin) => host.style.setProperty('--before', margin),
        nextMargin: (margin) => host.style.setProperty('--after', margin),
        displayMultipleItems: (count) => host.style.setProperty('--items', String(Math.max(1, count))),
      },
    }
  },
})

const swiperItem = defineBuiltin({
  name: 'swiper-item',
  properties: { itemId: text() },
  create: ({ host }) => ({ update: { itemId: (id) => (host.dataset.itemId = id) } }),
})

export const swiperBuiltins: Builtin[] = [swiper, swiperItem]

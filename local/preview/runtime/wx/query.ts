import { component } from 'glass-easel-miniprogram-adapter'
import { type AnimationData } from '../builtins/animation'
import { type Router } from '../router'

interface Queryable {
  createSelectorQuery(): { selectViewport(): unknown }
  createIntersectionObserver(options?: object): unknown
}

/** Asking about nodes, and animations. */
export function queryApis(router: Router) {
  const page = (): Queryable => router.top.caller as unknown as Queryable
  return {
    createSelectorQuery: () => page().createSelectorQuery(),
    createIntersectionObserver: (component: Queryable, options?: object) =>
      component.createIntersectionObserver(options),
    createAnimation,
  }
}

interface Animation {
  step(options?: object): Animation
  export(): AnimationData
}

const STEPS =
  'opacity backgroundColor width height top left bottom right rotate rotateX rotateY rotateZ rotate3d scale scaleX scaleY scaleZ ' +
  'scale3d translate translateX translateY translateZ translate3d skew skewX skewY matrix matrix3d'

/** WeChat's animation builder: properties collect until `step`, steps until `export`. */
function createAnimation(defaults: object = {}): Animation {
  type Action = AnimationData['actions'][number]
  let actions: Action[] = []
  let properties: Action['properties'] = []
  const animation: Animation = {
    step(options = {}) {
      actions.push({
        options: {
          duration: 400,
          timingFunction: 'linear',
          delay: 0,
          transformOrigin: '50% 50% 0',
          ...defaults,
          ...options,
        },
        properties,
      })
      properties = []
      return animation
    },
    export() {
      const exported = { actions }
      actions = []
      return exported
    },
  }
  const add =
    (name: string) =>
    (...values: Array<string | number>) => {
      properties.push([name, values])
      return animation
    }
  return Object.assign(animation, Object.fromEntries(STEPS.split(' ').map((name) => [name, add(name)])))
}

interface ViewportQuery {
  selectViewport(): { scrollOffset(done?: (result: object) => void): unknown }
}

/** `selectViewport().scrollOffset` is the page's own scroll position, which glass-easel cannot know. */
export function patchSelectorQueries(page: () => HTMLElement): void {
  const prototype = component.ComponentCaller.prototype as unknown as { createSelectorQuery(): ViewportQuery }
  const createSelectorQuery = prototype.createSelectorQuery
  prototype.createSelectorQuery = function () {
    const query = createSelectorQuery.call(this)
    const selectViewport = query.selectViewport.bind(query)
    query.selectViewport = () => {
      const viewport = selectViewport()
      const scrollOffset = viewport.scrollOffset.bind(viewport)
      viewport.scrollOffset = (done) =>
        scrollOffset((result) => {
          const { scrollTop, scrollLeft, scrollWidth, scrollHeight } = page()
          done?.(Object.assign(result, { scrollTop, scrollLeft, scrollWidth, scrollHeight }))
        })
      return viewport
    }
    return query
  }
}

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

interface NodesRef {
  fields(fields: Fields, done?: (result: Result) => void): unknown
  scrollOffset(done?: (result: object) => void): unknown
  node?(done?: (result: object) => void): unknown
}
interface Fields {
  node?: boolean
  context?: boolean
}
type Found = { node?: unknown; context?: unknown } | null
type Result = Found | Found[]
interface Query {
  select(selector: string): NodesRef
  selectAll(selector: string): NodesRef
  selectViewport(): NodesRef
}

/**
 * What glass-easel cannot know: `selectViewport().scrollOffset` is the page's own scroll position, and a `node` is what
 * stands behind a built-in, as the Canvas behind a `<canvas>`.
 */
export function patchSelectorQueries(page: () => HTMLElement): void {
  const prototype = component.ComponentCaller.prototype as unknown as { createSelectorQuery(): Query }
  const createSelectorQuery = prototype.createSelectorQuery
  prototype.createSelectorQuery = function () {
    const query = createSelectorQuery.call(this)
    for (const name of ['select', 'selectAll'] as const) {
      const select = query[name].bind(query)
      query[name] = (selector) => withNodes(select(selector))
    }
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

function withNodes(ref: NodesRef): NodesRef {
  const fields = ref.fields.bind(ref)
  ref.fields = (wanted, done) => {
    if (!wanted.node) return fields(wanted, done)
    return fields({ ...wanted, context: true }, (result) => {
      for (const found of [result].flat()) {
        if (!found) continue
        found.node = found.context
        if (!wanted.context) delete found.context
      }
      done?.(result)
    })
  }
  ref.node = (done) => ref.fields({ node: true }, (result) => done?.(result ?? {}))
  return ref
}

type Instance = WechatMiniprogram.Component.TrivialInstance

/**
 * 在页面上的时候听着。`listen` is told of the component as it is attached, and returns how to stop, which is done as it is
 * detached.
 */
export function watching(listen: (component: Instance) => () => void) {
  const stops = new WeakMap<object, () => void>()
  return Behavior({
    lifetimes: {
      attached() {
        stops.set(this, listen(this))
      },
      detached() {
        stops.get(this)?.()
      },
    },
  })
}

/** What `wx.createAnimation().export()` gives: steps run one after another. */
export interface AnimationData {
  actions: Array<{
    options: { duration: number; timingFunction: string; delay: number; transformOrigin: string }
    properties: Array<[name: string, values: Array<string | number>]>
  }>
}

const TRANSFORMS = /^(translate|scale|rotate|skew|matrix)/
const PLAIN = new Set(['opacity', 'backgroundColor'])

/** Plays exported steps on an element. */
export function runAnimation(host: HTMLElement, animation: AnimationData | null): void {
  const actions = [...(animation?.actions ?? [])]
  const next = (): void => {
    const action = actions.shift()
    if (!action || !host.isConnected) return
    const { duration, timingFunction, delay, transformOrigin } = action.options
    requestAnimationFrame(() => {
      host.style.transition = `all ${duration}ms ${timingFunction} ${delay}ms`
      host.style.transformOrigin = transformOrigin
      const transforms: string[] = []
      for (const [name, values] of action.properties) {
        if (TRANSFORMS.test(name))
          transforms.push(`${name}(${values.map((value) => transformValue(name, value)).join(',')})`)
        else host.style.setProperty(dashed(name), PLAIN.has(name) ? String(values[0]) : pixels(values[0] ?? 0))
      }
      if (transforms.length > 0) host.style.transform = transforms.join(' ')
      setTimeout(next, duration + delay)
    })
  }
  next()
}

function transformValue(name: string, value: string | number): string {
  if (name.startsWith('translate')) return pixels(value)
  return /^(rotate|skew)/.test(name) ? `${value}deg` : String(value)
}

function pixels(value: string | number): string {
  return typeof value === 'number' ? `${value}px` : value
}

function dashed(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}

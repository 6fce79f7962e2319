import { glassEasel, type CodeSpace } from 'glass-easel-miniprogram-adapter'
import { type Manifest } from './manifest'

type Definition = { behaviors?: unknown[] } & Record<string, unknown>

/** Makes a space ready for the app's pages and components. */
export function prepareSpace(space: CodeSpace, installBuiltins: (space: glassEasel.ComponentSpace) => void): void {
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
export function loadUnits(manifest: Manifest, space: CodeSpace): void {
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

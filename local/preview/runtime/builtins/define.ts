import { glassEasel, type CodeSpace, type MiniProgramEnv } from 'glass-easel-miniprogram-adapter'
import { type BUILTIN_TEMPLATES } from '../../builtin-tags'
import { runAnimation, type AnimationData } from './animation'

type PropertyType = StringConstructor | NumberConstructor | BooleanConstructor | null

/** One property of a built-in: how WeChat converts it, and what it is when unset. */
export interface Property<T> {
  type: PropertyType
  value: T
}
export type Properties = Record<string, Property<unknown>>
export type Values<P extends Properties> = { [K in keyof P]: P[K] extends Property<infer T> ? T : never }

export const text = (value = ''): Property<string> => ({ type: String, value })
export const flag = (value = false): Property<boolean> => ({ type: Boolean, value })
export const number = (value = 0): Property<number> => ({ type: Number, value })
export const any = <T>(value: T): Property<T> => ({ type: null, value })

export interface EmitOptions {
  bubbles?: boolean
  composed?: boolean
  /** beside `detail`, as WeChat puts some things on the event itself */
  fields?: object
}

/** What a built-in works with: its DOM host and its properties. */
export interface BuiltinNode<V> {
  readonly host: HTMLElement
  readonly element: glassEasel.GeneralComponent
  get<K extends keyof V>(name: K): V[K]
  /** Changes a property from inside, as a user's input does; `model:` bindings follow. */
  set<K extends keyof V>(name: K, value: V[K]): void
  emit(type: string, detail?: object, options?: EmitOptions): void
  onTap(handle: () => void): void
}

/** What a built-in does. `update` handlers run once with the default and then on every change. */
export interface Parts<V> {
  update?: { [K in keyof V]?: (value: V[K]) => void }
  attached?(): void
  detached?(): void
  /** a control in a form */
  field?: { value(): unknown; reset(): void }
  /** what a tap on a label around it does */
  press?(): void
  /** what runtime APIs reach, such as a map's context */
  context?: unknown
}

interface Definition<P extends Properties> {
  name: string
  template?: keyof typeof BUILTIN_TEMPLATES
  properties: P
  create(node: BuiltinNode<Values<P>>): Parts<Values<P>>
}

/** A built-in ready to be registered. */
export interface Builtin {
  name: string
  register(space: CodeSpace, groups: glassEasel.template.ProcGenGroupList): void
}

const parts = new WeakMap<Node, Parts<never> & { name: () => string }>()

/** The parts of the built-in whose host a DOM node is. */
export function partsOf(node: Node): (Parts<never> & { name: () => string }) | undefined {
  return parts.get(node)
}

const ARIA = (
  'label role hidden checked disabled selected expanded modal live busy pressed readonly required atomic level ' +
  'valuemax valuemin valuenow valuetext labelledby describedby controls'
).split(' ')

type Spoken = string | number | boolean | null

/** Properties every component has in WeChat. */
const COMMON: Properties = {
  hidden: flag(),
  name: text(),
  animation: any<AnimationData | null>(null),
  ...Object.fromEntries(ARIA.map((name) => [ariaProperty(name), any<Spoken>(null)])),
}

interface Instance {
  _$: glassEasel.GeneralComponent
}

/** Describes a built-in by its properties and what it does with them. */
export function defineBuiltin<P extends Properties>(definition: Definition<P>): Builtin {
  return {
    name: definition.name,
    register(space, groups) {
      const path = `wx/${definition.name}`
      const template = groups[`wx/${definition.template ?? 'slot'}`]
      if (!template) throw new Error(`no template for <${definition.name}>`)
      space.addCompiledTemplate(path, { groupList: groups, content: template })
      const updates = new WeakMap<object, Record<string, (value: unknown) => void>>()
      const properties = { ...COMMON, ...definition.properties }
      const observers = Object.fromEntries(
        Object.keys(properties).map((name) => [
          name,
          function (this: Instance, value: unknown) {
            updates.get(this._$)?.[name]?.(value)
          },
        ]),
      )
      const component = {
        properties,
        observers,
        lifetimes: {
          created(this: Instance) {
            const node = makeNode<Values<P>>(this)
            const made = definition.create(node)
            const own = (made.update ?? {}) as Record<string, (value: unknown) => void>
            updates.set(this._$, { ...commonUpdates(node.host), ...own })
            parts.set(node.host, { ...(made as Parts<never>), name: () => String(this._$.data.name) })
            for (const [name, update] of Object.entries(own)) update(definition.properties[name]?.value)
          },
          attached(this: Instance) {
            parts.get(hostOf(this))?.attached?.()
          },
          detached(this: Instance) {
            const detached = parts.get(hostOf(this))?.detached
            if (!detached) return
            // What has torn itself down hears of no more changes: data may still be on its way to it.
            updates.delete(this._$)
            detached()
          },
        },
      }
      space.component(path).definition(component).register()
    },
  }
}

function makeNode<V>(instance: Instance): BuiltinNode<V> {
  const element = instance._$
  return {
    host: hostOf(instance),
    element,
    get: (name) => (element.data as V)[name],
    set(name, value) {
      element.replaceDataOnPath([String(name)] as never, value as never)
      element.applyDataUpdates()
    },
    emit(type, detail = {}, { fields, ...options } = {}) {
      element.triggerEvent(type, detail, {
        ...options,
        ...(fields ? { extraFields: fields as Record<string, unknown> } : {}),
      })
    },
    onTap(handle) {
      element.addListener('tap', () => handle())
    },
  }
}

function hostOf(instance: Instance): HTMLElement {
  return instance._$.getBackendElement() as unknown as HTMLElement
}

function commonUpdates(host: HTMLElement): Record<string, (value: unknown) => void> {
  const aria = ARIA.map((name): [string, (value: unknown) => void] => [
    ariaProperty(name),
    (value) => {
      const attribute = name === 'role' ? 'role' : `aria-${name}`
      const spoken = value as Spoken
      if (spoken === null || spoken === '') host.removeAttribute(attribute)
      else host.setAttribute(attribute, String(spoken))
    },
  ])
  return {
    ...Object.fromEntries(aria),
    hidden: (value) => host.toggleAttribute('hidden', value === true),
    animation: (value) => runAnimation(host, value as AnimationData | null),
  }
}

function ariaProperty(name: string): string {
  return `aria${name[0]?.toUpperCase()}${name.slice(1)}`
}

/** Makes built-ins known: to each other's space and, through `install`, to the app's pages and components. */
export function registerBuiltins(
  env: MiniProgramEnv,
  groups: glassEasel.template.ProcGenGroupList,
  builtins: Builtin[],
): (space: glassEasel.ComponentSpace) => void {
  const shared = env.getGlobalCodeSpace()
  for (const builtin of builtins) builtin.register(shared, groups)
  const behaviors = new glassEasel.ComponentSpace()
  for (const name of ['form-field', 'form-field-group', 'form-field-button', 'component-export']) {
    behaviors.define(name).registerBehavior()
    behaviors.exportBehavior(name, name)
  }
  return (space) => {
    for (const { name } of builtins) {
      space.setGlobalUsingComponent(name, shared.getComponentSpace().getComponentByUrl(`wx/${name}`, ''))
    }
    space.importSpace('wx://', behaviors, false)
  }
}

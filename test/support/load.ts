// Mounts a page or component of the mini-program, with the real TDesign inside, in jsdom.
// miniprogram-simulate does the work; four of its habits are mended here:
// - an unknown tag becomes a bare element without a word: here it fails;
// - it knows neither npm packages nor what app.json registers for all: resolved here as WeChat does;
// - it runs a script anew by clearing Node's module cache, which jest does not have: here each file's `Component()` call is
//   kept and played again, so that the same component can be mounted twice;
// - it compiles a component's styles at every mount, and the whole program's WXML in every test file: here both once a run.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { readProgram, resolveComponent } from '../wechat/program'
import { unregisteredTags } from '../wechat/tags'
import { compiledOnce } from './compiled-pages'

const MINIPROGRAM = path.resolve(__dirname, '../../miniprogram')

// The package's own types bring WeChat's globals along, which contradict Node's (`require`, `module`): only what is used here
// is declared.
const simulate = jest.requireActual<{
  /** @returns the id to render */
  load(
    component: string,
    options: { rootPath: string; compiler: 'official'; compilerOptions: { maxBuffer: number } },
  ): string
  render(id: string, properties: Record<string, unknown>): unknown
}>('miniprogram-simulate')
const internals = jest.requireActual<{
  /** Runs a component's script, which calls `Component()`. */
  runJs(file: string): void
  readJson(file: string): unknown
  /** WeChat's own compiler of WXML. */
  getCompiler(): { wxmlToJs(root: string, options: object): string }
}>('miniprogram-simulate/src/utils')

const wxss = jest.requireActual<{
  compile(text: string, options: { prefix: string }): string
  /** Puts a component's styles into the document, under its id. */
  insert(styles: string[], id: string): void
}>('miniprogram-simulate/src/wxss')
const compiler = internals.getCompiler()

const { compile, insert } = wxss
wxss.compile = (text, options) =>
  compiledOnce(`wxss ${options.prefix}\n${text}`, () => compile.call(wxss, text, options))

/** What is loaded once has the same styles at every mount. */
wxss.insert = (styles, id) => {
  if (!document.getElementById(id)) insert.call(wxss, styles, id)
}

const { wxmlToJs } = compiler
/** Of the mini-program itself, which stands still while it is tested; the small ones that tests plant do not. */
compiler.wxmlToJs = (root, options) => {
  const all = () => wxmlToJs.call(compiler, root, options)
  return root === MINIPROGRAM ? compiledOnce(`wxml ${root}`, all) : all()
}

/** Bytes: the compiler answers all WXML of the program at once, and the default holds a small one only. */
const COMPILER_OPTIONS = { maxBuffer: 64 * 1024 * 1024 }

type Definition = Record<string, unknown>
type Register = (definition: Definition) => void
const world = globalThis as unknown as { Component: Register; Page: Register }

/** A node of a mounted component, as tests use it. */
export interface Mounted {
  readonly dom: HTMLElement
  readonly data: Record<string, unknown>
  readonly instance: Record<string, unknown>
  querySelector(selector: string): Mounted | undefined
  querySelectorAll(selector: string): Mounted[]
  /** Dispatched after the current turn; await {@link settle} before looking. */
  dispatchEvent(name: string, options?: { detail?: unknown }): void
  addEventListener(name: string, listener: (event: { detail: unknown }) => void): void
  setData(data: Record<string, unknown>): void
  triggerLifeTime(lifetime: 'ready' | 'detached'): void
  triggerPageLifeTime(lifetime: 'show' | 'hide' | 'resize'): void
  toJSON(): unknown
  detach(): void
}

const register = world.Component
const definitions = new Map<string, Definition>()
let running = ''

/** miniprogram-simulate writes into the relations it is given, so each registration gets its own. */
function registerCopy(definition: Definition): void {
  const relations = definition.relations as Record<string, object> | undefined
  const copies = relations && Object.fromEntries(Object.entries(relations).map(([key, value]) => [key, { ...value }]))
  register({ ...definition, relations: copies })
}

world.Component = (definition) => {
  definitions.set(running, definition)
  registerCopy(definition)
}

/** A page written with `Page()` is a component whose functions are its methods. */
world.Page = ({ data, behaviors, options, ...rest }) => {
  const methods = Object.fromEntries(Object.entries(rest).filter(([, value]) => typeof value === 'function'))
  world.Component({ data, behaviors, options, methods })
}

internals.runJs = (file) => {
  const known = definitions.get(file)
  if (known) return registerCopy(known)
  const outer = running
  running = file
  try {
    jest.requireActual(file)
  } finally {
    running = outer
  }
  if (!definitions.has(file)) throw new Error(`${file} registers no component or page`)
}

interface ComponentJson {
  usingComponents?: Record<string, string>
}

function readComponentJson(file: string): ComponentJson {
  return JSON.parse(readFileSync(file, 'utf8')) as ComponentJson
}

/** Every registration as a path from the root, and the tags of app.json for all. */
function resolveJson(root: string): (file: string) => unknown {
  const app = readComponentJson(path.join(root, 'app.json'))
  const pathsOf = (user: string, json: ComponentJson): Record<string, string> =>
    Object.fromEntries(
      Object.entries(json.usingComponents ?? {}).map(([tag, to]) => [tag, `/${resolveComponent(root, user, to)}`]),
    )
  return (file) => {
    const json = readComponentJson(file)
    const id = path
      .relative(root, file)
      .replace(/\\/g, '/')
      .replace(/\.json$/, '')
    // npm packages do not see what the app registers.
    const forAll = id.startsWith('miniprogram_npm/') ? {} : pathsOf('app', app)
    return { ...json, usingComponents: { ...forAll, ...pathsOf(id, json) } }
  }
}

/** A tag nobody registered would be drawn as nothing: better to fail before the first test looks for it. */
function refuseUnknownTags(root: string, id: string): void {
  const unknown = unregisteredTags(readProgram(root, id))
  if (unknown.length > 0) throw new Error(unknown.join('\n'))
}

/** What has been loaded in this test file; drawing it once more begins with data of its own. */
const loaded = new Map<string, string>()

function loadOnce(id: string, root: string): string {
  const file = path.join(root, id)
  const known = loaded.get(file)
  if (known !== undefined) return known
  refuseUnknownTags(root, id)
  internals.readJson = resolveJson(root)
  const component = simulate.load(file, { rootPath: root, compiler: 'official', compilerOptions: COMPILER_OPTIONS })
  loaded.set(file, component)
  return component
}

/**
 * Mounts a page or component into the document.
 * @param id path inside the mini-program without extension, such as `components/deadline/deadline`
 * @param properties of the component
 * @param root folder of app.json
 * @throws Error when a tag in it, or in a component it uses, is not registered, or the script registers nothing
 */
export function mount(id: string, properties: Record<string, unknown> = {}, root = MINIPROGRAM): Mounted {
  const mounted = simulate.render(loadOnce(id, root), properties) as Mounted & { attach(parent: Node): void }
  const host = document.createElement('div')
  document.body.append(host)
  mounted.attach(host)
  return mounted
}

/** Lets dispatched events, observers and resolved promises of the current turn run to their end. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 8; turn++) await new Promise((resolve) => setTimeout(resolve, 0))
}

/** Taps the first node that matches, and waits until what it started has run. */
export async function tap(mounted: Mounted, selector: string): Promise<void> {
  const node = mounted.querySelector(selector)
  if (!node) throw new Error(`nothing to tap at ${selector}`)
  node.dispatchEvent('tap')
  await settle()
}

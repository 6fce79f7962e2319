import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** A page or component of the mini-program, and the components it may use. */
export interface Unit {
  /** Path inside the mini-program without extension, such as `pages/home/home`. */
  id: string
  /** Tag → the component's path inside the mini-program, without extension; includes what app.json registers for all. */
  components: Record<string, string>
  /** The tags this unit registers itself. */
  registers: string[]
  /** Tags that stand for a component its user chooses (`componentGenerics`). */
  generics: string[]
}

interface UnitJson {
  usingComponents?: Record<string, string>
  componentGenerics?: Record<string, unknown>
}

interface AppJson extends UnitJson {
  pages: string[]
  subPackages?: Array<{ root: string; pages: string[] }>
  tabBar?: { custom?: boolean }
}

/** A mini-program on disk, read as WeChat reads it: from app.json outwards. */
export interface Program {
  root: string
  /** Roots of the subpackages, such as `packages/worker`. */
  packages: string[]
  /** Every page and component reachable from app.json, npm packages excepted. */
  units: Unit[]
}

const NPM = 'miniprogram_npm'

function readJson<T>(file: string): T {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as T
  } catch (error) {
    throw new Error(`${file}: ${(error as Error).message}`, { cause: error })
  }
}

/** Where a registration leads: absolute from the root, relative to the unit, or into an npm package. */
export function resolveComponent(root: string, user: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1)
  const relative = path.posix.join(path.posix.dirname(user), target)
  if (target.startsWith('.') || existsSync(path.join(root, `${relative}.json`))) return relative
  return path.posix.join(NPM, target)
}

/** What a json registers, resolved; throws when a registration leads nowhere. */
function readRegistrations(root: string, id: string, json: UnitJson): Record<string, string> {
  const entries = Object.entries(json.usingComponents ?? {}).map(([tag, target]) => {
    const component = resolveComponent(root, id, target)
    if (!existsSync(path.join(root, `${component}.json`))) {
      throw new Error(`${id}.json registers <${tag}> as ${target}, which is no component`)
    }
    return [tag, component] as const
  })
  return Object.fromEntries(entries)
}

/** The given pages and components and all they use, npm packages excepted. */
function readUnits(root: string, forAll: Record<string, string>, ids: string[]): Unit[] {
  const waiting = [...ids]
  const units = new Map<string, Unit>()
  for (const id of waiting) {
    if (units.has(id) || id.startsWith(`${NPM}/`)) continue
    const json = readJson<UnitJson>(path.join(root, `${id}.json`))
    const own = readRegistrations(root, id, json)
    units.set(id, {
      id,
      components: { ...forAll, ...own },
      registers: Object.keys(own),
      generics: Object.keys(json.componentGenerics ?? {}),
    })
    waiting.push(...Object.values(own))
  }
  return [...units.values()]
}

/**
 * Reads a mini-program's pages and components.
 * @param root folder of app.json
 * @param from where to begin; all pages of app.json when absent
 * @throws Error naming the file when a json is missing, damaged or registers what is not there
 */
export function readProgram(root: string, from?: string): Program {
  const app = readJson<AppJson>(path.join(root, 'app.json'))
  const packages = app.subPackages ?? []
  const forAll = readRegistrations(root, 'app', app)
  const pages = [
    ...app.pages,
    ...packages.flatMap((each) => each.pages.map((page) => path.posix.join(each.root, page))),
    ...(app.tabBar?.custom ? ['custom-tab-bar/index'] : []),
  ]
  const units = readUnits(root, forAll, [...(from === undefined ? pages : [from]), ...Object.values(forAll)])
  return { root, packages: packages.map((each) => each.root), units }
}

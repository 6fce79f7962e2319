import fs from 'node:fs'
import path from 'node:path'
import { lineAt, type Problems } from './problem'

/** What a component's or page's JSON may say, as far as the preview heeds it. */
export interface UnitConfig {
  component?: boolean
  styleIsolation?: string
  usingComponents?: Record<string, string>
  componentGenerics?: Record<string, true | { default?: string }>
  componentPlaceholder?: Record<string, string>
  [key: string]: unknown
}

export interface AppConfig {
  pages: string[]
  subPackages?: Array<{ root: string; pages: string[] }>
  subpackages?: Array<{ root: string; pages: string[] }>
  usingComponents?: Record<string, string>
  window?: Record<string, unknown>
  tabBar?: { custom?: boolean; list: Array<{ pagePath: string; text: string }>; [key: string]: unknown }
  [key: string]: unknown
}

/** A page or component: `path` as WeChat names it (no extension), `file` on disk (no extension). */
export interface Unit {
  path: string
  file: string
  isPage: boolean
  isPackage: boolean
  config: UnitConfig
  /** tag → absolute unit path, app-wide registrations included */
  using: Record<string, string>
}

export interface AppGraph {
  root: string
  app: AppConfig
  pages: string[]
  customTabBar: string | null
  /** dependencies come before those who use them */
  units: Unit[]
}

/** Where npm packages appear among unit paths, as in WeChat. */
export const PACKAGES = 'miniprogram_npm/'

/** Turns unit paths into files: the app's own, or a package's `miniprogram` folder in node_modules. */
export class SourceFiles {
  constructor(
    readonly root: string,
    readonly modules: string,
  ) {}

  /** The file (same extension rules as given) behind an app-absolute path. */
  fileOf(unitPath: string): string {
    if (!unitPath.startsWith(PACKAGES)) return path.join(this.root, unitPath)
    const [name = '', ...rest] = unitPath.slice(PACKAGES.length).split('/')
    return path.join(this.packageRoot(name), ...rest)
  }

  /** The folder of a package that holds mini-program sources. */
  packageRoot(name: string): string {
    const manifest = path.join(this.modules, name, 'package.json')
    if (!fs.existsSync(manifest)) return path.join(this.modules, name)
    const { miniprogram } = JSON.parse(fs.readFileSync(manifest, 'utf8')) as { miniprogram?: string }
    return path.join(this.modules, name, miniprogram ?? 'miniprogram_dist')
  }

  read(unitPath: string, extension: string): string | null {
    const file = this.fileOf(unitPath) + extension
    return fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : null
  }

  /** How a problem names a file: relative to the working directory. */
  name(unitPath: string, extension: string): string {
    return path.relative(process.cwd(), this.fileOf(unitPath) + extension)
  }
}

/** Makes a unit path out of a reference: relative to `from`, absolute, or a package's. */
export function resolveUnit(reference: string, from: string, files: SourceFiles): string {
  if (reference.startsWith('/')) return path.posix.normalize(reference).slice(1)
  const relative = path.posix.normalize(path.posix.join(path.posix.dirname(from), reference))
  if (reference.startsWith('.') || fs.existsSync(`${files.fileOf(relative)}.json`)) return relative
  return PACKAGES + reference
}

/** Reads app.json and every page and component reachable from it. Missing or broken files become problems. */
export function readAppGraph(files: SourceFiles, problems: Problems): AppGraph {
  const app = readJson<AppConfig>('app', files, problems) ?? { pages: [] }
  const packages = app.subPackages ?? app.subpackages ?? []
  const pages = [...app.pages, ...packages.flatMap((one) => one.pages.map((page) => path.posix.join(one.root, page)))]
  const units = new Map<string, Unit>()
  const ordered: Unit[] = []

  const visit = (unitPath: string, isPage: boolean): void => {
    if (units.has(unitPath)) return
    const config = readJson<UnitConfig>(unitPath, files, problems)
    const isPackage = unitPath.startsWith(PACKAGES)
    const unit: Unit = {
      path: unitPath,
      file: files.fileOf(unitPath),
      isPage,
      isPackage,
      config: config ?? {},
      using: {},
    }
    units.set(unitPath, unit)
    if (isPackage === false) requireSources(unit, files, problems)
    const shared = isPackage ? [] : Object.entries(app.usingComponents ?? {}).map((entry) => [...entry, 'app'] as const)
    const own = Object.entries(unit.config.usingComponents ?? {}).map((entry) => [...entry, unitPath] as const)
    for (const [tag, reference, from] of [...shared, ...own]) {
      const target = resolveUnit(reference, from, files)
      if (target === unitPath && from === 'app') continue
      if (!fs.existsSync(`${files.fileOf(target)}.json`)) {
        const text = files.read(from, '.json') ?? ''
        problems.error(
          files.name(from, '.json'),
          `找不到组件 ${reference}（<${tag}>）`,
          lineAt(text, text.indexOf(reference)),
        )
        continue
      }
      unit.using[tag] = `/${target}`
      visit(target, false)
    }
    for (const generic of Object.values(unit.config.componentGenerics ?? {})) {
      if (generic !== true && generic.default) visit(resolveUnit(generic.default, unitPath, files), false)
    }
    ordered.push(unit)
  }

  const customTabBar = app.tabBar?.custom ? 'custom-tab-bar/index' : null
  if (customTabBar) visit(customTabBar, false)
  for (const page of pages) visit(page, true)
  return { root: files.root, app, pages, customTabBar, units: ordered }
}

function requireSources(unit: Unit, files: SourceFiles, problems: Problems): void {
  if (files.read(unit.path, '.wxml') === null) problems.error(files.name(unit.path, '.wxml'), '文件不存在')
  if (scriptOf(unit.file) === null) problems.error(files.name(unit.path, '.ts'), '文件不存在（.ts 或 .js）')
}

/** The script beside a unit, or null. */
export function scriptOf(file: string): string | null {
  return [`${file}.ts`, `${file}.js`].find((candidate) => fs.existsSync(candidate)) ?? null
}

function readJson<T>(unitPath: string, files: SourceFiles, problems: Problems): T | null {
  const text = files.read(unitPath, '.json')
  const name = files.name(unitPath, '.json')
  if (text === null) {
    problems.error(name, '文件不存在')
    return null
  }
  try {
    return JSON.parse(text) as T
  } catch (error) {
    const message = (error as Error).message
    const offset = Number(/position (\d+)/.exec(message)?.[1] ?? 0)
    problems.error(name, `不是合法的 JSON：${message}`, lineAt(text, offset))
    return null
  }
}

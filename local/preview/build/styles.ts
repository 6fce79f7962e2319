import fs from 'node:fs'
import path from 'node:path'
import { PACKAGES, type AppGraph, type SourceFiles, type Unit } from './app-graph'
import { iconNames, maskIcons } from './icons'
import { type Problems } from './problem'
import { compileWxss, inlineImports, localUrls } from './wxss'

export interface Styles {
  css: string
  /** unit path → class prefix, absent where styles are shared */
  prefixes: Map<string, string>
}

/** Compiles app.wxss, then components (those used before their users), then pages, so that pages have the last word. */
export function compileStyles(graph: AppGraph, files: SourceFiles, problems: Problems): Styles {
  const icons = iconNames(files.modules)
  const prefixes = new Map<string, string>()
  const parts = [compileFile('app', {})]
  const inOrder = [...graph.units.filter((unit) => !unit.isPage), ...graph.units.filter((unit) => unit.isPage)]
  inOrder.forEach((unit, index) => {
    const prefix = isShared(styleIsolation(unit)) ? undefined : `s${index.toString(36)}`
    if (prefix) prefixes.set(unit.path, prefix)
    parts.push(compileFile(unit.path, { ...(prefix ? { prefix } : {}), ...(unit.isPage ? { page: unit.path } : {}) }))
  })
  return { css: parts.join('\n'), prefixes }

  function compileFile(unitPath: string, scope: { prefix?: string; page?: string }): string {
    const file = `${files.fileOf(unitPath)}.wxss`
    if (!fs.existsSync(file)) return ''
    const name = files.name(unitPath, '.wxss')
    const wxss = inlineImports(file, (reference, from) => resolveStyle(reference, from, files), problems)
    if (!unitPath.startsWith(PACKAGES)) {
      for (const { url, line } of localUrls(wxss)) {
        problems.error(name, `WXSS 里不能引用本地文件 ${url}，请用 <image> 或 base64`, line)
      }
    }
    try {
      return maskIcons(compileWxss(wxss, scope), icons)
    } catch (error) {
      const { line, reason, message } = error as { line?: number; reason?: string; message: string }
      problems.error(name, reason ?? message, line)
      return ''
    }
  }
}

/** A unit's isolation: the JSON's word, else the script's `options`, else what WeChat takes for its kind. */
export function styleIsolation(unit: Unit): string {
  if (unit.config.styleIsolation) return unit.config.styleIsolation
  const script = ['.ts', '.js'].map((extension) => unit.file + extension).find((file) => fs.existsSync(file))
  const source = script && !unit.isPackage ? fs.readFileSync(script, 'utf8') : ''
  const said = /styleIsolation:\s*['"]([\w-]+)['"]/.exec(source)?.[1]
  if (said) return said
  if (/addGlobalClass:\s*true/.test(source)) return 'apply-shared'
  return unit.isPage ? 'shared' : 'isolated'
}

function isShared(isolation: string): boolean {
  return isolation === 'shared' || isolation === 'page-shared'
}

function resolveStyle(reference: string, from: string, files: SourceFiles): string {
  const withExtension = reference.endsWith('.wxss') ? reference : `${reference}.wxss`
  if (reference.startsWith('/')) return path.join(files.root, withExtension)
  const relative = path.resolve(path.dirname(from), withExtension)
  if (fs.existsSync(relative) || reference.startsWith('.')) return relative
  const inPackage = files.fileOf(PACKAGES + withExtension)
  return fs.existsSync(inPackage) ? inPackage : relative
}

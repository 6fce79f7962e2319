import path from 'node:path'
import { TmplGroup } from 'glass-easel-template-compiler'
import { BUILTIN_TAGS, BUILTIN_TEMPLATES } from '../builtin-tags'
import { PACKAGES, type AppGraph, type SourceFiles, type Unit } from './app-graph'
import { type Problems } from './problem'
import { unknownTags } from './wxml-tags'
import { compileWxs, wxsRequires } from './wxs'

interface TemplateWarning {
  isError: boolean
  level: string
  message: string
  startLine: number
}

/** Runs inside the generated templates: hooks for WXS, and the two globals WXS has. */
const TEMPLATE_RUNTIME = `Q.A=globalThis.__wxsChangeProp;Q.C=globalThis.__wxsEvent;
var getRegExp=(a,b)=>new RegExp(a,b);var getDate=(...a)=>a.length?new Date(...a):new Date();`

/** Compiles every template of the app to one JavaScript expression: a map of unit path → generator. */
export function compileTemplates(graph: AppGraph, files: SourceFiles, problems: Problems): string {
  const group = new TmplGroup()
  try {
    const templates = new TemplateSet(group, files, problems)
    for (const unit of graph.units) {
      checkTags(unit, files, problems)
      templates.addUnit(unit.path)
    }
    for (const [name, wxml] of Object.entries(BUILTIN_TEMPLATES)) group.addTmpl(`wx/${name}`, wxml)
    group.setExtraRuntimeScript(TEMPLATE_RUNTIME)
    return group.getTmplGenObjectGroups()
  } finally {
    group.free()
  }
}

function checkTags(unit: Unit, files: SourceFiles, problems: Problems): void {
  if (unit.isPackage) return
  const registered = new Set([...Object.keys(unit.using), ...Object.keys(unit.config.componentGenerics ?? {})])
  for (const tag of unknownTags(files.read(unit.path, '.wxml') ?? '', BUILTIN_TAGS, registered)) {
    problems.error(files.name(unit.path, '.wxml'), `不认识的标签 <${tag.name}>：既不是内置组件，也没有注册`, tag.line)
  }
}

class TemplateSet {
  private readonly seen = new Set<string>()

  constructor(
    private readonly group: TmplGroup,
    private readonly files: SourceFiles,
    private readonly problems: Problems,
  ) {}

  addUnit(unitPath: string): void {
    if (this.seen.has(unitPath)) return
    this.seen.add(unitPath)
    const wxml = this.files.read(unitPath, '.wxml')
    if (wxml === null) {
      this.problems.error(this.files.name(unitPath, '.wxml'), '文件不存在')
      return
    }
    this.report(unitPath, this.group.addTmpl(unitPath, wxml) as TemplateWarning[])
    for (const name of this.group.getInlineScriptModuleNames(unitPath) as string[]) {
      this.group.setInlineScript(unitPath, name, compileWxs(this.group.getInlineScript(unitPath, name)))
    }
    for (const dependency of this.group.getDirectDependencies(unitPath) as string[]) this.addUnit(dependency)
    for (const script of this.group.getScriptDependencies(unitPath) as string[]) this.addScript(script)
  }

  private addScript(scriptPath: string): void {
    const key = `${scriptPath}.wxs`
    if (this.seen.has(key)) return
    this.seen.add(key)
    const source = this.files.read(scriptPath, '.wxs')
    if (source === null) {
      this.problems.error(this.files.name(scriptPath, '.wxs'), '文件不存在')
      return
    }
    this.group.addScript(scriptPath, compileWxs(source))
    const folder = path.posix.dirname(scriptPath)
    for (const required of wxsRequires(source)) this.addScript(path.posix.normalize(path.posix.join(folder, required)))
  }

  private report(unitPath: string, warnings: TemplateWarning[]): void {
    // a package's slips are WeChat's to forgive; the app's own are mended
    if (unitPath.startsWith(PACKAGES)) return
    const name = this.files.name(unitPath, '.wxml')
    for (const { isError, level, message, startLine } of warnings) {
      if (isError || level === 'Error' || message === 'missing end tag')
        this.problems.error(name, message, startLine + 1)
      else if (level === 'Warn') this.problems.warn(name, message, startLine + 1)
    }
  }
}

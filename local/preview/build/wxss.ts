import fs from 'node:fs'
import path from 'node:path'
import postcss, { type ChildNode } from 'postcss'
import selectorParser from 'postcss-selector-parser'
import { BUILTIN_TAGS } from '../builtin-tags'
import { previewUnits } from '../units'
import { lineAt, type Problems } from './problem'

export interface WxssScope {
  /** class prefix of an isolated component; absent for shared styles */
  prefix?: string
  /** the page whose rules these are */
  page?: string
}

/**
 * Inlines `@import`s. `resolve` turns the reference and the importing file into a file.
 * A missing file is a problem at its line.
 */
export function inlineImports(
  file: string,
  resolve: (reference: string, from: string) => string,
  problems: Problems,
  seen: ReadonlySet<string> = new Set(),
): string {
  const source = fs.readFileSync(file, 'utf8')
  const within = new Set([...seen, file])
  return source.replace(/@import\s+(?:url\()?['"]([^'"]+)['"]\)?\s*;?/g, (_, reference: string, offset: number) => {
    const target = resolve(reference, file)
    if (within.has(target)) return ''
    if (!fs.existsSync(target)) {
      problems.error(path.relative(process.cwd(), file), `找不到样式 ${reference}`, lineAt(source, offset))
      return ''
    }
    return `${inlineImports(target, resolve, problems, within)}\n`
  })
}

/**
 * Turns WXSS into CSS: rpx, vh and safe areas into browser units, tags into the preview's elements,
 * `page` into the page element, `:host` into the host's mark, classes into the component's own.
 */
export function compileWxss(css: string, scope: WxssScope = {}): string {
  const root = postcss.parse(css)
  const selectors = selectorTransform(scope)
  root.walkRules((rule) => {
    if (!isKeyframe(rule)) rule.selector = selectors.processSync(rule.selector)
  })
  root.walkDecls((declaration) => {
    declaration.value = previewUnits(declaration.value)
  })
  return root.toString()
}

/** Files of the app that a style refers to: WeChat loads none from WXSS, so the preview refuses them too. */
export function localUrls(css: string): Array<{ url: string; line: number }> {
  return [...css.matchAll(/url\(\s*['"]?([^'")]+)/g)]
    .filter((match) => !/^(data:|https?:|\/\/)/.test(match[1] ?? ''))
    .map((match) => ({ url: match[1] ?? '', line: lineAt(css, match.index) }))
}

function isKeyframe(rule: ChildNode): boolean {
  const parent = rule.parent
  return parent?.type === 'atrule' && /keyframes$/.test((parent as postcss.AtRule).name)
}

function selectorTransform({ prefix, page }: WxssScope): ReturnType<typeof selectorParser> {
  // parsed, not built: an attribute built from parts is printed without its quotes
  const attribute = (name: string, value: string): selectorParser.Node =>
    selectorParser().astSync(`[${name}="${value}"]`).first.first.clone()
  return selectorParser((root) => {
    const bare = new Set<selectorParser.Selector>()
    root.walkTags((tag) => {
      if (tag.value === 'page') {
        const whole = tag.parent
        if (selectorParser.isSelector(whole)) bare.add(whole)
        const element = selectorParser.tag({ value: 'wx-page' })
        tag.replaceWith(element)
        if (page) whole?.insertAfter(element, attribute('is', page))
      } else if (BUILTIN_TAGS.has(tag.value)) tag.value = `wx-${tag.value}`
    })
    root.walkClasses((name) => {
      if (prefix) name.value = `${prefix}--${name.value}`
    })
    root.walkPseudos((pseudo) => {
      if (pseudo.value !== ':host') return
      const host = attribute('wx-host', prefix ?? '')
      // `:host(.open)` asks for a class on the host itself
      for (const node of pseudo.nodes.flatMap((selector) => selector.nodes).reverse())
        pseudo.parent?.insertAfter(pseudo, node.clone())
      pseudo.replaceWith(host)
    })
    root.walkIds((id) => {
      id.replaceWith(attribute('data-wxid', id.value))
    })
    if (!page) return
    // zero weight, so that a page's rules compare with the app's exactly as in WeChat
    root.each((selector) => {
      if (bare.has(selector)) return
      selector.prepend(selectorParser.combinator({ value: ' ' }))
      selector.prepend(selectorParser.pseudo({ value: `:where(wx-page[is="${page}"])` }))
    })
  })
}

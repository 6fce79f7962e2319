import fs from 'node:fs'
import path from 'node:path'

/** Draws an icon's shape with a mask in the text's colour; `--icon` is set per icon by the rules below. */
const ICON_BASE = `wx-label[class*="t-icon-base"]::before{content:"";display:block;width:1em;height:1em;background:currentColor;
-webkit-mask:var(--icon) center/100% 100% no-repeat;mask:var(--icon) center/100% 100% no-repeat}`

/**
 * TDesign's icons are a font on a CDN, which a phone without network (and every test) cannot load. The same icons exist
 * as SVG files in tdesign-icons-svg: the rules are pointed at those, and the browser fetches what is shown.
 */
export function maskIcons(css: string, names: ReadonlySet<string>): string {
  if (!css.includes('font-family:t;')) return css
  return css
    .replace(/@font-face\s*\{font-family:t;[^}]*\}/g, '')
    .replace(/([^{},\s]*t-icon-([a-z0-9-]+)):before\s*\{content:[^}]*\}/g, (rule, selector: string, name: string) =>
      names.has(name) ? `${selector}::before{--icon:url("icons/${name}.svg")}` : rule,
    )
    .concat(ICON_BASE)
}

/** Names of the icons that exist as files. */
export function iconNames(modules: string): ReadonlySet<string> {
  return new Set(fs.readdirSync(iconFolder(modules)).map((file) => path.basename(file, '.svg')))
}

/** Copies the icons beside the phone page, once. */
export function copyIcons(modules: string, target: string): void {
  if (fs.existsSync(target)) return
  const partial = `${target}.partial`
  fs.rmSync(partial, { recursive: true, force: true })
  fs.mkdirSync(partial, { recursive: true })
  for (const file of fs.readdirSync(iconFolder(modules))) {
    // the published files spell the attribute `view-box`, which browsers ignore
    const svg = fs.readFileSync(path.join(iconFolder(modules), file), 'utf8').replace('view-box=', 'viewBox=')
    fs.writeFileSync(path.join(partial, file), svg)
  }
  fs.renameSync(partial, target)
}

function iconFolder(modules: string): string {
  return path.join(modules, 'tdesign-icons-svg', 'src')
}

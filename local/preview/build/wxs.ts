/**
 * Makes a WXS module run as JavaScript: in WXS `x.constructor` is a type's name, and exported functions are marked so
 * that the runtime can tell an event handler written in WXS from one of the page (they get other arguments).
 */
export function compileWxs(source: string): string {
  const script = keepBackslashes(source)
    .replace(/\.constructor\b/g, '.__wxsConstructor')
    .replace(/require\(\s*(['"])([^'"]+?)(?:\.wxs)?\1\s*\)/g, 'require($1$2$1)')
  return `${script}\n;globalThis.__wxsMark(module.exports)`
}

/** The modules a WXS module requires, as written, without the extension. */
export function wxsRequires(source: string): string[] {
  return [...source.matchAll(/require\(\s*['"]([^'"]+)['"]/g)].map((match) => (match[1] ?? '').replace(/\.wxs$/, ''))
}

/** A comment or a text; WXS has no regular expression literals. */
const COMMENT_OR_TEXT = /\/\*[\s\S]*?\*\/|\/\/[^\n]*|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"/g

/**
 * In WXS a backslash is only special before a backslash, a quote, n, r or t; before anything else it stays in the text.
 * `getRegExp('^\d+$')` relies on it (seen in what WeChat's own compiler, wcc, makes of it).
 */
function keepBackslashes(source: string): string {
  return source.replace(COMMENT_OR_TEXT, (part) =>
    part.startsWith('/')
      ? part
      : part.replace(/\\(.)/g, (pair, next: string) => (/[\\'"nrt]/.test(next) ? pair : `\\${pair}`)),
  )
}

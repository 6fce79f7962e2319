/**
 * Makes a WXS module run as JavaScript: in WXS `x.constructor` is a type's name, and exported functions are marked so
 * that the runtime can tell an event handler written in WXS from one of the page (they get other arguments).
 */
export function compileWxs(source: string): string {
  const script = source
    .replace(/\.constructor\b/g, '.__wxsConstructor')
    .replace(/require\(\s*(['"])([^'"]+?)(?:\.wxs)?\1\s*\)/g, 'require($1$2$1)')
  return `${script}\n;globalThis.__wxsMark(module.exports)`
}

/** The modules a WXS module requires, as written, without the extension. */
export function wxsRequires(source: string): string[] {
  return [...source.matchAll(/require\(\s*['"]([^'"]+)['"]/g)].map((match) => (match[1] ?? '').replace(/\.wxs$/, ''))
}

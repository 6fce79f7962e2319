/** A tag as written in a WXML file, with its 1-based line. */
export interface Tag {
  name: string
  line: number
}

/** Tags that belong to WXML itself. */
const SYNTAX = new Set(['block', 'template', 'import', 'include', 'slot', 'wxs'])

/**
 * Lists the opening tags of a WXML text. Comments, attribute values, `{{ }}` and the bodies of wxs are skipped.
 */
function listTags(wxml: string): Tag[] {
  const tags: Tag[] = []
  let line = 1
  let at = 0
  const advance = (to: number): void => {
    for (let i = at; i < to; i++) if (wxml[i] === '\n') line++
    at = to
  }
  const skipPast = (end: string): void => {
    const found = wxml.indexOf(end, at)
    advance(found < 0 ? wxml.length : found + end.length)
  }
  while (at < wxml.length) {
    if (wxml.startsWith('<!--', at)) skipPast('-->')
    else if (wxml.startsWith('{{', at)) skipPast('}}')
    else if (wxml[at] === '<' && /[a-zA-Z]/.test(wxml[at + 1] ?? '')) {
      const name = /^[\w-]+/.exec(wxml.slice(at + 1))![0]
      tags.push({ name, line })
      advance(at + 1 + name.length)
      const selfClosing = skipAttributes()
      if (name === 'wxs' && !selfClosing) skipPast('</wxs>')
    } else advance(at + 1)
  }
  return tags

  function skipAttributes(): boolean {
    while (at < wxml.length && wxml[at] !== '>') {
      const character = wxml[at]
      if (character === '"' || character === "'") {
        advance(at + 1)
        skipPast(character)
      } else advance(at + 1)
    }
    const selfClosing = wxml[at - 1] === '/'
    advance(at + 1)
    return selfClosing
  }
}

/** The tags nobody declared: neither WXML's own, nor built in, nor registered. */
export function unknownTags(wxml: string, builtins: ReadonlySet<string>, registered: ReadonlySet<string>): Tag[] {
  return listTags(wxml).filter(({ name }) => !SYNTAX.has(name) && !builtins.has(name) && !registered.has(name))
}

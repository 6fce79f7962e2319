import { NODE_TYPES, parse, traverse } from '@vivaxy/wxml'

/** One opening tag of a WXML file. An attribute without a value is `true`. */
export interface Element {
  tag: string
  attributes: Record<string, string | true>
  /** 1-based. */
  line: number
}

interface Node {
  type: NODE_TYPES
  tagName: string
  attributes: Record<string, string | true>
}

/** Same length and lines, nothing in it. */
const blank = (text: string): string => text.replace(/[^\n]/g, ' ')

/**
 * Reads the opening tags of a WXML text, in the order they stand there.
 * @throws Error when the text is no WXML
 */
export function readElements(wxml: string): Element[] {
  // The bodies of wxs are script, not markup; and the parser wants a space in `<slot/>`.
  const markup = wxml
    .replace(/<!--[\s\S]*?-->/g, blank)
    .replace(
      /(<wxs\b[^>]*[^/]>)([\s\S]*?)(<\/wxs>)/g,
      (_, open: string, body: string, end: string) => open + blank(body) + end,
    )
    .replace(/<([\w-]+)\/>/g, '<$1 />')
  const elements: Element[] = []
  let from = 0
  for (const root of parse(markup) as unknown as Node[]) {
    traverse(root, (node: Node) => {
      if (node.type !== NODE_TYPES.ELEMENT) return
      from = markup.indexOf(`<${node.tagName}`, from) + 1
      elements.push({ tag: node.tagName, attributes: node.attributes, line: markup.slice(0, from).split('\n').length })
    })
  }
  return elements
}

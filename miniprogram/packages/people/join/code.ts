/** The code in how the page was opened: from a scanned picture (`j=<code>`, still encoded) or a shared card. */
export function codeIn({ scene = '', code = '' }: { scene?: string; code?: string }): string {
  const scanned = /^j=(.+)$/.exec(decodeURIComponent(scene))
  return scanned?.[1] ?? decodeURIComponent(code)
}

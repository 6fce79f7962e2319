/** A page's address as written: its path without the leading slash, and its query, values as they were written. */
export function splitUrl(url: string): { path: string; query: Record<string, string> } {
  const [path = '', search = ''] = url.split('?')
  const pairs = search.split('&').filter(Boolean).map(splitPair)
  return { path: path.replace(/^\//, ''), query: Object.fromEntries(pairs) }
}

/** The address `splitUrl` was given, absolute. */
export function joinUrl(path: string, query: Record<string, string>): string {
  const search = Object.entries(query).map((pair) => pair.join('='))
  return `/${path}${search.length > 0 ? `?${search.join('&')}` : ''}`
}

function splitPair(pair: string): [string, string] {
  const equals = pair.indexOf('=')
  return equals < 0 ? [pair, ''] : [pair.slice(0, equals), pair.slice(equals + 1)]
}

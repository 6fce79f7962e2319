/** Joins lines end to end into rings, as the shores of a multipolygon are drawn. Not closed; what does not close is left out. */
export function joinRings(lines: string[][]): string[][] {
  const rings: string[][] = []
  const open = new Map<string, Set<string[]>>()
  const at = (end: string | undefined) => open.get(end ?? '') ?? new Set()
  const ends = (line: string[]) => [line[0] ?? '', line.at(-1) ?? '']
  const add = (line: string[]) => ends(line).forEach((end) => open.set(end, at(end).add(line)))
  const take = (line: string[]) => ends(line).forEach((end) => at(end).delete(line))
  for (let line of lines) {
    for (;;) {
      const [first, last] = ends(line)
      if (first === last) {
        if (line.length > 3) rings.push(line.slice(0, -1))
        break
      }
      const [next] = [...at(last), ...at(first)]
      if (!next) {
        add(line)
        break
      }
      take(next)
      line = joined(line, next)
    }
  }
  return rings
}

/** Two lines that share an end. */
function joined(a: string[], b: string[]): string[] {
  if (a.at(-1) === b[0]) return [...a, ...b.slice(1)]
  if (a.at(-1) === b.at(-1)) return [...a, ...b.slice(0, -1).reverse()]
  if (a[0] === b.at(-1)) return [...b, ...a.slice(1)]
  return [...b.slice(1).reverse(), ...a]
}

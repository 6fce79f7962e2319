/** A marker as the screen sees it. */
export interface Spot {
  id: number
  x: number
  y: number
}

/**
 * Which markers stand too close to be told apart: whoever comes first gathers those within `reach` pixels that nobody
 * has gathered yet. @returns groups of two and more; whoever is in none stands alone
 */
export function clusterSpots(spots: readonly Spot[], reach: number): Spot[][] {
  const cells = new Map<string, Spot[]>()
  const cellOf = (value: number): number => Math.floor(value / reach)
  for (const spot of spots) {
    const key = `${cellOf(spot.x)},${cellOf(spot.y)}`
    const cell = cells.get(key)
    if (cell) cell.push(spot)
    else cells.set(key, [spot])
  }
  const order = new Map(spots.map((spot, index) => [spot, index]))
  const gathered = new Set<Spot>()
  const around = ({ x, y }: Spot): Spot[] =>
    [-1, 0, 1].flatMap((dx) => [-1, 0, 1].flatMap((dy) => cells.get(`${cellOf(x) + dx},${cellOf(y) + dy}`) ?? []))
  return spots.flatMap((spot) => {
    if (gathered.has(spot)) return []
    const group = around(spot)
      .filter((other) => !gathered.has(other) && Math.hypot(other.x - spot.x, other.y - spot.y) < reach)
      .sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0))
    for (const member of group) gathered.add(member)
    return group.length > 1 ? [group] : []
  })
}

/** The middle of some spots. */
export function middleOf(spots: readonly Spot[]): { x: number; y: number } {
  const sum = spots.reduce(({ x, y }, spot) => ({ x: x + spot.x, y: y + spot.y }), { x: 0, y: 0 })
  return { x: sum.x / spots.length, y: sum.y / spots.length }
}

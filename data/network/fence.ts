import Flatbush from 'flatbush'

/** [x, y], planar: metres, or degrees where only sides count. */
export type Point = [x: number, y: number]
export type Side = [from: Point, to: Point]

/** Lines that must not be crossed, and, where they are closed rings, what they enclose. Only + − × ÷: the same on every machine. */
export class Fence {
  private readonly index: Flatbush | undefined

  constructor(private readonly sides: Side[]) {
    if (sides.length === 0) return
    this.index = new Flatbush(sides.length)
    for (const [[ax, ay], [bx, by]] of sides)
      this.index.add(Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by))
    this.index.finish()
  }

  /** Whether the straight way from a to b crosses or touches a line. */
  meets(a: Point, b: Point): boolean {
    return this.near(Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[0], b[0]), Math.max(a[1], b[1])).some(
      ([c, d]) => turn(a, b, c) * turn(a, b, d) <= 0 && turn(c, d, a) * turn(c, d, b) <= 0,
    )
  }

  /** Whether the point lies inside the rings: even-odd, so a ring within a ring is a hole. */
  encloses([x, y]: Point): boolean {
    const toTheEast = this.near(x, y, Infinity, y).filter(
      ([[ax, ay], [bx, by]]) => ay > y !== by > y && x < ax + ((bx - ax) * (y - ay)) / (by - ay),
    )
    return toTheEast.length % 2 === 1
  }

  private near(minX: number, minY: number, maxX: number, maxY: number): Side[] {
    return (this.index?.search(minX, minY, maxX, maxY) ?? []).map((i) => this.sides[i]!)
  }
}

/** Each side of a ring once. It may be closed or not. */
export function sidesOf(ring: Point[]): Side[] {
  return ring.map((corner, i) => [corner, ring[(i + 1) % ring.length]!])
}

/** Each piece of a line. */
export function piecesOf(line: Point[]): Side[] {
  return line.slice(1).map((corner, i) => [line[i]!, corner])
}

/** Positive when c lies to the left of a → b. */
function turn([ax, ay]: Point, [bx, by]: Point, [cx, cy]: Point): number {
  return (bx - ax) * (cy - ay) - (by - ay) * (cx - ax)
}

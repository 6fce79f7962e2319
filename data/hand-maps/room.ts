import type { Point } from '../jinghu/generate/geometry'

export interface Box {
  x: number
  y: number
  width: number
  height: number
}

/** What of a sheet is still free: nothing that has a name may be covered. */
export class Room {
  private readonly taken: Box[] = []

  constructor(
    private readonly width: number,
    private readonly height: number,
  ) {}

  isFree(box: Box): boolean {
    const { x, y, width, height } = box
    const isOnSheet = x >= 24 && y >= 24 && x + width <= this.width - 24 && y + height <= this.height - 24
    return isOnSheet && !this.taken.some((other) => overlap(box, other))
  }

  take(box: Box): Box {
    this.taken.push(box)
    return box
  }
}

export function boxAround([x, y]: Point, width: number, height: number): Box {
  return { x: x - width / 2, y: y - height / 2, width, height }
}

function overlap(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height
}

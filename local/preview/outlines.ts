/** The border of a small area, too many of which there are to draw when the map shows them all. */
export interface Outline {
  name: string
  /** `[lng, lat]` each; the last corner leads to the first */
  ring: Array<[lng: number, lat: number]>
}

/** Outlines as they travel to the phone: corners in millionths of a degree, each as the step from the one before. */
export interface PackedOutlines {
  names: string[]
  rings: number[][]
}

const MILLIONTHS = 1e6

export function packOutlines(outlines: readonly Outline[]): PackedOutlines {
  return {
    names: outlines.map(({ name }) => name),
    rings: outlines.map(({ ring }) => {
      let [x, y] = [0, 0]
      return ring.flatMap(([lng, lat]) => {
        const [dx, dy] = [Math.round(lng * MILLIONTHS) - x, Math.round(lat * MILLIONTHS) - y]
        ;[x, y] = [x + dx, y + dy]
        return [dx, dy]
      })
    }),
  }
}

export function unpackOutlines({ names, rings }: PackedOutlines): Outline[] {
  return rings.map((steps, index) => {
    const ring: Outline['ring'] = []
    let [x, y] = [0, 0]
    for (let at = 0; at + 1 < steps.length; at += 2) {
      ;[x, y] = [x + (steps[at] ?? 0), y + (steps[at + 1] ?? 0)]
      ring.push([x / MILLIONTHS, y / MILLIONTHS])
    }
    return { name: names[index] ?? '', ring }
  })
}

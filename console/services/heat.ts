/** Where something lies, and how much of it. */
export interface Hot {
  x: number
  y: number
  /** From 0 to 1, against the hottest. */
  share: number
}

/** From cool to hot; the last is for the hottest. */
const SCALE: Array<[at: number, red: number, green: number, blue: number]> = [
  [0, 47, 166, 179],
  [0.35, 120, 190, 130],
  [0.6, 232, 190, 70],
  [0.8, 226, 120, 50],
  [1, 205, 45, 38],
]

/** The colour of a warmth from 0 to 1, between the two of the scale it lies between. */
export function heatColour(warmth: number): [red: number, green: number, blue: number] {
  const upper = Math.max(
    1,
    SCALE.findIndex(([at]) => at >= Math.min(1, Math.max(0, warmth))),
  )
  const [from, to] = [SCALE[upper - 1], SCALE[upper]]
  if (!from || !to) return [0, 0, 0]
  const part = Math.min(1, Math.max(0, (warmth - from[0]) / (to[0] - from[0])))
  const mix = (at: 1 | 2 | 3): number => Math.round(from[at] + (to[at] - from[at]) * part)
  return [mix(1), mix(2), mix(3)]
}

/**
 * Draws warmth as a cloud of colour: every point is a soft spot, spots that overlap add up, and the sum is coloured.
 * @param radius of a spot, in pixels
 */
export function paintHeat(canvas: HTMLCanvasElement, points: readonly Hot[], radius: number): void {
  const pen = canvas.getContext('2d', { willReadFrequently: true })
  if (!pen || canvas.width === 0 || canvas.height === 0) return
  pen.clearRect(0, 0, canvas.width, canvas.height)
  for (const { x, y, share } of points) {
    const spot = pen.createRadialGradient(x, y, 0, x, y, radius)
    spot.addColorStop(0, `rgb(0 0 0 / ${0.25 + 0.6 * share})`)
    spot.addColorStop(1, 'rgb(0 0 0 / 0)')
    pen.fillStyle = spot
    pen.fillRect(x - radius, y - radius, 2 * radius, 2 * radius)
  }
  const image = pen.getImageData(0, 0, canvas.width, canvas.height)
  for (let at = 0; at < image.data.length; at += 4) {
    const alpha = image.data[at + 3] ?? 0
    if (alpha === 0) continue
    const [red, green, blue] = heatColour(alpha / 255)
    image.data.set([red, green, blue, Math.min(215, alpha + 40 * Math.min(1, alpha / 40))], at)
  }
  pen.putImageData(image, 0, 0)
}

import { expect } from '@playwright/test'
import type { Handset } from './handset'

/** Colours of what the circle draws on its map (`pages/circle/drawing.ts`). */
const INK = { outline: [15, 124, 138], way: [10, 90, 102] } as const

/** The map of the circle, as it lies before the eyes of whoever holds the phone. */
export class ServiceMap {
  constructor(private readonly phone: Handset) {}

  private get map() {
    return this.phone.screen.locator('wx-map')
  }

  /** How many places stand on it: those alone, and those that a number stands for. */
  async places(): Promise<number> {
    const counts = await this.map.locator('.wx-map-cluster').allTextContents()
    const alone = await this.map.getByRole('button', { name: /步行 \d+ 分钟$/ }).count()
    return counts.reduce((sum, count) => sum + Number(count), alone)
  }

  /** As many places are on the map. */
  async shows(count: number): Promise<void> {
    await expect.poll(() => this.places(), { message: `地图上有 ${count} 处` }).toBe(count)
  }

  /** Draws nearer by the numbers until the place has a pin of its own, and taps it. */
  async tapsPlace(name: string): Promise<void> {
    const pin = this.map.getByRole('button', { name: new RegExp(`^${name}`) })
    const numbers = this.map.locator('.wx-map-cluster')
    await expect(pin.or(numbers).first()).toBeVisible()
    while (!(await pin.isVisible())) {
      const before = await numbers.count()
      await numbers.first().click()
      await expect.poll(async () => (await pin.isVisible()) || (await numbers.count()) !== before).toBe(true)
    }
    await pin.click()
  }

  /** How many dots of the screen are of a line's colour; it is drawn with more than a few. */
  private dots(line: keyof typeof INK): Promise<number> {
    return this.map.locator('canvas').evaluateAll((all, [red, green, blue]) => {
      const isInk = (data: Uint8ClampedArray, at: number) =>
        data[at] === red && data[at + 1] === green && data[at + 2] === blue && data[at + 3] === 255
      return (all as HTMLCanvasElement[]).reduce((sum, canvas) => {
        // Read from a copy: the map's own canvas stays as fast as it is.
        const { width, height } = canvas
        const pen = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true })
        pen?.drawImage(canvas, 0, 0)
        const data = pen?.getImageData(0, 0, width, height).data
        let found = 0
        for (let at = 0; data && at < data.length; at += 4) if (isInk(data, at)) found += 1
        return sum + found
      }, 0)
    }, INK[line])
  }

  async showsLine(line: keyof typeof INK): Promise<void> {
    await expect.poll(() => this.dots(line), { message: `地图上画了 ${line}` }).toBeGreaterThan(100)
  }

  async showsNo(line: keyof typeof INK): Promise<void> {
    await expect.poll(() => this.dots(line), { message: `地图上没有 ${line}` }).toBe(0)
  }

  /** What is drawn on the ground, to be compared with what is drawn later. */
  drawing(): Promise<string> {
    return this.map
      .locator('canvas')
      .evaluateAll((all) => (all as HTMLCanvasElement[]).map((canvas) => canvas.toDataURL()).join())
  }

  /** The hand-drawn maps that lie on the ground, each told by whether its picture has come. */
  handMaps() {
    return this.map.locator('.wx-map-ground')
  }
}

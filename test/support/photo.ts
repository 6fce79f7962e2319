import type { Page } from '@playwright/test'

/** A real picture; its size tells it from others wherever it turns up again. */
export interface Photo {
  width: number
  height: number
  file: { name: string; mimeType: 'image/jpeg' | 'image/png'; buffer: Buffer }
}

interface Scene {
  caption: string
  /** CSS colours of wall and floor. */
  wall: string
  floor: string
  size: [width: number, height: number]
  type?: Photo['file']['mimeType']
}

/** Draws a street scene with the browser's own canvas, and encodes it as a camera would. */
export async function drawPhoto(
  page: Page,
  { caption, wall, floor, size: [width, height], type = 'image/jpeg' }: Scene,
): Promise<Photo> {
  const base64 = await page.evaluate(
    async ({ caption, wall, floor, width, height, type }) => {
      const canvas = new OffscreenCanvas(width, height)
      const pen = canvas.getContext('2d')
      if (!pen) throw new Error('no canvas')
      pen.fillStyle = wall
      pen.fillRect(0, 0, width, height)
      pen.fillStyle = floor
      pen.fillRect(0, height * 0.62, width, height)
      pen.fillStyle = 'rgba(255,255,255,.92)'
      pen.font = `600 ${Math.round(width / 9)}px sans-serif`
      pen.textAlign = 'center'
      pen.fillText(caption, width / 2, height * 0.45)
      const bytes = new Uint8Array(await (await canvas.convertToBlob({ type, quality: 0.85 })).arrayBuffer())
      return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
    },
    { caption, wall, floor, width, height, type },
  )
  const name = `${caption}.${type === 'image/png' ? 'png' : 'jpg'}`
  return { width, height, file: { name, mimeType: type, buffer: Buffer.from(base64, 'base64') } }
}

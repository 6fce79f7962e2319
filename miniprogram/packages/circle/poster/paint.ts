import { PAGE, type Piece } from './plan'

/** What of a 2d context a poster needs; WeChat's typings leave it open. */
interface Pen {
  fillStyle: string
  font: string
  textAlign: 'left' | 'center'
  textBaseline: 'middle'
  beginPath(): void
  closePath(): void
  fill(): void
  moveTo(x: number, y: number): void
  arcTo(x1: number, y1: number, x2: number, y2: number, radius: number): void
  fillText(text: string, x: number, y: number): void
  drawImage(image: object, x: number, y: number, width: number, height: number): void
}

/** Paints what was planned; a canvas stands for a page of 1240 × 1754 dots. */
export function paint(canvas: WechatMiniprogram.Canvas, pieces: Piece[], code: WechatMiniprogram.Image): void {
  canvas.width = PAGE.width
  canvas.height = PAGE.height
  const pen = canvas.getContext('2d') as unknown as Pen
  pen.textBaseline = 'middle'
  for (const piece of pieces) {
    const { x, y, width, height } = piece
    if (piece.kind === 'code') pen.drawImage(code, x, y, width, height)
    else if (piece.kind === 'box') fillBox(pen, piece)
    else {
      pen.font = `${piece.isBold ? 'bold ' : ''}${piece.size}px sans-serif`
      pen.fillStyle = piece.colour
      pen.textAlign = piece.align
      pen.fillText(piece.text, piece.align === 'center' ? x + width / 2 : x, y + height / 2)
    }
  }
}

function fillBox(pen: Pen, { x, y, width, height, fill, radius }: Piece & { kind: 'box' }): void {
  pen.fillStyle = fill
  pen.beginPath()
  pen.moveTo(x + radius, y)
  pen.arcTo(x + width, y, x + width, y + height, radius)
  pen.arcTo(x + width, y + height, x, y + height, radius)
  pen.arcTo(x, y + height, x, y, radius)
  pen.arcTo(x, y, x + width, y, radius)
  pen.closePath()
  pen.fill()
}

/** The picture of a code, ready to be painted. Rejects when it does not load. */
export function loadPicture(canvas: WechatMiniprogram.Canvas, url: string): Promise<WechatMiniprogram.Image> {
  return new Promise((resolve, reject) => {
    const image = canvas.createImage()
    image.onload = () => resolve(image)
    image.onerror = () => reject(new Error('the picture did not load'))
    image.src = url
  })
}

import { create } from 'qrcode'
import { crc32, deflateSync } from 'node:zlib'

/** White modules around a code, so that it can be told from what it is printed on. */
const MARGIN = 2

/** Draws a text as a QR code: a PNG of `width` × `width` pixels, black and white. */
export function drawQr(text: string, width: number): Buffer {
  const { modules } = create(text, { errorCorrectionLevel: 'M' })
  const across = modules.size + 2 * MARGIN
  const moduleAt = Array.from({ length: width }, (_, pixel) => Math.floor((pixel * across) / width) - MARGIN)
  const isDark = (row: number, column: number) =>
    Math.min(row, column) >= 0 && Math.max(row, column) < modules.size && modules.get(row, column) === 1
  // One bit a pixel, 1 being white; each line begins with 0: no filter.
  const lineOf = (row: number) => {
    const line = Buffer.alloc(1 + Math.ceil(width / 8))
    moduleAt.forEach((column, x) => {
      if (!isDark(row, column)) line[1 + (x >> 3)]! |= 0x80 >> (x & 7)
    })
    return line
  }
  const lines = Array.from({ length: across }, (_, i) => lineOf(i - MARGIN))
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(width, 4)
  // Bit depth 1, greyscale.
  header[8] = 1
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.concat(moduleAt.map((row) => lines[row + MARGIN]!)))),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), data])
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  check.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, check])
}

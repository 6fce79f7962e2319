import { toBuffer } from 'qrcode'
import type { Doc } from '../store/value'
import { failure, type FileReply, type Reply } from './reply'

/** The characters WeChat takes in a scene: digits, letters and some signs; no `%`. */
const SCENE = /^[0-9A-Za-z!#$&'()*+,/:;=?@\-._~]{1,32}$/
const [NARROWEST, WIDTH, WIDEST] = [280, 430, 1280]

/**
 * `wxacode.getUnlimited`: a picture that leads to a page with a scene. WeChat's own code of petals can be drawn by WeChat
 * alone; here it is a QR code.
 * @param pages of the app, the first being home; undefined: any page is taken
 */
export async function drawCode(pages: string[] | undefined, request: Doc): Promise<FileReply | Reply> {
  const { scene, page = pages?.[0] ?? '', check_path: checkPath = true, width = WIDTH } = request
  if (typeof scene !== 'string' || !SCENE.test(scene)) {
    return failure(40169, 'invalid length for scene, or the data is not json string')
  }
  // A path of the app, without a slash before it and without parameters: those travel in the scene.
  if (typeof page !== 'string' || /^\/|[?#&]/.test(page)) return failure(41030, 'invalid page')
  if (checkPath !== false && pages && !pages.includes(page)) return failure(41030, 'invalid page')
  if (typeof width !== 'number' || width < NARROWEST || width > WIDEST) return failure(40097, 'invalid args')
  const text = `https://local/?scene=${encodeURIComponent(scene)}&page=${page}`
  return { contentType: 'image/png', bytes: await toBuffer(text, { width, margin: 2, errorCorrectionLevel: 'M' }) }
}

import type { Database } from '../store/database'
import type { Doc } from '../store/value'
import { drawQr } from './qr-picture'
import { failure, type FileReply, type Reply } from './reply'

/** A code that hangs somewhere, to be scanned: what stands above it, and what is read from it. */
export interface PostedCode {
  name: string
  text: string
}

/** The characters WeChat takes in a scene: digits, letters and some signs; no `%`. */
const SCENE = /^[0-9A-Za-z!#$&'()*+,/:;=?@\-._~]{1,32}$/
const [NARROWEST, WIDTH, WIDEST] = [280, 430, 1280]
/** As many of the latest as fit a sheet to choose from. */
const MOST_POSTED = 20

/**
 * Mini-program codes: pictures that lead to a page with a scene. WeChat's own flower of dots can be drawn by WeChat
 * alone; here each is a QR code that reads `https://local/?scene=…&page=…`.
 */
export class Codes {
  constructor(
    private readonly database: Database,
    /** Pages of the app, home first; undefined: any page is taken. */
    private readonly pages: string[] | undefined,
  ) {
    database.exec('CREATE TABLE IF NOT EXISTS wx_codes (text TEXT PRIMARY KEY, name TEXT NOT NULL)')
  }

  /** `wxacode.getUnlimited`. */
  draw(request: Doc): FileReply | Reply {
    const { pages } = this
    const { scene, page = pages?.[0] ?? '', check_path: checkPath = true, width = WIDTH } = request
    if (typeof scene !== 'string' || !SCENE.test(scene)) {
      return failure(40169, 'invalid length for scene, or the data is not json string')
    }
    // A path of the app, without a slash before it and without parameters: those travel in the scene.
    if (typeof page !== 'string' || /^\/|[?#&]/.test(page)) return failure(41030, 'invalid page')
    if (checkPath !== false && pages && !pages.includes(page)) return failure(41030, 'invalid page')
    if (typeof width !== 'number' || !Number.isInteger(width) || width < NARROWEST || width > WIDEST)
      return failure(40097, 'invalid args')
    const text = `https://local/?scene=${encodeURIComponent(scene)}&page=${page}`
    this.database.run('REPLACE INTO wx_codes (text, name) VALUES (?, ?)', text, `${scene}（${page}）`)
    return { contentType: 'image/png', bytes: drawQr(text, width) }
  }

  /** The codes drawn last, newest first: who has no camera picks one of them. */
  drawn(): PostedCode[] {
    return this.database
      .all('SELECT name, text FROM wx_codes ORDER BY rowid DESC LIMIT ?', MOST_POSTED)
      .map(({ name, text }) => ({ name: String(name), text: String(text) }))
  }
}

import { ensureBrowser } from './browser'

/** Once before the first spec: a browser and Chinese glyphs, installed where that is allowed. */
export default function setUp(): void {
  console.log(`browser: ${ensureBrowser()}`)
}

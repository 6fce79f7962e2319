import { buildAll } from '../../local/build/build'
import { ensureBrowser } from './browser'

/** Once before the first spec: a browser and Chinese glyphs, installed where that is allowed, and everything built. */
export default async function setUp(): Promise<void> {
  console.log(`browser: ${ensureBrowser()}`)
  await buildAll()
}

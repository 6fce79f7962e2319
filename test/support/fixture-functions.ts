import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { buildFunctions } from '../../local/build/functions'

const ROOT = join(__dirname, '../..')

/**
 * Builds the fixture functions into a folder of their own. It lies inside the project, so that they find the SDK as
 * uploaded functions do: in `node_modules` above them.
 */
export async function buildFixtureFunctions(): Promise<{ dir: string; remove(): void }> {
  mkdirSync(join(ROOT, 'dist'), { recursive: true })
  const dir = mkdtempSync(join(ROOT, 'dist/fixture-functions-'))
  await buildFunctions({ from: join(__dirname, 'fixtures/functions'), to: dir })
  return { dir, remove: () => rmSync(dir, { recursive: true, force: true }) }
}

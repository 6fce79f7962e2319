import path from 'node:path'
import { districtMap } from '../district-map'
import { buildPreview } from '../preview/build/main'
import { buildConsole } from './console'
import { buildFunctions } from './functions'
import { buildNpm } from './npm'

const ROOT = path.resolve(__dirname, '../..')

/**
 * Builds all there is to build: what WeChat DevTools opens (`miniprogram/` with its npm packages, `dist/cloudfunctions`)
 * the preview in `dist/preview`, and the console in `dist/console`.
 * @returns a line about each part, warnings last
 */
export async function buildAll(): Promise<string[]> {
  const [functions, packages, preview, firstLoad] = await Promise.all([
    buildFunctions(),
    buildNpm(),
    buildPreview({ outDir: path.join(ROOT, 'dist/preview'), ...districtMap(path.join(ROOT, 'data/jinghu')) }),
    buildConsole(),
  ])
  return [
    ...functions.map(({ name, bytes }) => `dist/cloudfunctions/${name}  ${(bytes / 1024).toFixed(1)} KB`),
    ...packages.map((name) => `miniprogram/miniprogram_npm/${name}`),
    'dist/preview',
    `dist/console  ${(firstLoad / 1024).toFixed(1)} KB (gzip) before the first page`,
    ...preview.warnings,
  ]
}

async function main(): Promise<void> {
  for (const line of await buildAll()) console.log(line)
}

if (require.main === module) {
  main().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  })
}

import { buildPreview } from '../preview/build/main'
import { buildFunctions } from './functions'
import { buildNpm } from './npm'

/** `npm run build`: what WeChat DevTools opens (`miniprogram/` with its npm packages, `dist/cloudfunctions`) and the preview. */
async function main(): Promise<void> {
  const [functions, packages, preview] = await Promise.all([
    buildFunctions(),
    buildNpm(),
    buildPreview({ outDir: 'dist/preview' }),
  ])
  for (const { name, bytes } of functions) {
    console.log(`dist/cloudfunctions/${name}  ${(bytes / 1024).toFixed(1)} KB`)
  }
  console.log(`miniprogram/miniprogram_npm  ${packages.join(', ')}`)
  console.log(`dist/preview  ${preview.warnings.length} warnings`)
  for (const warning of preview.warnings) console.warn(warning)
}

main().catch((error: unknown) => {
  console.error(error)
  process.exitCode = 1
})

import fs from 'node:fs'
import path from 'node:path'
import { writeChanged } from '../../build/write-changed'
import { packOutlines, type Outline } from '../outlines'
import { readAppGraph, SourceFiles } from './app-graph'
import { bundlePhone, bundleStage } from './bundle'
import { copyIcons } from './icons'
import { Problems } from './problem'
import { compileStyles } from './styles'
import { watchFolders } from './watch'
import { compileTemplates } from './wxml'

const REPOSITORY = path.resolve(__dirname, '../../..')
const RUNTIME = path.resolve(__dirname, '../runtime')
/** Sources the phone does not fetch by themselves. */
const COMPILED = /\.(ts|js|json|wxml|wxss|wxs|md)$/

export interface PreviewOptions {
  /** the mini-program's folder */
  root?: string
  outDir?: string
  /**
   * FeatureCollection drawn under maps; properties: name and kind, which is district | street | community | village |
   * water | park (areas) or rail (lines)
   */
  baseMap?: object
  /** small areas inside, drawn and fetched only where somebody looks closely */
  fineMap?: Outline[]
  /** rebuild on change; the phones reload when the server then sends the event `reload` on /phone/reload */
  watch?: boolean
  onRebuild?: (result: { warnings: string[]; error?: Error }) => void
}

/**
 * Builds the mini-program for a browser: `phone/` (one phone) and `stage/` (the page with three).
 * @returns warnings, each `file:line message`, and how to stop watching
 * @throws BuildFailure naming file and line of everything that WeChat would refuse or the preview lacks
 */
export async function buildPreview(
  options: PreviewOptions = {},
): Promise<{ warnings: string[]; stop(): Promise<void> }> {
  const root = path.resolve(options.root ?? path.join(REPOSITORY, 'miniprogram'))
  const outDir = path.resolve(options.outDir ?? path.join(REPOSITORY, 'dist/preview'))
  const first = await buildOnce(root, outDir, options)
  if (!options.watch) return { ...first, stop: () => Promise.resolve() }
  let building = Promise.resolve()
  const stop = await watchFolders([root, path.dirname(RUNTIME)], () => {
    building = building.then(async () => {
      try {
        options.onRebuild?.(await buildOnce(root, outDir, options))
      } catch (error) {
        options.onRebuild?.({ warnings: [], error: error as Error })
      }
    })
  })
  return { ...first, stop }
}

async function buildOnce(root: string, outDir: string, options: PreviewOptions): Promise<{ warnings: string[] }> {
  const problems = new Problems()
  const files = new SourceFiles(root, path.join(REPOSITORY, 'node_modules'))
  const graph = readAppGraph(files, problems)
  problems.throwIfAny()
  const templates = compileTemplates(graph, files, problems)
  const styles = compileStyles(graph, files, problems)
  problems.throwIfAny()

  const phone = path.join(outDir, 'phone')
  const stage = path.join(outDir, 'stage')
  fs.mkdirSync(phone, { recursive: true })
  fs.mkdirSync(stage, { recursive: true })
  await Promise.all([
    bundlePhone(graph, files, { templates, styles, watch: options.watch === true }, outDir),
    bundleStage(outDir, options.watch === true),
  ])
  copyIcons(files.modules, path.join(phone, 'icons'))
  copyAssets(root, phone)
  writeChanged(path.join(phone, 'app.css'), readStyles(files) + styles.css)
  writeChanged(path.join(phone, 'index.html'), fs.readFileSync(path.join(RUNTIME, 'shell/phone.html')))
  writeChanged(path.join(phone, 'base.geojson'), JSON.stringify(options.baseMap ?? emptyMap()))
  writeChanged(path.join(phone, 'fine.json'), JSON.stringify(packOutlines(options.fineMap ?? [])))
  return { warnings: problems.warnings }
}

/** The runtime's own styles, with Leaflet's. */
function readStyles(files: SourceFiles): string {
  const own = path.join(RUNTIME, 'styles')
  const sheets = fs
    .readdirSync(own)
    .sort()
    .map((name) => path.join(own, name))
  const leaflet = path.join(files.modules, 'leaflet/dist/leaflet.css')
  // Leaflet's own pictures are for controls and markers the preview draws itself
  return [leaflet, ...sheets]
    .map((file) => fs.readFileSync(file, 'utf8').replace(/background-image:\s*url\(images[^;]*;/g, ''))
    .join('\n')
}

/** File by file, and only what differs: another phone may be reading them. */
function copyAssets(root: string, target: string): void {
  fs.mkdirSync(target, { recursive: true })
  for (const entry of fs.readdirSync(root, { withFileTypes: true })) {
    const [from, to] = [path.join(root, entry.name), path.join(target, entry.name)]
    if (COMPILED.test(from) || /^(node_modules|miniprogram_npm)$/.test(entry.name)) continue
    if (entry.isDirectory()) copyAssets(from, to)
    else writeChanged(to, fs.readFileSync(from))
  }
}

function emptyMap(): object {
  return { type: 'FeatureCollection', features: [] }
}

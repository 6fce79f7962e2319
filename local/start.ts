import chokidar from 'chokidar'
import { readFileSync } from 'node:fs'
import { join, posix, resolve } from 'node:path'
import { COLLECTIONS } from '../cloudfunctions/adapters/collections'
import { freshConsole } from './build/console'
import { buildFunctions } from './build/functions'
import { messageOf, StartFailure } from './cloud/failure'
import { type CloudOptions, openCloud, type LocalCloud } from './cloud/open-cloud'
import type { Stage } from './cloud/phone/stage-api'
import type { Template } from './cloud/wechat/templates'
import { districtMap } from './district-map'
import { isCutShort } from './history/facts'
import { buildPreview } from './preview/build/main'
import { SEED_VERSION } from './seed'
import { seedDemo } from './seed-demo'
import { asksForHelp, HELP, readFlags, UsageFailure, type Flags } from './start-flags'

const ROOT = resolve(__dirname, '..')
const DISTRICT = join(ROOT, 'data/jinghu')
const CONSOLE = join(ROOT, 'dist/console')
const PREVIEW = join(ROOT, 'dist/preview')
const FUNCTIONS = join(ROOT, 'dist/cloudfunctions')

/** Whoever starts many of these has built everything once, and says so; nothing is then built anew. */
const IS_BUILT = process.env['ALREADY_BUILT'] === 'yes'

/** `npm start`: the whole product on this machine: cloud, functions, demo data, and the stage with its phones. */
async function start(flags: Flags): Promise<void> {
  // As on the platform, whose functions run in UTC wherever their users are.
  process.env['TZ'] = 'UTC'
  let cloud: LocalCloud | undefined
  // To a person at a terminal; a program that reads gets the one line with the address.
  if (!IS_BUILT && process.stdout.isTTY) console.log('正在编译云函数、小程序和电脑端，准备数据；头一次要一两分钟…')
  const opening = openWithData(flags).then((opened) => (cloud = opened))
  const building = IS_BUILT ? BUILT_BEFORE : buildPhones(flags.watch, () => cloud?.reloadPhones())
  // Both come to their end before either may fail the start: a bundler cut off in the middle screams, or never goes.
  const [opened, preview] = await bothOf(opening, building).catch(async (error: unknown) => {
    await cloud?.close()
    throw error
  })
  for (const warning of preview.warnings) console.warn(warning)
  const watcher = flags.watch ? watchFunctions(opened) : undefined
  stopOnSignal(async () => {
    await Promise.all([preview.stop(), watcher?.close(), opened.close()])
  })
  console.log(`镜湖网格已在本机运行，请打开 ${opened.url}/ （数据在 ${flags.data}，按 Ctrl+C 停止）`)
}

const BUILT_BEFORE = Promise.resolve({ warnings: [] as string[], stop: () => Promise.resolve() })

const buildPhones = (watch: boolean, onRebuilt: () => void) =>
  buildPreview({
    outDir: PREVIEW,
    ...districtMap(DISTRICT),
    watch,
    onRebuild: ({ warnings, error }) => {
      for (const text of error ? [error.message] : warnings) console.warn(text)
      if (!error) onRebuilt()
    },
  })

/** Waits for both; then rejects as the first of them did, if any. */
async function bothOf<A, B>(first: Promise<A>, second: Promise<B>): Promise<[A, B]> {
  await Promise.allSettled([first, second])
  return [await first, await second]
}

async function openWithData({ data, port, reset, at, history, origins }: Flags): Promise<LocalCloud> {
  await Promise.all([IS_BUILT ? undefined : buildFunctions({ to: FUNCTIONS }), freshConsole(CONSOLE)])
  const options: CloudOptions = {
    dir: data,
    reset,
    ...(at !== undefined && { begin: at }),
    port,
    functionsDir: FUNCTIONS,
    collections: COLLECTIONS,
    templates: readData<Template[]>('templates.json'),
    stage: readData<Stage>('stage.json'),
    pages: readPages(),
    secrets: process.env,
    leeway: 3,
    seedVersion: SEED_VERSION,
    origins,
    staticRoutes: { '/': join(PREVIEW, 'stage'), '/phone/': join(PREVIEW, 'phone'), '/console/': CONSOLE },
  }
  if (history) await playFirst(options)
  const cloud = await openCloud({ ...options, reset: reset && !history })
  if (isCutShort(cloud))
    console.log(
      '上次回放历史没有放完就停了，这次放的是没有历史的演示数据；要回放，请用 npm start -- --history --reset。',
    )
  await cloud.seedOnce(() => seedDemo(cloud, DISTRICT))
  return cloud
}

/** A history brings all that the functions use into this process: only who wants one waits for it. */
async function playFirst(options: CloudOptions): Promise<void> {
  const { ensureHistory, SINCE_2020 } = await import('./history/folder')
  await ensureHistory(options, DISTRICT, SINCE_2020, (text) => console.log(text))
}

function readData<T>(name: string): T {
  return JSON.parse(readFileSync(join(DISTRICT, name), 'utf8')) as T
}

interface Subpackage {
  root: string
  pages: string[]
}

/** Every page of the app, by its path; home comes first. */
function readPages(): string[] {
  const app = JSON.parse(readFileSync(join(ROOT, 'miniprogram/app.json'), 'utf8')) as {
    pages: string[]
    subPackages?: Subpackage[]
    subpackages?: Subpackage[]
  }
  const packages = app.subPackages ?? app.subpackages ?? []
  return [...app.pages, ...packages.flatMap(({ root, pages }) => pages.map((page) => posix.join(root, page)))]
}

/** Builds the functions anew whenever a source changes; the next calls run the new ones. */
function watchFunctions(cloud: LocalCloud): { close(): Promise<void> } {
  const rebuild = async () => {
    try {
      await buildFunctions({ to: FUNCTIONS })
      cloud.reloadFunctions()
    } catch (error) {
      console.error(messageOf(error))
    }
  }
  let last = Promise.resolve()
  return chokidar.watch(join(ROOT, 'cloudfunctions'), { ignoreInitial: true }).on('all', () => {
    last = last.then(rebuild)
  })
}

function stopOnSignal(stop: () => Promise<void>): void {
  let stoppingSince: number | undefined
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      // One Ctrl+C may arrive twice (npm passes it on); a later one does not wait: acknowledged writes are on disk.
      if (stoppingSince !== undefined && Date.now() - stoppingSince > 500) process.exit(1)
      if (stoppingSince !== undefined) return
      stoppingSince = Date.now()
      stop().then(() => process.exit(0), fail)
    })
  }
}

function fail(error: unknown): never {
  const expected = error instanceof StartFailure || error instanceof UsageFailure
  console.error(expected || !(error instanceof Error) ? messageOf(error) : (error.stack ?? error.message))
  process.exit(error instanceof UsageFailure ? 2 : 1)
}

async function main(): Promise<void> {
  const args = process.argv.slice(2)
  if (asksForHelp(args)) return console.log(HELP)
  try {
    await start(readFlags(args))
  } catch (error) {
    fail(error)
  }
}

void main()

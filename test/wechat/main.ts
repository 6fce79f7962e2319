// `npm run check:wechat`: the mini-program under WeChat's own compilers, offline, and two checks they lack.
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { buildNpm } from '../../local/build/npm'
import { compileMarkup } from './compilers'
import { sizeTable, weighPackages } from './gates'
import { missingHandlers } from './handlers'
import { installCompilers } from './install'
import { copyProject, loadOfficialTools } from './official'
import { comparePacked } from './packed'
import { readProgram } from './program'
import { strayUnits, unregisteredTags, unusedRegistrations } from './tags'

const PROJECT = path.resolve(__dirname, '../..')

const counts = { passed: 0, failed: 0 }

/** Prints one check's verdict and, when it has something to complain about, what. */
function verdict(name: string, complaints: string[]): void {
  console.log(`${complaints.length === 0 ? '✓' : '✗'} ${name}`)
  for (const complaint of complaints) console.log(complaint.replace(/^/gm, '    '))
  counts[complaints.length === 0 ? 'passed' : 'failed']++
}

/** The checks that read the sources as they stand. */
function checkSources(modules: string): void {
  const root = path.join(PROJECT, 'miniprogram')
  const program = readProgram(root)
  const { files, complaints } = compileMarkup(root, path.join(modules, 'miniprogram-compiler'))
  verdict(`wcc and wcsc accept ${files} files`, complaints)
  verdict(`every tag of ${program.units.length} pages and components is registered`, unregisteredTags(program))
  verdict('every registered component is used', unusedRegistrations(program))
  verdict('every page and component can be reached', strayUnits(program))
  verdict('every handler named in WXML exists', missingHandlers(program))
}

/** The checks on what would be uploaded. */
async function checkPackage(modules: string, workshop: string): Promise<void> {
  const program = readProgram(path.join(PROJECT, 'miniprogram'))
  const tools = loadOfficialTools(modules, workshop)
  const source = path.join(workshop, 'source')
  copyProject(PROJECT, source)
  verdict('“构建 npm” runs without a warning', await tools.packNpm(source))
  verdict(
    'our own miniprogram_npm agrees with WeChat’s',
    comparePacked(
      path.join(PROJECT, 'miniprogram/miniprogram_npm'),
      path.join(source, 'miniprogram/miniprogram_npm'),
      bundledPackages(),
    ),
  )

  const compiled = path.join(workshop, 'compiled')
  const packages = weighPackages(await tools.compile(source, path.join(compiled, 'miniprogram')), program)
  console.log(sizeTable(packages).replace(/^/gm, '  '))
  for (const { name, bytes, limit } of packages) {
    verdict(`package ${name} is within its gate`, bytes <= limit ? [] : [`${bytes} bytes are over ${limit}`])
  }

  copyFileSync(path.join(source, 'project.config.json'), path.join(compiled, 'project.config.json'))
  for (const { name, success, detail } of await tools.checkQuality(compiled)) {
    verdict(`代码质量 ${name}`, success ? [] : [JSON.stringify(detail)])
  }
}

/** The mini-program's npm packages that were not made for mini-programs. */
function bundledPackages(): string[] {
  type Manifest = { dependencies?: Record<string, string>; miniprogram?: string }
  const manifest = (folder: string): Manifest =>
    JSON.parse(readFileSync(path.join(PROJECT, folder, 'package.json'), 'utf8')) as Manifest
  return Object.keys(manifest('.').dependencies ?? {}).filter((name) => !manifest(`node_modules/${name}`).miniprogram)
}

async function main(): Promise<void> {
  const modules = installCompilers()
  await buildNpm()
  const workshop = mkdtempSync(path.join(tmpdir(), 'wechat-'))
  // miniprogram-ci keeps its compiler's cache in a folder of the working directory, named by a hash.
  process.chdir(workshop)
  try {
    checkSources(modules)
    await checkPackage(modules, workshop)
  } catch (error) {
    verdict('the checks run to their end', [String(error instanceof Error ? error.stack : error)])
  } finally {
    // Windows removes no folder that somebody stands in.
    process.chdir(PROJECT)
    rmSync(workshop, { recursive: true, force: true })
  }
  mkdirSync(path.join(PROJECT, 'test-results'), { recursive: true })
  writeFileSync(path.join(PROJECT, 'test-results/wechat.json'), JSON.stringify(counts))
  console.log(`check:wechat: ${counts.passed} passed, ${counts.failed} failed`)
}

main().then(
  // miniprogram-ci leaves file watchers and a worker behind: the verdict is in, so the process ends here.
  () => process.exit(counts.failed === 0 ? 0 : 1),
  (error: unknown) => {
    console.error(error)
    process.exit(1)
  },
)

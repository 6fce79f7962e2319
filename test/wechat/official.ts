// WeChat's own tool, miniprogram-ci, at work without WeChat's servers.
import { generateKeyPairSync } from 'node:crypto'
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'

interface CiProject {
  attr(): Promise<unknown>
}

/** What one of the checks of `checkCodeQuality` says. */
export interface QualityCheck {
  name: string
  success: boolean
  /** Chinese. */
  text: string
  detail?: unknown
}

/** The part of miniprogram-ci that is used here; the package brings no types. */
interface MiniprogramCi {
  Project: new (options: {
    appid: string
    type: 'miniProgram'
    projectPath: string
    privateKeyPath: string
    ignores: string[]
  }) => CiProject
  packNpmManually(options: {
    packageJsonPath: string
    miniprogramNpmDistDir: string
  }): Promise<{ warnList: Array<{ msg: string }> }>
  getCompiledResult(
    options: { project: CiProject; version: string; desc: string; setting: object; onProgressUpdate: () => void },
    zip: string,
  ): Promise<Record<string, string | Buffer>>
  checkCodeQuality(project: CiProject): Promise<QualityCheck[]>
}

/** Well-formed, and nobody's: nothing here reaches a server. */
const APP_ID = 'wx0000000000000000'

/** WeChat's packer, compiler and quality checks. */
export interface OfficialTools {
  /** Runs "构建 npm" in a project folder. @returns its warnings */
  packNpm(project: string): Promise<string[]>
  /** Compiles a project folder as for an upload, into another folder. @returns bytes of each file of the package */
  compile(project: string, into: string): Promise<Map<string, number>>
  /** Runs 代码质量检查 on a project folder. */
  checkQuality(project: string): Promise<QualityCheck[]>
}

/**
 * Loads miniprogram-ci and gives it what it would ask the server for.
 * @param modules node_modules that hold it
 * @param workshop a folder for its key and its zip
 */
export function loadOfficialTools(modules: string, workshop: string): OfficialTools {
  const load = createRequire(path.join(modules, 'package.json')) as <T>(name: string) => T
  const ci = load<MiniprogramCi>('./miniprogram-ci')
  const { DefaultProjectAttr } = load<{ DefaultProjectAttr: unknown }>('./miniprogram-ci/dist/config/config')

  // It would ask the server which file types may be uploaded, and, unanswered, falls back to its own list. Without asking, a
  // machine whose network swallows packets loses no time.
  interface FileTypes {
    getWhiteExtList: () => Promise<object>
    MiniProgramWhiteList: string[]
    GameWhiteList: string[]
  }
  const fileTypes = load<FileTypes>('./miniprogram-ci/dist/utils/white_ext_list')
  fileTypes.getWhiteExtList = () =>
    Promise.resolve({
      MiniProgramWhiteList: new Set(fileTypes.MiniProgramWhiteList),
      GameWhiteList: new Set(fileTypes.GameWhiteList),
    })

  const privateKeyPath = path.join(workshop, 'key.pem')
  const { privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'pkcs1', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
  })
  writeFileSync(privateKeyPath, privateKey)

  /** The limits of an app come from the server; these are the ones miniprogram-ci falls back to itself. */
  class OfflineProject extends ci.Project {
    override attr(): Promise<unknown> {
      return Promise.resolve(DefaultProjectAttr)
    }
  }
  const open = (projectPath: string): CiProject =>
    new OfflineProject({
      appid: APP_ID,
      type: 'miniProgram',
      projectPath,
      privateKeyPath,
      ignores: ['node_modules/**/*'],
    })

  return {
    async packNpm(project) {
      const { warnList } = await ci.packNpmManually({
        packageJsonPath: path.join(project, 'package.json'),
        miniprogramNpmDistDir: path.join(project, 'miniprogram'),
      })
      return warnList.map((warning) => warning.msg)
    },
    async compile(project, into) {
      const files = await ci.getCompiledResult(
        {
          project: open(project),
          version: '0.0.0',
          desc: 'check',
          setting: { useProjectConfig: true },
          onProgressUpdate: () => undefined,
        },
        path.join(workshop, 'compiled.zip'),
      )
      const sizes = new Map<string, number>()
      for (const [name, content] of Object.entries(files)) {
        const file = path.join(into, name)
        mkdirSync(path.dirname(file), { recursive: true })
        writeFileSync(file, content)
        sizes.set(name, Buffer.byteLength(content))
      }
      return sizes
    },
    checkQuality: (project) => ci.checkCodeQuality(open(project)),
  }
}

/** Copies what DevTools sees of a project, without its built npm packages: those are WeChat's packer's to make. */
export function copyProject(project: string, into: string): void {
  const { dependencies = {} } = JSON.parse(readFileSync(path.join(project, 'package.json'), 'utf8')) as {
    dependencies?: Record<string, string>
  }
  const packed = path.join(project, 'miniprogram', 'miniprogram_npm')
  const packages = Object.keys(dependencies).map((name) => path.join('node_modules', name))
  for (const name of ['package.json', 'project.config.json', 'miniprogram', ...packages]) {
    cpSync(path.join(project, name), path.join(into, name), {
      recursive: true,
      filter: (source) => !source.startsWith(packed),
    })
  }
}

import { spawnSync } from 'node:child_process'
import { chmodSync, readdirSync } from 'node:fs'
import path from 'node:path'

const FOLDERS: Partial<Record<NodeJS.Platform, string>> = { linux: 'linux', darwin: 'mac', win32: 'windows' }

/**
 * Runs WeChat's own WXML and WXSS compilers over every file of a mini-program; what they make is thrown away.
 * @param root folder of app.json; all of it is compiled, npm packages too
 * @param compiler folder of the package miniprogram-compiler
 * @returns what they complain about, and how many files they read
 */
export function compileMarkup(root: string, compiler: string): { files: number; complaints: string[] } {
  const names = readdirSync(root, { recursive: true, encoding: 'utf8' }).map((name) => name.replace(/\\/g, '/'))
  const all = (extension: string): string[] => names.filter((name) => name.endsWith(extension)).sort()
  const folder = FOLDERS[process.platform]
  if (!folder) throw new Error(`WeChat has no compiler for ${process.platform}`)

  const run = (name: string, args: string[]): string[] => {
    const binary = path.join(compiler, 'bin', folder, process.platform === 'win32' ? `${name}.exe` : name)
    if (process.platform !== 'win32') chmodSync(binary, 0o755)
    const { status, error, stderr } = spawnSync(binary, args, { cwd: root, encoding: 'utf8', maxBuffer: 1 << 28 })
    if (error) throw error
    return status === 0 ? [] : [`${name}: ${stderr.trim() || `ended with ${status}`}`]
  }
  const markup = [...all('.wxml'), ...all('.wxs')]
  const styles = all('.wxss')
  return {
    files: markup.length + styles.length,
    complaints: [
      ...run('wcc', ['-d', '-cc', '0', ...markup, '-gn', '$gwx']),
      ...run('wcsc', ['-db', '-pc', String(styles.length), ...styles]),
    ],
  }
}

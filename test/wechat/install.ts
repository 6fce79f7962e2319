import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/**
 * Installs this folder's own packages when they are missing or the lock has changed since. They weigh some 280 MB and serve
 * this check alone, which is why the project does not depend on them.
 * @returns their node_modules
 */
export function installCompilers(): string {
  const lock = path.join(__dirname, 'package-lock.json')
  const modules = path.join(__dirname, 'node_modules')
  const installed = path.join(modules, '.installed-lock.json')
  const wanted = readFileSync(lock, 'utf8')
  if (existsSync(installed) && readFileSync(installed, 'utf8') === wanted) return modules

  console.log('installing WeChat’s compilers into test/wechat (npm ci)')
  // None of the install scripts is needed: the compilers are ready binaries and plain JavaScript.
  const { status } = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel', 'error'], {
    cwd: __dirname,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  })
  if (status !== 0) throw new Error('npm ci failed in test/wechat')
  writeFileSync(installed, wanted)
  return modules
}

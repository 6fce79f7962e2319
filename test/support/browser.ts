import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** Chromium in a container: no sandbox of its own, no GPU, and no calls home. */
export const BROWSER_FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--hide-scrollbars',
]

const PLACES: Partial<Record<NodeJS.Platform, string[]>> = {
  linux: [
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome-stable',
    '/usr/bin/google-chrome',
    '/snap/bin/chromium',
  ],
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ],
  win32: ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA']
    .map((name) => process.env[name])
    .filter((root) => root !== undefined)
    .map((root) => path.win32.join(root, 'Google', 'Chrome', 'Application', 'chrome.exe')),
}

/**
 * The Chromium of this machine: `CHROME_PATH`, else the first usual place that exists.
 * @returns its path, or undefined when there is none
 * @throws Error when `CHROME_PATH` names a file that does not exist
 */
export function findBrowser(): string | undefined {
  const named = process.env.CHROME_PATH
  if (named) {
    if (!existsSync(named)) throw new Error(`CHROME_PATH points to ${named}, which does not exist`)
    return named
  }
  return PLACES[process.platform]?.find((place) => existsSync(place))
}

/** Whether Chinese text would be drawn with glyphs rather than boxes. macOS and Windows always bring such fonts. */
function hasChineseFont(): boolean {
  if (process.platform !== 'linux') return true
  const listed = spawnSync('fc-list', [':lang=zh', 'family'], { encoding: 'utf8' })
  return listed.status === 0 && listed.stdout.trim() !== ''
}

/** Root on Debian or a child of it: the one case in which a test run may install system packages. */
function mayInstall(): boolean {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync('/etc/os-release')) return false
  return /^ID(_LIKE)?=.*debian/m.test(readFileSync('/etc/os-release', 'utf8')) && existsSync('/usr/bin/apt-get')
}

function apt(...args: string[]): void {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const run = spawnSync('apt-get', ['-q', '-o', 'Acquire::Retries=3', ...args], { encoding: 'utf8', env })
  if (run.status !== 0) throw new Error(`apt-get ${args.join(' ')} failed:\n${run.stdout}${run.stderr}`)
}

/**
 * Makes sure of a browser and a Chinese font: what is missing is installed by apt when that is allowed (root on Debian).
 * @returns the path of the browser
 * @throws Error with one line that says what to install
 */
export function ensureBrowser(): string {
  const missing = [
    ...(findBrowser() ? [] : ['chromium']),
    ...(hasChineseFont() ? [] : ['fontconfig', 'fonts-noto-cjk']),
  ]
  if (missing.length > 0) {
    if (!mayInstall()) {
      throw new Error(
        'The end-to-end tests need Chromium (or Chrome) and a Chinese font. ' +
          `Missing: ${missing.join(', ')}. On Debian: apt-get install ${missing.join(' ')}; a browser elsewhere is named by CHROME_PATH.`,
      )
    }
    console.log(`installing ${missing.join(', ')} with apt-get`)
    apt('update')
    apt('install', '-y', '--no-install-recommends', ...missing)
  }
  const browser = findBrowser()
  if (!browser) throw new Error('chromium was installed, but is in none of the usual places: set CHROME_PATH')
  return browser
}

import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'

const filesOf = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(path.join(folder, name)).isFile())
    .sort()

/** What a bundled package gives to those who require it. */
function surface(folder: string): string {
  const exported: unknown = createRequire(path.join(folder, 'package.json'))('./index.js')
  return `${typeof exported} ${Object.keys(exported as object)
    .sort()
    .join(' ')}`
}

/**
 * Compares two `miniprogram_npm` folders: the same packages; those made for mini-programs byte for byte, and those bundled
 * into one file by what they export (each packer wraps in its own way).
 * @param bundled packages without mini-program files of their own
 * @returns the differences
 */
export function comparePacked(ours: string, theirs: string, bundled: string[]): string[] {
  const packagesOf = (folder: string): string[] => readdirSync(folder).filter((name) => !name.startsWith('.'))
  const differences: string[] = []
  for (const name of new Set([...packagesOf(ours), ...packagesOf(theirs)])) {
    const [left, right] = [path.join(ours, name), path.join(theirs, name)]
    if (!existsSync(left) || !existsSync(right)) {
      differences.push(`${name} is only in ${existsSync(left) ? 'ours' : 'WeChat’s'}`)
    } else if (bundled.includes(name)) {
      if (surface(left) !== surface(right)) differences.push(`${name} exports something else`)
    } else {
      const [own, official] = [filesOf(left), filesOf(right)]
      const all = [...new Set([...own, ...official])]
      const different = all.filter(
        (file) =>
          !own.includes(file) ||
          !official.includes(file) ||
          !readFileSync(path.join(left, file)).equals(readFileSync(path.join(right, file))),
      )
      differences.push(...different.map((file) => `${name}/${file} differs`))
    }
  }
  return differences
}

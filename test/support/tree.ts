import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

const planted: string[] = []
afterAll(() => planted.forEach((root) => rmSync(root, { recursive: true, force: true })))

/**
 * A throw-away folder with the given files, gone after the tests of the file that asked for it.
 * @param files path inside the folder → content
 * @returns the folder's absolute path
 */
export function plantTree(files: Record<string, string>): string {
  const root = mkdtempSync(path.join(tmpdir(), 'tree-'))
  planted.push(root)
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(root, name)
    mkdirSync(path.dirname(file), { recursive: true })
    writeFileSync(file, content)
  }
  return root
}

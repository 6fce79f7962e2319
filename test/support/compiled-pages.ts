import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

/** Names the folder in which the test files of one run leave each other what they have compiled. */
const KEPT = 'COMPILED_PAGES'

/** To be called once before the first test: what is compiled is of this run's own files. */
export function keepCompiledPages(): void {
  process.env[KEPT] = mkdtempSync(path.join(tmpdir(), 'jinghu-pages-'))
}

/** To be called once after the last test. */
export function dropCompiledPages(): void {
  const folder = process.env[KEPT]
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true })
  delete process.env[KEPT]
}

/**
 * What a compiler makes of this, compiled by the first test file of the run that asks.
 * @param of all that the result depends on
 */
export function compiledOnce(of: string, compile: () => string): string {
  const folder = process.env[KEPT]
  if (folder === undefined) return compile()
  const kept = path.join(folder, createHash('sha256').update(of).digest('hex'))
  if (existsSync(kept)) return readFileSync(kept, 'utf8')
  const result = compile()
  // Written beside and then moved: nobody reads half of it.
  writeFileSync(`${kept}.${process.pid}`, result)
  renameSync(`${kept}.${process.pid}`, kept)
  return result
}

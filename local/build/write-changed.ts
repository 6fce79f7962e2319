import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'

/**
 * Writes a built file whole or not at all, and only when it differs: a build that runs while the same files are being
 * served, or beside another build, disturbs nobody.
 */
export function writeChanged(file: string, contents: Uint8Array | string): void {
  const bytes = Buffer.from(contents)
  if (existsSync(file) && readFileSync(file).equals(bytes)) return
  const draft = `${file}.${process.pid}`
  writeFileSync(draft, bytes)
  renameSync(draft, file)
}

import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import Module, { createRequire } from 'node:module'
import { dirname } from 'node:path'
import { threadId } from 'node:worker_threads'
import { Script } from 'node:vm'
import type { PackedSdk } from './thread-program'

type Wrapper = (exports: unknown, require: NodeJS.Require, module: Module, file: string, folder: string) => void

/** Loads the SDK from its one file, in the place of the many: whoever requires it in this thread is given this one. */
export function loadSdk({ entry, code, compiled }: PackedSdk): void {
  const cachedData = existsSync(compiled) ? readFileSync(compiled) : undefined
  const script = new Script(
    `(function (exports, require, module, __filename, __dirname) {${readFileSync(code, 'utf8')}
})`,
    {
      filename: code,
      ...(cachedData && { cachedData }),
    },
  )
  const require = createRequire(entry)
  const module = new Module(entry)
  module.filename = entry
  ;(script.runInThisContext() as Wrapper)(module.exports, require, module, entry, dirname(entry))
  module.loaded = true
  require.cache[entry] = module
  if (cachedData && !script.cachedDataRejected) return
  // What has run by now is compiled: the next thread need not do it again.
  const draft = `${compiled}.${process.pid}-${threadId}`
  writeFileSync(draft, script.createCachedData())
  renameSync(draft, compiled)
}

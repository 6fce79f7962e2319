// A .vue file for Jest: its script and template become one CommonJS module; how it looks is not tested here.
const { createHash } = require('node:crypto')
const { readFileSync } = require('node:fs')
const { transformSync } = require('@swc/core')
const { compileScript, parse, registerTS } = require('vue/compiler-sfc')

// The compiler looks up the types a component's props are made of.
registerTS(() => require('typescript'))

const VERSION = readFileSync(module.filename)

module.exports = {
  /** @returns the module's code; throws what the compiler has to say about the file */
  process(source, filename) {
    const { descriptor, errors } = parse(source, { filename })
    if (errors.length > 0) throw errors[0]
    const id = createHash('sha256').update(filename).digest('hex').slice(0, 8)
    const { content } = compileScript(descriptor, { id, inlineTemplate: true })
    const { code } = transformSync(content, {
      filename: `${filename}.ts`,
      jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
      module: { type: 'commonjs' },
      sourceMaps: 'inline',
    })
    return { code }
  },
  getCacheKey(source, filename) {
    return createHash('sha256').update(VERSION).update(filename).update(source).digest('hex')
  },
}

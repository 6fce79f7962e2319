// The order of Jest's files: what takes longest begins first, so that no core is left alone with a long story at the end.

const { statSync } = require('node:fs')

/** Contract tests that take a minute and more. */
const LONG = /\/contract\/(?:[a-z-]*kill|assessment|board|history|notice-push|permissions)\.test\.ts$/
const KINDS = ['contract', 'component', 'unit']

const rank = ({ path, context }) => (LONG.test(path) ? -1 : KINDS.indexOf(context.config.displayName?.name ?? ''))
const sizeOf = ({ path }) => statSync(path).size

module.exports = class Sequence {
  sort(tests) {
    return [...tests].sort((a, b) => rank(a) - rank(b) || sizeOf(b) - sizeOf(a))
  }

  /** Jest asks for it after a run; the order does not depend on what a run took. */
  cacheResults() {}
}

import { runInNewContext } from 'node:vm'
import { compileWxs, wxsRequires } from '../../../local/preview/build/wxs'

/** Runs a compiled module and gives its exports, as plain JSON. */
function run(source: string): unknown {
  const sandbox = {
    module: { exports: {} },
    __wxsMark: () => undefined,
    getRegExp: (pattern: string) => new RegExp(pattern),
  }
  runInNewContext(compileWxs(source), sandbox)
  return JSON.parse(JSON.stringify(sandbox.module.exports))
}

test('数字规则里的反斜杠照微信的编译器保留：TDesign 靠它给数字加 px', () => {
  const source = String.raw`module.exports = { test: getRegExp('^-?\d+(.\d+)?$').test('96') }`
  expect(run(source)).toEqual({ test: true })
})

test('换行、制表、引号和双反斜杠还是原来的意思，注释里的引号不算', () => {
  const source = String.raw`// don't touch \d
module.exports = { a: 'x\ny', b: 'it\'s', c: "\\d", d: '\t' } /* it's \w */`
  expect(run(source)).toEqual({ a: 'x\ny', b: "it's", c: '\\d', d: '\t' })
})

test('找得出一个模块要用哪些模块', () => {
  expect(wxsRequires(`var a = require('./a.wxs'); var b = require("../b")`)).toEqual(['./a', '../b'])
})

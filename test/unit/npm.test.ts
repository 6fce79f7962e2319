import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { buildNpm } from '../../local/build/npm'
import { plantTree } from '../support/tree'

/** A project with one package made for mini-programs and one that was not. */
function plantProject(): string {
  return plantTree({
    'package.json': '{"dependencies":{"kit":"1.0.0","lib":"1.0.0"},"devDependencies":{"tool":"1.0.0"}}',
    'node_modules/kit/package.json': '{"version":"1.0.0","miniprogram":"dist"}',
    'node_modules/kit/dist/button/button.wxml': '<button />',
    'node_modules/kit/src/button.ts': '',
    'node_modules/lib/package.json': '{"version":"1.0.0","main":"main.js"}',
    'node_modules/lib/main.js': "exports.twice = require('./twice')",
    'node_modules/lib/twice.js': 'module.exports = (n) => 2 * n',
    'miniprogram/app.json': '{}',
  })
}

test('a package made for mini-programs is taken as it is, another becomes one file', async () => {
  const project = plantProject()
  expect(await buildNpm(project)).toEqual(['kit', 'lib'])
  const npm = path.join(project, 'miniprogram/miniprogram_npm')
  expect(readFileSync(path.join(npm, 'kit/button/button.wxml'), 'utf8')).toBe('<button />')
  expect(existsSync(path.join(npm, 'kit/src'))).toBe(false)
  const { twice } = createRequire(path.join(npm, 'lib/package.json'))('./index.js') as { twice(n: number): number }
  expect(twice(21)).toBe(42)
})

test('nothing is written again while the versions stay, and all of it when one changes', async () => {
  const project = plantProject()
  await buildNpm(project)
  const npm = path.join(project, 'miniprogram/miniprogram_npm')
  const first = statSync(npm).ino
  await buildNpm(project)
  expect(statSync(npm).ino).toBe(first)

  writeFileSync(path.join(project, 'node_modules/kit/package.json'), '{"version":"1.1.0","miniprogram":"dist"}')
  writeFileSync(path.join(project, 'node_modules/kit/dist/button/button.wxml'), '<button size="mini" />')
  await buildNpm(project)
  expect(readFileSync(path.join(npm, 'kit/button/button.wxml'), 'utf8')).toBe('<button size="mini" />')
})

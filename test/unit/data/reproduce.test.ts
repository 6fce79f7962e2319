import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { FOLDER } from './district'

/** district.json, policy.json, phrases.json, publication.json and whistles.json are not among them: they are kept by hand. */
const GENERATED = [
  'activities.json',
  'areas.json',
  'base.geojson',
  'calendar.json',
  'catalogue.json',
  'categories.json',
  'departments.json',
  'identities.json',
  'logins.json',
  'network.bin',
  'people.json',
  'place-photos.json',
  'places.json',
  'rooms.json',
  'shapes.json',
  'stage.json',
  'templates.json',
]

test('重新生成一遍，每个文件逐字节相同', () => {
  const folder = mkdtempSync(join(tmpdir(), 'jinghu-data-'))
  try {
    execFileSync(process.execPath, ['--import', 'tsx', join(FOLDER, 'generate/main.ts'), folder])
    expect(readdirSync(folder).sort()).toEqual(GENERATED)
    for (const name of GENERATED) {
      expect([name, readFileSync(join(folder, name)).equals(readFileSync(join(FOLDER, name)))]).toEqual([name, true])
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
})

import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { AUDIT_TEXT } from '../../cloudfunctions/domain/audit'
import { TAKEN_AWAY } from '../support/exports'

// 网页上每一处能把东西带走的地方，都有一个留审计的动作；新加一处，先在这里说明.

const CONSOLE = path.resolve(__dirname, '../../console')
const files = readdirSync(CONSOLE, { recursive: true, encoding: 'utf8' }).filter((name) => /\.(?:vue|ts)$/.test(name))
const textOf = (name: string) => readFileSync(path.join(CONSOLE, name), 'utf8')

/** What puts a file into somebody's hands; `spreadsheetOf` and the like make none by themselves. */
const HANDS_OVER = /\b(?:downloadSheet|saveFile|exportNetwork|ExportButton)\b/
/** These are the hands. */
const HANDS = ['services/download.ts', 'services/file.ts', 'services/sheet-file.ts', 'parts/export-button.vue']

test('每一处带走都有说明，一处不多', () => {
  const found = files.filter((name) => HANDS_OVER.test(textOf(name)) && !HANDS.includes(name))
  expect(found.sort()).toEqual(Object.keys(TAKEN_AWAY).sort())
})

test('浏览器里存文件，只有这几只手；写好的文件也不从别处来', () => {
  const saving = /\.download\s*=|new Blob\(|workbook-out'|\/download'/
  const found = files.filter((name) => saving.test(textOf(name)) && !HANDS.includes(name))
  // 界线自己是一段文字，交给同一只手.
  expect(found).toEqual(['parts/area-files.vue'])
})

test.each(Object.values(TAKEN_AWAY).flatMap((actions) => (typeof actions === 'string' ? [] : actions)))(
  '%s 在审计里有名字，网页也真的这样问',
  (action) => {
    expect(AUDIT_TEXT[action]).toContain('导出')
    const [name, verb] = action.split('.')
    const asked = new RegExp(`call\\(\\s*'${name}',\\s*'${verb}'`)
    expect(files.some((one) => asked.test(textOf(one)))).toBe(true)
  },
)

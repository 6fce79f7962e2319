import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Verdict, WhistleCommand } from '../../../cloudfunctions/contract/whistle-command'
import { standingSheet } from '../../../cloudfunctions/domain/assessment'
import { rateText } from '../../../cloudfunctions/domain/board'
import type { Person } from '../../../cloudfunctions/domain/person'
import type { Whistle } from '../../../cloudfunctions/domain/whistle'
import { countWhistles } from '../../../cloudfunctions/domain/whistle-count'
import {
  ofDepartment,
  streetAverage,
  systemAverage,
  WHISTLE_RATES,
  yearScore,
} from '../../../cloudfunctions/domain/whistle-rates'
import { at } from '../../support/city-facts'
import {
  afterwards,
  blower,
  blown,
  chengguan,
  communityClerk,
  districtClerk,
  gas,
  of,
  photo,
  rules,
  settings,
  stalls,
  streetClerk,
  whenItIs,
} from '../../support/whistle-facts'

// docs/assessment.md 里用手算的一个月，照规则演一遍，每个数字都对得上。

const doc = readFileSync(join(__dirname, '../../../docs/assessment.md'), 'utf8').split('## Worked by hand')[1] ?? ''
/** Rows of the table whose heading begins with these cells. */
function rowsOf(...heading: string[]): string[][] {
  const lines = doc.split('\n').map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  )
  const start = lines.findIndex((cells) => heading.every((text, i) => cells[i] === text))
  const rest = lines.slice(start + 2)
  return rest.slice(
    0,
    rest.findIndex((cells) => cells.length === 0),
  )
}
const story = rowsOf('哨', 'called')
const moment = (text = ''): number | undefined => (/^\d\d-\d\d /.test(text) ? at(`2026-${text}`) : undefined)

const officer = of(chengguan, 'officer')
const VERDICTS: Record<string, Verdict> = { 满意: 'satisfied', 基本满意: 'basically', 不满意: 'dissatisfied' }
const LOOKED_AT = at('2026-03-17 09:00')

/** One step at its moment, the clock having had its say before. */
const step = (whistle: Whistle, who: Person, command: WhistleCommand, now: number | undefined): Whistle =>
  now === undefined ? whistle : afterwards(whenItIs(whistle, now), who, command, now)

function played([no = '', called, answered, arrived, done, street = '', what = '']: string[]): Whistle {
  const start = moment(called) ?? 0
  const item = what.includes('emergency') ? { ...gas, lead: 'chengguan' } : { ...stalls, assists: [] }
  let one: Whistle = { ...blown({ item, now: start, id: no, no, ticket: null }) }
  if (item.kind === 'regular') one = step(one, communityClerk, { name: 'accept' }, start)
  if (what.includes('withdrawn')) return step(one, blower, { name: 'withdraw', note: '自行解决' }, start + 60_000)
  one = step(one, officer, { name: 'answer' }, moment(answered))
  one = step(one, officer, { name: 'reportIn', photos: [photo] }, moment(arrived))
  if (what.includes('extended')) {
    const until = at('2026-03-20 17:30')
    one = step(one, officer, { name: 'extend', until, note: '等材料' }, at('2026-03-03 09:00'))
    one = step(one, streetClerk, { name: 'approve', department: 'chengguan', note: '' }, at('2026-03-03 10:00'))
  }
  const complete: WhistleCommand = { name: 'complete', note: '办好了', photos: [photo] }
  if (what.includes('rework')) {
    one = step(one, officer, complete, at('2026-03-06 10:00'))
    one = step(one, streetClerk, { name: 'rework', note: '没办好' }, at('2026-03-09 10:00'))
  }
  one = step(one, officer, complete, moment(done))
  const [word = '', points] = street.split(' ')
  const verdict = VERDICTS[word]
  const end = (moment(done) ?? 0) + 3_600_000
  if (verdict) one = step(one, streetClerk, { name: 'evaluate', verdict, points: Number(points), note: '' }, end)
  if (what.includes('objection')) {
    one = step(one, officer, { name: 'object', line: 'finish', note: '封路', photos: [] }, end + 60_000)
    one = step(one, streetClerk, { name: 'respond', department: 'chengguan', agrees: 'yes', note: '是' }, end + 120_000)
    one = step(one, districtClerk, { name: 'rule', department: 'chengguan', upheld: 'yes', note: '是' }, end + 180_000)
  }
  return whenItIs(one, LOOKED_AT)
}

const whistles = story.map(played)

test('手算的每一张评单，和程序的一样', () => {
  const sheets = whistles.flatMap((whistle) => {
    const own = standingSheet(whistle)?.parties.find(({ department }) => department === 'chengguan')
    return own ? [[whistle.no, ...own.lines.map(({ points }) => points.toFixed(2)), own.system.toFixed(2)]] : []
  })
  expect(sheets).toEqual(rowsOf('哨', '应哨'))
  expect(sheets).toHaveLength(6)
})

test('手算的每一个数字，和程序的一样', () => {
  const figures = ofDepartment([countWhistles(whistles, rules)], 'chengguan')
  const { total, onTime, late, overdue, running } = figures
  const rates = Object.values(WHISTLE_RATES).map(({ text, of: parts }): [string, string, string] => {
    const [part, whole] = parts(figures)
    return [text, `${part} ÷ ${whole}`, rateText(part, whole)]
  })
  const byHand = rowsOf('figure', 'by hand')
  const valueOf = (name: string) => byHand.find(([text]) => text === name)?.[2]
  expect([total, onTime, late, overdue, running].map(String)).toEqual(
    ['总数', '按时办结', '超时办结', '超时未办结', '在办未到期'].map(valueOf),
  )
  for (const [text, arithmetic, value] of rates)
    expect([text, arithmetic, value]).toEqual(byHand.find(([name]) => name === text))
  expect(systemAverage(figures)?.toFixed(2)).toBe(valueOf('系统评单平均'))
  expect(streetAverage(figures)?.toFixed(2)).toBe(valueOf('街道评价平均'))
  expect(yearScore(figures, settings)?.toFixed(2)).toBe(valueOf('年度得分'))
})

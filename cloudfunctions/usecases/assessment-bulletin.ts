import type { BulletinView, TableView } from '../contract/assessment'
import { bucketsOf, rateText } from '../domain/board'
import { findingsOf, OVERSIGHT_RULES } from '../domain/finding'
import { WHISTLE_RATES } from '../domain/whistle-rates'
import { FIELD_TEXT, KIND_TEXT } from '../domain/whistle-words'
import { monthText } from '../domain/written'
import { bulletinPage } from './assessment-bulletin-page'
import { carriedText, type Compared, figureViews, kindsOf, three, wholeOf } from './assessment-figures'
import { OVERSIGHT_TEXT } from './assessment-findings'
import { type TableGround, tableView } from './assessment-tables'

/** What of a month is worth a line on one page. */
const FIGURES = ['system', 'street', 'onTime', 'done', 'answered', 'redone', 'extended']

/** 一个月一页的简报：总的、四个桶、各部门、各街道、监察发现. */
export function bulletinView(month: string, district: string, months: Compared, ground: TableGround): BulletinView {
  const figures = wholeOf(months.now)
  const found = findingsOf(
    months.now.flatMap(({ marks }) => marks),
    ground.settings,
  )
  const view: Omit<BulletinView, 'html'> = {
    month,
    monthText: monthText(month),
    title: `${district}“街道吹哨、部门报到”工作简报`,
    lead: leadOf(month, months) + carriedLine(wholeOf(ground.earlier).overdue),
    buckets: bucketsOf(figures),
    figures: figureViews(three(months, wholeOf)).filter(({ name }) => FIGURES.includes(name)),
    departments: only(tableView('departments', ground), [
      '名次',
      '部门',
      '系统评单平均',
      '总数',
      '按时办结率',
      '返工率',
      '结转超期',
    ]),
    streets: only(tableView('streets', ground), [
      '名次',
      '街道',
      '总数',
      '按时办结率',
      '办结率',
      '评价平均',
      '结转超期',
    ]),
    findings: OVERSIGHT_RULES.flatMap((rule) => {
      const count = found.filter((one) => one.rule === rule).length
      return count > 0 ? [{ text: OVERSIGHT_TEXT[rule].text, count }] : []
    }),
  }
  return { ...view, html: bulletinPage(view) }
}

const carriedLine = (count: number): string => (count === 0 ? '' : `${carriedText(count)}。`)

/** 一段话：吹了多少，办结多少，比上月怎样。 */
function leadOf(month: string, months: Compared): string {
  const [now, then] = [wholeOf(months.now), wholeOf(months.before)]
  if (now.total === 0) return `${monthText(month)}，没有吹哨。`
  const change = now.total - then.total
  const against =
    then.total === 0 ? '' : change === 0 ? '，与上月持平' : `，比上月${change > 0 ? '多' : '少'} ${Math.abs(change)} 声`
  const said = (all: Record<string, string>) =>
    kindsOf(now)
      .filter(({ text }) => Object.values(all).includes(text))
      .map(({ text, count }) => `${text} ${count} 声`)
      .join('，')
  const due = now.onTime + now.late + now.overdue
  return (
    `${monthText(month)}，全区共吹哨 ${now.total} 声${against}。按哨分，${said(KIND_TEXT)}；按难题分，${said(FIELD_TEXT)}。` +
    `应办结 ${due} 声，按时办结 ${now.onTime} 声，按时办结率 ${rateText(...WHISTLE_RATES.onTime.of(now))}；` +
    `超时办结 ${now.late} 声，超时未办结 ${now.overdue} 声，在办未到期 ${now.running} 声。`
  )
}

/** The same table with some of its columns. */
function only({ headings, rows, total, ...rest }: TableView, wanted: string[]): TableView {
  const at = wanted.map((heading) => headings.indexOf(heading))
  const pick = (cells: string[]) => at.map((column) => cells[column] ?? '')
  return {
    ...rest,
    headings: wanted,
    rows: rows.map(({ id, cells }) => ({ id, cells: pick(cells) })),
    ...(total && { total: pick(total) }),
  }
}

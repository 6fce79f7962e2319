import type { TableName, TableRow, TableView } from '../contract/assessment'
import { rateText } from '../domain/board'
import type { Department } from '../domain/department'
import type { Finding } from '../domain/finding'
import { dayTime } from '../domain/moment'
import { sumWhistles, type WhistleFigures } from '../domain/whistle-figures'
import type { WhistleMonth } from '../domain/whistle-month'
import { isYear, periodText } from '../domain/period'
import {
  ofDepartment,
  streetAverage,
  systemAverage,
  WHISTLE_RATES,
  type WhistleRateName,
  yearScore,
} from '../domain/whistle-rates'
import type { WhistleSettings } from '../domain/whistle-settings'
import { departmentNames } from './department-names'
import { pointsText, wholeOf } from './assessment-figures'
import { aboutWhom, OVERSIGHT_TEXT } from './assessment-findings'
import type { Exercise } from './ports/assessment'
import { departmentRanks, ofStreet, streetRanks } from './assessment-ranks'
import { ERASED, STANCE_TEXT } from './assessment-powers'

/** What the tables are made from. */
export interface TableGround {
  period: string
  months: WhistleMonth[]
  /** Earlier months in which something is still open. */
  earlier: WhistleMonth[]
  settings: WhistleSettings
  departments: Department[]
  /** Streets of the district, those without a whistle too. */
  streets: Array<{ _id: string; name: string }>
  /** Names of whoever blew, by person. */
  people: Map<string, string>
  exercises: Exercise[]
  /** Those the viewer may see. */
  findings: Finding[]
}

const rate = (name: WhistleRateName, figures: WhistleFigures): string => rateText(...WHISTLE_RATES[name].of(figures))

const BUCKET_HEADINGS = ['总数', '按时办结', '超时办结', '超时未办结', '在办未到期']
const bucketCells = ({ total, onTime, late, overdue, running }: WhistleFigures): string[] =>
  [total, onTime, late, overdue, running].map(String)

const RATE_COLUMNS: WhistleRateName[] = ['onTime', 'done', 'redone', 'extended', 'returned']
const rateHeadings = RATE_COLUMNS.map((name) => WHISTLE_RATES[name].text)
const rateCells = (figures: WhistleFigures): string[] => RATE_COLUMNS.map((name) => rate(name, figures))

const rankText = (rank: number | null | undefined): string => (rank == null ? '—' : String(rank))
const byRank =
  (ranks: Map<string, number | null>) =>
  (a: { id: string }, b: { id: string }): number =>
    (ranks.get(a.id) ?? Infinity) - (ranks.get(b.id) ?? Infinity) || 0

const ADDS_UP = '总数 = 按时办结 + 超时办结 + 超时未办结 + 在办未到期，未受理和撤哨的不在内；哨算在吹的那个月'
const CARRIED = '结转超期是以前吹的、到现在还超时未办结的，算在吹的那个月，不在总数里'

const NOT_CALLED = '还没有叫部门'

type Make = (ground: TableGround) => Omit<TableView, 'table' | 'period' | 'periodText'>

/** 部门：一个部门一行，按系统评单平均（年度按得分）排名. */
const departments: Make = ({ months, earlier, departments: all, settings, period }) => {
  const rows = all
    .map(({ _id, name }) => ({
      id: _id,
      name,
      figures: ofDepartment(months, _id),
      carried: ofDepartment(earlier, _id).overdue,
    }))
    .filter(({ figures, carried }) => figures.called + figures.total + figures.setAside + carried > 0)
  const uncalled = ofDepartment(months, '')
  const ranks = departmentRanks(
    rows.map(({ id }) => id),
    months,
    period,
    settings,
  )
  const line = (name: string, rank: string, figures: WhistleFigures, carried: number): string[] => [
    rank,
    name,
    ...(isYear(period) ? [pointsText(yearScore(figures, settings))] : []),
    pointsText(systemAverage(figures)),
    String(figures.sheets),
    pointsText(streetAverage(figures)),
    ...bucketCells(figures),
    ...rateCells(figures),
    String(carried),
  ]
  const { system, street } = settings.year
  return {
    title: '各部门考核',
    headings: [
      ...['名次', '部门'],
      ...(isYear(period) ? ['年度得分'] : []),
      ...['系统评单平均', '评单张数', '街道评价平均', ...BUCKET_HEADINGS, ...rateHeadings, '结转超期'],
    ],
    rows: [
      ...rows.sort(byRank(ranks)).map(({ id, name, figures, carried }) => ({
        id,
        cells: line(name, rankText(ranks.get(id)), figures, carried),
      })),
      ...(uncalled.total + uncalled.setAside > 0
        ? [{ id: '', cells: line(NOT_CALLED, rankText(null), uncalled, 0) }]
        : []),
    ],
    total: line(
      '合计',
      '',
      sumWhistles(months.flatMap((one) => one.departments.map(({ figures }) => figures))),
      wholeOf(earlier).overdue,
    ),
    note:
      `${ADDS_UP}，记在主办部门；${CARRIED}；评单里，超时未办结的按现状量；主办不足 ${settings.rankFrom} 声的只列数字不排名。` +
      (isYear(period) ? `年度得分 = ${system.toFixed(2)} × 系统评单平均 + ${street.toFixed(2)} × 街道评价平均。` : ''),
  }
}

/** 街道：按按时办结率排名. */
const streets: Make = ({ months, earlier, streets: all, settings }) => {
  const rows = all.map(({ _id, name }) => ({
    id: _id,
    name,
    figures: ofStreet(months, _id),
    carried: ofStreet(earlier, _id).overdue,
  }))
  const ranks = streetRanks(
    rows.map(({ id }) => id),
    months,
    settings,
  )
  const line = (name: string, rank: string, figures: WhistleFigures, carried: number): string[] => [
    ...[rank, name, ...bucketCells(figures), ...rateCells(figures)],
    ...[rateText(figures.evaluated, figures.endedOnce), pointsText(streetAverage(figures))],
    String(figures.setAside),
    String(carried),
  ]
  return {
    title: '各街道吹哨报到',
    headings: ['名次', '街道', ...BUCKET_HEADINGS, ...rateHeadings, '评价率', '评价平均', '未受理和撤哨', '结转超期'],
    rows: rows
      .sort(byRank(ranks))
      .map(({ id, name, figures, carried }) => ({ id, cells: line(name, rankText(ranks.get(id)), figures, carried) })),
    total: line('合计', '', wholeOf(months), wholeOf(earlier).overdue),
    note: `${ADDS_UP}；${CARRIED}。按时办结率高的在前；应办结不足 ${settings.rankFrom} 声的不排名。评价率 = 街道评了的 ÷ 办结过的。`,
  }
}

const workers: Make = ({ months, people }) => {
  const all = new Map<string, WhistleFigures>()
  for (const { blowers } of months)
    for (const { person, figures } of blowers) all.set(person, sumWhistles([all.get(person) ?? {}, figures]))
  const rows = [...all].map(([id, figures]): TableRow & { total: number } => ({
    id,
    total: figures.total,
    cells: [
      people.get(id) || '已注销',
      ...bucketCells(figures),
      rate('onTime', figures),
      rate('done', figures),
      String(figures.setAside),
    ],
  }))
  return {
    title: '各人吹哨',
    headings: ['吹哨的人', ...BUCKET_HEADINGS, '按时办结率', '办结率', '未受理和撤哨'],
    rows: rows.sort((a, b) => b.total - a.total || (a.id < b.id ? -1 : 1)).map(({ id, cells }) => ({ id, cells })),
    note: ADDS_UP,
  }
}

const findings: Make = ({ findings: found, departments: all }) => {
  const nameOf = departmentNames(all)
  const cells = ({ rule, department, at, marks }: Finding): string[] => [
    OVERSIGHT_TEXT[rule].text,
    aboutWhom(department, nameOf),
    dayTime(at),
    String(marks.length),
    marks.map(({ no }) => no).join('、'),
  ]
  return {
    title: '电子监察',
    headings: ['规则', '说的是谁', '最近一次', '次数', '哨'],
    rows: found.map((one) => ({ id: `${one.rule}:${one.marks[0]?.whistle}:${one.department}`, cells: cells(one) })),
    note: '时间线上不寻常的地方，指出来请人看一看，不等于违规。',
  }
}

const exercised: Make = ({ exercises, settings, departments: all, streets: areas }) => {
  const nameOf = departmentNames(all)
  return {
    title: '街道行使权力',
    headings: ['时间', '街道', '权力', '部门', '意见', '事由', '收回'],
    rows: exercises.map(({ _id, at, path, power, department, stance, note, retracted }) => ({
      id: _id,
      cells: [
        dayTime(at),
        areas.find((one) => one._id === path.at(-1))?.name ?? '',
        settings.powers.find(({ id }) => id === power)?.name ?? power,
        nameOf(department),
        STANCE_TEXT[stance],
        note || ERASED,
        retracted ? `已收回：${retracted.note || ERASED}` : '',
      ],
    })),
    note: '登记在案的，收回的也列着；最多列最近 200 条。',
  }
}

/** 街道 × 部门：主办的哨数，四个桶都分开. */
const crossing: Make = ({ months, streets: areas, departments: all }) => {
  // 三十来个部门，一屏放不下：还没叫的在最前，再是哨多的；一声也没有的不列.
  const shown = [{ _id: '', name: NOT_CALLED }, ...all.map(({ _id, name }) => ({ _id, name }))]
    .map((one) => ({ ...one, count: ofDepartment(months, one._id).total }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => Number(b._id === '') - Number(a._id === '') || b.count - a.count)
  const line = (own: WhistleMonth[]): string[] => [
    ...bucketCells(wholeOf(own)),
    ...shown.map(({ _id }) => String(ofDepartment(own, _id).total)),
  ]
  return {
    title: '街道和部门',
    headings: ['街道', ...BUCKET_HEADINGS, ...shown.map(({ name }) => name)],
    rows: areas.map(({ _id, name }) => ({
      id: _id,
      cells: [name, ...line(months.filter(({ street }) => street === _id))],
    })),
    total: ['合计', ...line(months)],
    note: ADDS_UP,
  }
}

/** 清单之外、准入时建议列入清单的：给区里修订清单用. */
const proposals: Make = ({ months, departments: all, streets: areas }) => {
  const nameOf = departmentNames(all)
  const streetOf = (id: string) => areas.find(({ _id }) => _id === id)?.name ?? ''
  const rows = months.flatMap(({ street, proposals: found }) => found.map((one) => ({ ...one, street })))
  return {
    title: '建议列入清单的事项',
    headings: ['时间', '街道', '主办部门', '哨'],
    rows: rows
      .sort((a, b) => b.at - a.at)
      .map(({ whistle, at, street, lead, no }) => ({
        id: whistle,
        cells: [dayTime(at), streetOf(street), nameOf(lead), no],
      })),
    note: '清单之外的事项，街道准入时建议列入；是不是列入，由区里修订清单时定。',
  }
}

const TABLES: Record<TableName, Make> = {
  departments,
  streets,
  workers,
  findings,
  exercises: exercised,
  crossing,
  proposals,
}

export const tableView = (table: TableName, ground: TableGround): TableView => {
  const { title, ...made } = TABLES[table](ground)
  const text = periodText(ground.period)
  return { table, period: ground.period, periodText: text, title: `${title} ${text}`, ...made }
}

import type { CatalogueNote, CatalogueRow } from '../contract/catalogue'
import type { WhistleKind } from '../contract/whistle-command'
import type { Field, Item, StageLimits } from './catalogue'
import { COLUMN_TEXT, NOBODY_COMES } from './catalogue-sheet'
import type { Category } from './category'
import { listOf, type Read, said, sorted, wrong } from './cell'
import { codeCell, filled, limitCell, namedCell, shortened, wordsCell } from './cell-reading'
import type { Department } from './department'
import { initialsOf } from './initials'
import { isShorter, spanText } from './limit'
import type { WhistleSettings } from './whistle-settings'
import { FIELD_TEXT, KIND_TEXT } from './whistle-words'

/** What the cells of a table may speak of. */
export interface CatalogueGround {
  departments: Department[]
  categories: Category[]
  settings: Pick<WhistleSettings, 'defaults' | 'dutyLists'>
}

const MOST_ASSISTS = 10
const MOST_LISTED = 20

/** 一行读成一项：有一处不对就不成；几处不对，一次都说出来. */
export function readItem(
  row: CatalogueRow,
  ground: CatalogueGround,
): { item?: Item; problems: CatalogueNote[]; notes: CatalogueNote[] } {
  const kind = namedCell<WhistleKind>(row.kind, '哨类', KIND_TEXT)
  const lead = filled(row.lead, (text) => departmentCell(text, ground))
  const cells = {
    code: filled(row.code, codeCell),
    batch: filled(row.batch, batchCell),
    name: filled(row.name, (text) => wordsCell(text, 40)),
    class: filled(row.class, (text) => wordsCell(text, 12)),
    categories: categoriesCell(row.categories, ground),
    kind,
    field: namedCell<Field>(row.field, '领域', FIELD_TEXT),
    lead,
    assists: assistsCell(row.assists, 'value' in lead ? lead.value : '', ground),
    answer: limitCell(row.answer),
    reportIn: row.reportIn === NOBODY_COMES ? said(null) : limitCell(row.reportIn),
    finish: limitCell(row.finish),
    basis: wordsCell(row.basis, 200),
    evidence: wordsCell(row.evidence, 200),
    duties: dutiesCell(row.duties, ground),
    initials: initialsCell(row),
  }
  const { problems, values } = sorted(cells)
  const notes = 'value' in kind ? notesOf(row, kind.value, ground) : []
  if (problems.length > 0) return { problems, notes }
  const { answer, reportIn, finish, ...rest } = values
  const usual = ground.settings.defaults[rest.kind]
  const limits: StageLimits = {
    answer: answer ?? usual.answer,
    reportIn: reportIn === undefined ? usual.reportIn : reportIn,
    finish: finish ?? usual.finish,
  }
  const order = orderProblems(limits)
  return order.length > 0 ? { problems: order, notes } : { item: { ...rest, limits }, problems, notes }
}

/** 应哨、报到、办结，一个不能比前一个短. */
function orderProblems({ answer, reportIn, finish }: StageLimits): CatalogueNote[] {
  const before = reportIn ?? answer
  const problems: CatalogueNote[] = []
  if (reportIn && isShorter(reportIn, answer))
    problems.push({ column: 'reportIn', text: `报到时限比应哨时限（${spanText(answer)}）还短` })
  if (isShorter(finish, before))
    problems.push({
      column: 'finish',
      text: `办结时限比${reportIn ? '报到' : '应哨'}时限（${spanText(before)}）还短`,
    })
  return problems
}

function batchCell(text: string): Read<number> {
  const [, digits] = /^第?([1-9]\d?)批?$/.exec(text.normalize('NFKC')) ?? []
  return digits === undefined ? wrong('批次请写成 1、2 这样的数字') : said(Number(digits))
}

function departmentCell(text: string, { departments }: CatalogueGround): Read<string> {
  const all = departments.filter(({ _id, name, fullName }) => [_id, name, fullName].includes(text))
  const found = all.filter(({ retired }) => !retired)
  const [one, other] = found
  if (!one && all.length > 0) return wrong(`“${shortened(text)}”这个部门已经停用`)
  if (!one) return wrong(`没有“${shortened(text)}”这个部门`)
  return other ? wrong(`叫“${shortened(text)}”的部门有 ${found.length} 个，请写部门编号`) : said(one._id)
}

function assistsCell(text: string, lead: string, ground: CatalogueGround): Read<string[]> {
  const ids: string[] = []
  for (const name of listOf(text)) {
    const read = departmentCell(name, ground)
    if ('wrong' in read) return read
    if (read.value === lead) return wrong(`“${name}”已经是主办，不能又是协办`)
    if (!ids.includes(read.value)) ids.push(read.value)
  }
  return ids.length > MOST_ASSISTS ? wrong(`协办部门最多 ${MOST_ASSISTS} 个`) : said(ids)
}

/** A name may have a 、 of its own: 焚烧垃圾、树叶. */
function categoriesCell(text: string, { categories }: CatalogueGround): Read<string[]> {
  const apart = categories
    .filter(({ name }) => listOf(name)[0] !== name)
    .reduce((rest, { name, code }) => rest.replaceAll(name, code), text)
  const named = listOf(apart).map((name) => ({
    name,
    code: categories.find((one) => one.code === name || one.name === name)?.code,
  }))
  const unknown = named.find(({ code }) => code === undefined)
  if (unknown) return wrong(`没有“${shortened(unknown.name)}”这个诉求类别`)
  const codes = [...new Set(named.flatMap(({ code }) => code ?? []))]
  return codes.length > MOST_LISTED ? wrong(`适用诉求类别最多 ${MOST_LISTED} 个`) : said(codes)
}

function dutiesCell(text: string, { settings }: CatalogueGround): Read<string[]> {
  const known = new Set(settings.dutyLists.flatMap(({ lines }) => lines.map(({ code }) => code)))
  const codes = listOf(text)
  const unknown = codes.find((code) => !known.has(code))
  if (unknown !== undefined) return wrong(`职责清单里没有“${shortened(unknown)}”这一条`)
  return codes.length > MOST_LISTED ? wrong(`职责清单最多引 ${MOST_LISTED} 条`) : said(codes)
}

function initialsCell({ name, initials }: CatalogueRow): Read<string> {
  const letters = initials === '' ? initialsOf(name) : initials.toLowerCase()
  return /^[a-z0-9]{0,80}$/.test(letters) ? said(letters) : wrong('拼音首字母只写字母和数字')
}

/** A limit left blank is the kind's own: said, for it may have been a merged cell. */
function notesOf(row: CatalogueRow, kind: WhistleKind, { settings }: CatalogueGround): CatalogueNote[] {
  const usual = settings.defaults[kind]
  return (['answer', 'reportIn', 'finish'] as const)
    .filter((stage) => row[stage] === '')
    .map((stage) => {
      const limit = usual[stage]
      const text = limit ? spanText(limit) : NOBODY_COMES
      return { column: stage, text: `${COLUMN_TEXT[stage]}空着，按${KIND_TEXT[kind]}的 ${text}` }
    })
}

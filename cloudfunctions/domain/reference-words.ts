import type { CharterLine } from '../contract/area'
import type { Legend } from '../contract/place'
import type { TicketAction } from '../contract/ticket-command'
import type { CircleSettings } from './circle'
import { sorted, wrong } from './cell'
import { codeCell, filled, listCell, namedCell, numberCell, shortened, wordsCell } from './cell-reading'
import type { CategoryGround } from './reference-categories'
import type { NeedClasses, NeedClassKept } from './need-class'
import type { Phrases, Policy } from './policy'
import { TABLE_TEXT } from './reference-names'
import { rowFrom, type TableRules } from './reference-table'
import { stillUsed, type Use } from './reference-use'
import type { WhistleSettings } from './whistle-settings'

type Danger = 'danger' | 'harmless'
const DANGER_TEXT: Record<Danger, string> = { danger: '听着危险', harmless: '不算危险' }

/** 紧急词：话里有它，就提醒先打 110/119/120，并按紧急办. */
export const dangerWordsTable: TableRules<Policy, { word: string; sense: Danger }> = {
  name: TABLE_TEXT.dangerWords,
  group: '诉求',
  about: '话里有听着危险的词，就按紧急办，并提醒先打电话；“不算危险”的话先去掉再找。词里的…可以隔几个字。',
  columns: {
    word: { title: '词', isKey: true, hint: '例如 燃气…漏' },
    sense: { title: '怎么看', kind: 'choice', options: ['听着危险', '不算危险'], isNeeded: true },
  },
  rows: ({ emergency: { words, harmless } }) => [
    ...words.map((word) => ({ word, sense: 'danger' as const })),
    ...harmless.map((word) => ({ word, sense: 'harmless' as const })),
  ],
  cells: ({ word, sense }) => ({ word, sense: DANGER_TEXT[sense] }),
  read({ word = '', sense = '' }) {
    const read = sorted({
      word: word.replaceAll('…', '') === '' ? wrong('请写词') : wordsCell(word, 12),
      sense: namedCell<Danger>(sense, '看法', DANGER_TEXT),
    })
    return rowFrom(read, (row) => row)
  },
  build(document, rows) {
    const of = (sense: Danger) => rows.filter((row) => row.sense === sense).map(({ word }) => word)
    return { ...document, emergency: { ...document.emergency, words: of('danger'), harmless: of('harmless') } }
  },
}

/** Steps that ask for words: what is offered to be put in with one tap. */
const STEP_TEXT = {
  resolve: '办结',
  progress: '登记进展',
  approve: '同意',
  refuse: '不同意',
  dispatch: '派给',
  hand: '交给团队',
  ask: '请反映人补充',
  sendBack: '退回',
  escalate: '上报',
  extend: '申请延期',
  correct: '更正',
  supervise: '督办',
  merge: '并件',
  unmerge: '取消并件',
  supplement: '补充情况',
  rate: '评价',
  reopen: '重新办理',
  urge: '催办',
  withdraw: '撤回',
} as const satisfies Partial<Record<TicketAction, string>>
type WordyStep = keyof typeof STEP_TEXT

const ANY_CATEGORY = '*'

/** 常用语. */
export const phrasesTable: TableRules<Phrases, Phrases['items'][number], CategoryGround> = {
  name: TABLE_TEXT.phrases,
  group: '诉求',
  about: '写情况时一点就填上的话，按步骤和类别给出。',
  swapsRows: true,
  columns: {
    action: { title: '步骤', isKey: true, kind: 'choice', options: Object.values(STEP_TEXT) },
    category: { title: '类别', isKey: true, hint: '类别的编号；* 是各类都用' },
    text: { title: '话', isKey: true, kind: 'text' },
  },
  rows: ({ items }) => items,
  cells: ({ action, category, text }) => ({ action: STEP_TEXT[action as WordyStep], category, text }),
  read({ action = '', category = '', text = '' }, { categories: { items } }) {
    const isKnown = category === ANY_CATEGORY || items.some(({ code }) => code === category)
    const read = sorted({
      action: namedCell<WordyStep>(action, '步骤', STEP_TEXT),
      category: isKnown ? { value: category } : wrong(`没有编号“${shortened(category)}”的类别`),
      text: wordsCell(text, 100),
    })
    return rowFrom(read, (row) => row)
  },
  build: (document, items) => ({ ...document, items }),
}

/** 需求和资源的类别. */
export const needClassesTable: TableRules<NeedClasses, NeedClassKept> = {
  name: TABLE_TEXT.needClasses,
  group: '四张清单',
  about: '登记需求和资源时选的类别；相近的类别之间也可以配对。',
  columns: {
    code: { title: '编号', isKey: true },
    name: { title: '名称', isNeeded: true },
    hint: { title: '例子', hint: '例如：陪诊、代买菜' },
    related: { title: '相近类别', hint: '编号，用、隔开' },
  },
  rows: ({ items }) => items,
  cells: ({ code, name, hint, related }) => ({ code, name, hint, related: related.join('、') }),
  read({ code = '', name = '', hint = '', related = '' }) {
    const read = sorted({
      code: codeCell(code),
      name: wordsCell(name, 12),
      hint: wordsCell(hint, 40),
      related: listCell(related, 20, 32),
    })
    return rowFrom(read, (row) => row)
  },
  between(rows) {
    const codes = new Set(rows.map(({ code }) => code))
    return rows.flatMap(({ code, related }, at) => {
      const stranger = related.find((other) => other === code || !codes.has(other))
      return stranger === undefined ? [] : [{ at, column: 'related', text: `没有编号“${stranger}”的其他类别` }]
    })
  },
  build: (document, items) => ({ ...document, items }),
}

type LegendKind = 'service' | 'basic' | 'better'
const LEGEND_TEXT: Record<LegendKind, string> = { service: '基本服务', basic: '基本保障类', better: '品质提升类' }

interface LegendRow {
  kind: LegendKind
  code: string
  name: string
}

/** 服务圈的名目: the basic services of stations and the classes of the living circle. */
export const legendTable: TableRules<CircleSettings, LegendRow> = {
  name: TABLE_TEXT.legend,
  group: '服务圈',
  about: '地图上的筛选条：驿站的基本服务，便民生活圈的类别。有地点在用的，只能改名，不能删。',
  keepsRows: true,
  columns: {
    code: { title: '编号', isKey: true },
    name: { title: '名称', isNeeded: true },
    kind: { title: '属于', kind: 'choice', options: Object.values(LEGEND_TEXT), isNeeded: true },
  },
  rows: ({ legend: { services, classes } }) => [
    ...services.map(({ code, name }): LegendRow => ({ kind: 'service', code, name })),
    ...classes.map(({ code, name, group }): LegendRow => ({ kind: group, code, name })),
  ],
  cells: ({ kind, code, name }) => ({ code, name, kind: LEGEND_TEXT[kind] }),
  read({ kind = '', code = '', name = '' }) {
    const read = sorted({
      kind: namedCell<LegendKind>(kind, '名目', LEGEND_TEXT),
      code: codeCell(code),
      name: wordsCell(name, 16),
    })
    return rowFrom(read, (row) => row)
  },
  build(document, rows) {
    const services: Legend['services'] = []
    const classes: Legend['classes'] = []
    for (const { kind, code, name } of rows)
      if (kind === 'service') services.push({ code, name })
      else classes.push({ code, name, group: kind })
    return { ...document, legend: { services, classes } }
  },
}

interface DutyLine {
  list: string
  code: string
  text: string
}

/** 四个职责清单：清单之外无事项、列明之外无责任. */
export const dutyListsTable: TableRules<WhistleSettings, DutyLine, { whistles: WhistleSettings; uses?: Use[] }> = {
  name: TABLE_TEXT.dutyLists,
  group: '吹哨',
  about: '四个职责清单，一条一行；事项清单的“职责清单”一栏引用它们的编号。',
  columns: {
    list: { title: '清单', isNeeded: true, hint: '照已有的四个清单的名称写' },
    code: { title: '编号', isKey: true, hint: '例如 A-01' },
    text: { title: '内容', isNeeded: true, kind: 'text' },
  },
  rows: ({ dutyLists }) =>
    dutyLists.flatMap(({ name, lines }) => lines.map(({ code, text }) => ({ list: name, code, text }))),
  cells: (row) => ({ ...row }),
  read({ list = '', code = '', text = '' }, { whistles: { dutyLists } }) {
    const names = Object.fromEntries(dutyLists.map(({ name }) => [name, name]))
    const read = sorted({
      list: namedCell(list, '清单', names),
      code: codeCell(code),
      text: filled(text, () => wordsCell(text, 200)),
    })
    return rowFrom(read, (row) => row)
  },
  between: (rows, { uses }) => stillUsed('职责清单', new Set(rows.map(({ code }) => code)), uses),
  build: (document, rows) => ({
    ...document,
    dutyLists: document.dutyLists.map((list) => ({
      ...list,
      lines: rows.filter((row) => row.list === list.name).map(({ code, text }) => ({ code, text })),
    })),
  }),
}

/** 街道的权力: what is registered goes by its id, so none goes away. */
export const powersTable: TableRules<WhistleSettings, WhistleSettings['powers'][number]> = {
  name: TABLE_TEXT.powers,
  group: '吹哨',
  about: '人事考核权、征得同意权等；登记过的按编号归，所以只能改名、增加，不能删。',
  keepsRows: true,
  columns: {
    id: { title: '编号', isKey: true },
    name: { title: '名称', isNeeded: true },
    about: { title: '登记什么', isNeeded: true, kind: 'text' },
  },
  rows: ({ powers }) => powers,
  cells: ({ id, name, about }) => ({ id, name, about }),
  read({ id = '', name = '', about = '' }) {
    const read = sorted({ id: codeCell(id), name: wordsCell(name, 20), about: wordsCell(about, 60) })
    return rowFrom(read, (row) => row)
  },
  build: (document, powers) => ({ ...document, powers }),
}

interface Clause extends CharterLine {
  order: number
}

/** What of the district's document this table knows. */
export interface CharterHolder {
  _id: 'district'
  version: number
  charter: CharterLine[]
}

/**
 * 一套制度：网格主页上写给居民看的办理规矩. A clause is known by its title; its number is only where it stands, and what is asked for
 * a second time, after an answer that was lost, is found done.
 */
export const charterTable: TableRules<CharterHolder, Clause> = {
  name: TABLE_TEXT.charter,
  group: '本区',
  about: '网格主页“一套制度”里写给居民看的话，按序号排；改序号就是挪地方，别的顺着让。',
  columns: {
    order: { title: '序号', isNeeded: true },
    title: { title: '标题', isKey: true },
    text: { title: '内容', isNeeded: true, kind: 'text' },
  },
  rows: ({ charter }) => charter.map((line, i) => ({ ...line, order: i + 1 })),
  cells: ({ order, title, text }) => ({ order: String(order), title, text }),
  read({ order = '', title = '', text = '' }) {
    const read = sorted({ order: numberCell(order, 1, 30), title: wordsCell(title, 12), text: wordsCell(text, 200) })
    return rowFrom(read, (row) => row)
  },
  build(document, rows) {
    const stood = new Map(document.charter.map(({ title }, i) => [title, i + 1]))
    // 往前挪的、新的，在原来那一条前面；往后挪的，在它后面.
    const side = ({ title, order }: Clause) => Math.sign(order - (stood.get(title) ?? Infinity))
    const sorted = [...rows].sort((a, b) => a.order - b.order || side(a) - side(b))
    return { ...document, charter: sorted.map(({ title, text }) => ({ title, text })) }
  },
}

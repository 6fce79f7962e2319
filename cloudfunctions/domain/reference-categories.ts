import type { Question } from '../contract/ticket-view'
import type { Categories, Category } from './category'
import { listOf, type Read, said, sorted, wrong } from './cell'
import { codeCell, listCell, neededLimit, shortened, wordsCell, yesCell } from './cell-reading'
import { isShorter, spanText } from './limit'
import { TABLE_TEXT } from './reference-names'
import { type Discord, rowFrom, type TableRules, WHOLE } from './reference-table'
import { stillUsed, type Use } from './reference-use'

/** What the cells of these tables may speak of. */
export interface CategoryGround {
  categories: Categories
  /** What elsewhere points at their rows. */
  uses?: Use[]
}

const MOST_KEYWORDS = 60
const MOST_QUESTIONS = 6
const MOST_OPTIONS = 12

const KIND_TEXT: Record<Question['kind'], string> = { text: '填写', one: '选一项', some: '可多选', date: '选日期' }
const KINDS = Object.keys(KIND_TEXT) as Array<Question['kind']>

/** `stage 搭到什么程度了（选一项，必填）：正在搭 / 已经搭好`, a line each; an option may have a 、 of its own. */
const questionsText = (questions: Question[] = []): string =>
  questions
    .map(({ key, label, kind, options, isRequired }) => {
      const how = `${KIND_TEXT[kind]}${isRequired ? '，必填' : ''}`
      return `${key} ${label}（${how}）${options ? `：${options.join(' / ')}` : ''}`
    })
    .join('\n')

function questionsCell(text: string): Read<Question[]> {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  if (lines.length > MOST_QUESTIONS) return wrong(`最多问 ${MOST_QUESTIONS} 个问题`)
  const questions: Question[] = []
  for (const line of lines) {
    const read = questionOf(line.trim())
    if ('wrong' in read) return read
    if (questions.some(({ key }) => key === read.value.key)) return wrong(`问题“${read.value.key}”写了两次`)
    questions.push(read.value)
  }
  return said(questions)
}

function questionOf(line: string): Read<Question> {
  const [, key = '', label = '', how = '', needed, list = ''] =
    /^(\w{1,20}) (.{1,30})（([^，）]+)(，必填)?）(?:：(.+))?$/.exec(line) ?? []
  const kind = KINDS.find((one) => KIND_TEXT[one] === how)
  const options = list
    .split('/')
    .map((option) => option.trim())
    .filter((option) => option !== '')
  if (!kind) return wrong(`看不懂“${shortened(line)}”，请写成“stage 搭到什么程度了（选一项）：正在搭 / 已经搭好”这样`)
  const chooses = kind === 'one' || kind === 'some'
  if (chooses && (options.length < 2 || options.length > MOST_OPTIONS))
    return wrong(`“${label}”要有 2 到 ${MOST_OPTIONS} 个选项`)
  const bad = [label, ...options].map((words) => wordsCell(words, 30)).find((read) => 'wrong' in read)
  if (bad && 'wrong' in bad) return bad
  return said({ key, label, kind, ...(chooses && { options }), isRequired: needed !== undefined })
}

/** 诉求类别：叫什么、多久接单、多久办结、要不要核查、要问什么. */
export const categoriesTable: TableRules<Categories, Category, CategoryGround> = {
  name: TABLE_TEXT.categories,
  group: '诉求',
  about: '居民选的类别和每一类的时限。时限改了，只管以后反映的。',
  columns: {
    code: { title: '编号', isKey: true, hint: '例如 0102' },
    group: { title: '大类', isNeeded: true, hint: '大类的编号，例如 01' },
    name: { title: '名称', isNeeded: true },
    plain: { title: '居民的说法', isNeeded: true, hint: '例如“垃圾堆着没人清”' },
    keywords: { title: '关键词', kind: 'text', hint: '用、隔开；从话里猜类别用' },
    accept: { title: '接单时限', isNeeded: true, hint: '例如 1 个工作小时' },
    finish: { title: '办结时限', isNeeded: true, hint: '例如 4 个工作小时、7 个工作日' },
    urgent: { title: '紧急', kind: 'choice', options: ['', '是'] },
    check: { title: '办结要核查', kind: 'choice', options: ['', '是'] },
    related: { title: '相近类别', hint: '编号，用、隔开；找相似诉求用' },
    questions: { title: '要问的', kind: 'text', hint: '一行一个：stage 搭到什么程度了（选一项）：正在搭 / 已经搭好' },
  },
  rows: ({ items }) => items,
  cells: (item) => ({
    ...{ code: item.code, group: item.group, name: item.name, plain: item.plain },
    keywords: item.keywords.join('、'),
    accept: spanText(item.accept),
    finish: spanText(item.finish),
    urgent: item.urgent ? '是' : '',
    check: item.check ? '是' : '',
    related: (item.related ?? []).join('、'),
    questions: questionsText(item.questions),
  }),
  read(cells, { categories: { groups } }) {
    const { code = '', group = '', name = '', plain = '', keywords = '', related = '' } = cells
    const read = sorted({
      code: codeCell(code),
      group: groups.some((one) => one.code === group) ? said(group) : wrong(`没有编号“${shortened(group)}”的大类`),
      name: wordsCell(name, 20),
      plain: wordsCell(plain, 30),
      keywords: listCell(keywords, MOST_KEYWORDS, 12),
      accept: neededLimit(cells['accept'] ?? ''),
      finish: neededLimit(cells['finish'] ?? ''),
      urgent: yesCell(cells['urgent'] ?? ''),
      check: yesCell(cells['check'] ?? ''),
      related: listCell(related, 20, 32),
      questions: questionsCell(cells['questions'] ?? ''),
    })
    const outcome = rowFrom(read, ({ urgent, check, related: others, questions, ...rest }) => ({
      ...rest,
      ...(urgent && { urgent }),
      ...(check && { check }),
      ...(others.length > 0 && { related: others }),
      ...(questions.length > 0 && { questions }),
    }))
    if ('row' in outcome && isShorter(outcome.row.finish, outcome.row.accept))
      return { problems: [{ column: 'finish', text: `办结时限比接单时限（${spanText(outcome.row.accept)}）还短` }] }
    return outcome
  },
  between(rows, { categories: { opinion, groups }, uses }) {
    const codes = new Set(rows.map(({ code }) => code))
    const problems = rows.flatMap(({ code, related = [] }, at) => {
      const stranger = related.find((other) => other === code || !codes.has(other))
      return stranger === undefined ? [] : [{ at, column: 'related', text: `没有编号“${stranger}”的其他类别` }]
    })
    const names = rows.map(({ name }) => name)
    const twins = rows.flatMap(({ name }, at) =>
      names.indexOf(name) < at ? [{ at, column: 'name', text: `已经有一类叫“${name}”` }] : [],
    )
    const lost = codes.has(opinion)
      ? []
      : [{ at: WHOLE, column: 'code', text: `意见箱要用编号“${opinion}”的类别，不能没有` }]
    const known = new Set([...codes, ...groups.map(({ code }) => code)])
    return [...problems, ...twins, ...lost, ...stillUsed('类别', known, uses)]
  },
  build: (document, items) => ({ ...document, items }),
}

/** 大类. */
export const groupsTable: TableRules<Categories, { code: string; name: string }, CategoryGround> = {
  name: TABLE_TEXT.groups,
  group: '诉求',
  about: '类别分在哪些大类里，按这里的顺序显示。',
  columns: {
    code: { title: '编号', isKey: true, hint: '例如 01' },
    name: { title: '名称', isNeeded: true },
  },
  rows: ({ groups }) => groups,
  cells: ({ code, name }) => ({ code, name }),
  read: ({ code = '', name = '' }) =>
    rowFrom(sorted({ code: codeCell(code), name: wordsCell(name, 12) }), (row) => row),
  between(rows, { categories: { items }, uses }) {
    const codes = new Set(rows.map(({ code }) => code))
    const orphans = items
      .filter(({ group }) => !codes.has(group))
      .map(({ group, name }) => ({ at: WHOLE, column: 'code', text: `大类“${group}”里还有“${name}”，不能没有` }))
    const known = new Set([...codes, ...items.map(({ code }) => code)])
    return [...orphans.slice(0, 1), ...stillUsed('大类', known, uses)]
  },
  build: (document, groups) => ({ ...document, groups }),
}

interface Keyword {
  word: string
  category: string
  /** Of the category: for whoever reads the table. */
  name: string
}

/** 关键词表：哪个词归到哪一类，一行一个词. */
export const keywordsTable: TableRules<Categories, Keyword, CategoryGround> = {
  name: TABLE_TEXT.keywords,
  group: '诉求',
  about: '从居民的话里猜类别：话里有哪个词，就先给出哪一类；词越长越说明问题。',
  swapsRows: true,
  columns: {
    word: { title: '词', isKey: true },
    category: { title: '类别', isKey: true, hint: '类别的编号，例如 0102' },
    name: { title: '类别名称', hint: '可以空着；写了就要和编号对得上' },
  },
  rows: ({ items }) =>
    items.flatMap(({ code, name, keywords }) => keywords.map((word) => ({ word, category: code, name }))),
  cells: (row) => ({ ...row }),
  read({ word = '', category = '', name = '' }, { categories: { items } }) {
    const found = items.find(({ code }) => code === category)
    const isNamed = found === undefined || name === '' || name === found.name
    const read = sorted({
      word: listOf(word).length > 1 ? wrong('一行只写一个词') : wordsCell(word, 12),
      category: found ? said(category) : wrong(`没有编号“${shortened(category)}”的类别`),
      name: isNamed ? said(found?.name ?? '') : wrong(`编号“${category}”的类别是“${found.name}”`),
    })
    return rowFrom(read, (row) => row)
  },
  // 一类的关键词也是那一类自己的一格，那里放不下的，这里也不收.
  between(rows) {
    const counts = new Map<string, number>()
    return rows.flatMap(({ category, name }, at): Discord[] => {
      const count = (counts.get(category) ?? 0) + 1
      counts.set(category, count)
      const text = `“${name}”已经有 ${MOST_KEYWORDS} 个关键词，一类最多 ${MOST_KEYWORDS} 个`
      return count > MOST_KEYWORDS ? [{ at, column: 'word', text }] : []
    })
  },
  build: (document, rows) => ({
    ...document,
    items: document.items.map((item) => ({
      ...item,
      keywords: rows.filter(({ category }) => category === item.code).map(({ word }) => word),
    })),
  }),
}

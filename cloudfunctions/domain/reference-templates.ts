import { TemplateKey } from '../contract/primitives'
import { type Read, said, sorted, wrong } from './cell'
import { shortened, wordsCell } from './cell-reading'
import { type Source, type Template, TEMPLATE_TEXT } from './notice'
import { TABLE_TEXT } from './reference-names'
import { rowFrom, type TableRules } from './reference-table'

/** Message templates as they are stored: one document. */
export interface Templates {
  _id: 'templates'
  version: number
  items: Template[]
}

const SOURCE_TEXT: Record<Source, string> = {
  no: '编号',
  category: '类别',
  title: '标题',
  status: '状态',
  at: '时间',
  note: '说明',
  result: '结果',
  place: '地点',
  due: '期限',
}
const SOURCES = Object.keys(SOURCE_TEXT) as Source[]

/** What WeChat's templates may hold (微信订阅消息参数值内容限制说明). */
const FIELD = /^(?:thing|phrase|character_string|name|number|time|date)\d{1,2}$/
const MOST_FIELDS = 5

/** `thing2 诉求类别：类别`, a line each. */
const fieldsText = (fields: Template['fields']): string =>
  fields.map(({ key, label, from }) => `${key} ${label}：${SOURCE_TEXT[from]}`).join('\n')

function fieldsCell(text: string): Read<Template['fields']> {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  if (lines.length === 0 || lines.length > MOST_FIELDS) return wrong(`要有 1 到 ${MOST_FIELDS} 行`)
  const fields: Template['fields'] = []
  for (const line of lines) {
    const [, key = '', label = '', what = ''] = /^(\S+) ([^：]{1,10})：(\S+)$/.exec(line.trim()) ?? []
    const from = SOURCES.find((source) => SOURCE_TEXT[source] === what)
    if (!FIELD.test(key)) return wrong(`看不懂“${shortened(line)}”，请写成“thing2 诉求类别：类别”这样`)
    if (!from) return wrong(`没有“${shortened(what)}”这种内容，可以写${Object.values(SOURCE_TEXT).join('、')}`)
    if (fields.some((field) => field.key === key)) return wrong(`${key} 写了两次`)
    fields.push({ key, label, from })
  }
  return said(fields)
}

/** 订阅消息模板：编号是微信给的，每个小程序都不一样. */
export const templatesTable: TableRules<Templates, Template> = {
  name: TABLE_TEXT.templates,
  group: '消息',
  about: '微信公众平台上选用的订阅消息模板：编号、标题和每一项填什么，要和那边的一模一样。',
  isFixed: true,
  columns: {
    key: { title: '用处', isKey: true },
    templateId: { title: '模板编号', isNeeded: true, hint: '微信公众平台给的，43 个字符' },
    title: { title: '标题', isNeeded: true },
    fields: { title: '内容', isNeeded: true, kind: 'text', hint: '一行一项：thing2 诉求类别：类别' },
  },
  rows: ({ items }) => items,
  cells: ({ _id, templateId, title, fields }) => ({
    ...{ key: TEMPLATE_TEXT[_id], templateId, title },
    fields: fieldsText(fields),
  }),
  read({ key = '', templateId = '', title = '', fields = '' }) {
    const _id = TemplateKey.options.find((one) => TEMPLATE_TEXT[one] === key)
    const read = sorted({
      _id: _id ? said(_id) : wrong(`没有“${shortened(key)}”这种提醒`),
      templateId: /^[\w-]{20,64}$/.test(templateId) ? said(templateId) : wrong('模板编号不对，请从微信公众平台复制'),
      title: wordsCell(title, 20),
      fields: fieldsCell(fields),
    })
    const problems = read.problems.map(({ column, text }) => ({ column: column === '_id' ? 'key' : column, text }))
    return rowFrom({ ...read, problems }, (row) => row)
  },
  build: (document, items) => ({ ...document, items }),
}

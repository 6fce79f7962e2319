import { templates } from './district'

test('四种订阅消息：进度、办结、任务、活动，模板编号是不同的 43 位', () => {
  expect(templates.map((template) => template._id)).toEqual(['progress', 'resolved', 'task', 'activity'])
  expect(new Set(templates.map((template) => template.templateId)).size).toBe(4)
  for (const { templateId } of templates) expect(templateId).toMatch(/^[A-Za-z0-9_-]{43}$/)
})

test('每个字段都是微信认识的类型，名称和来源不重复', () => {
  for (const { fields } of templates) {
    expect(fields).toHaveLength(5)
    for (const { key } of fields) expect(key).toMatch(/^(thing|phrase|time|character_string)[1-5]$/)
    for (const part of ['key', 'label', 'from'] as const) {
      expect(new Set(fields.map((field) => field[part])).size).toBe(fields.length)
    }
  }
})

/** 订阅消息 templates of the demonstration; a real mini-program has its own ids from the platform's console. */
import type { Template } from './documents'
import { randomFor, randomText } from './random'

const ID_ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
const NO = { key: 'character_string1', label: '诉求编号', from: 'no' }
const CATEGORY = { key: 'thing2', label: '诉求类别', from: 'category' }

/** `key` is WeChat's field (its type and place), `label` what the message shows, `from` the value of the notice that fills it. */
export function templates(): Template[] {
  return [
    template('progress', '诉求进度提醒', [
      NO,
      CATEGORY,
      { key: 'phrase3', label: '当前状态', from: 'status' },
      { key: 'time4', label: '更新时间', from: 'at' },
      { key: 'thing5', label: '说明', from: 'note' },
    ]),
    template('resolved', '诉求办结通知', [
      NO,
      CATEGORY,
      { key: 'phrase3', label: '办结结果', from: 'result' },
      { key: 'time4', label: '办结时间', from: 'at' },
      { key: 'thing5', label: '办理说明', from: 'note' },
    ]),
    template('task', '新任务提醒', [
      NO,
      CATEGORY,
      { key: 'thing3', label: '所在地点', from: 'place' },
      { key: 'time4', label: '办理期限', from: 'due' },
      { key: 'thing5', label: '温馨提示', from: 'note' },
    ]),
    template('activity', '活动通知', [
      { key: 'thing1', label: '活动名称', from: 'title' },
      { key: 'phrase2', label: '当前状态', from: 'status' },
      { key: 'time3', label: '开始时间', from: 'at' },
      { key: 'thing4', label: '地点', from: 'place' },
      { key: 'thing5', label: '温馨提示', from: 'note' },
    ]),
  ]
}

function template(_id: Template['_id'], title: string, fields: Template['fields']): Template {
  return { _id, templateId: randomText(43, ID_ALPHABET, randomFor(`template ${_id}`)), title, fields }
}

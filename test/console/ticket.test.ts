import type { ActionView } from '../../typings/contract'
import { commandOf, emptyDraft, isForPhone, missingOf, type Step } from '../../console/services/step'
import { type TicketFilters, ticketSearchOf } from '../../console/services/ticket-filters'

// 一步要填什么、地址里的筛选怎么变成一次查询。

jest.mock('../../console/services/cloud', () => ({ call: () => undefined, newRequestId: () => 'request-0001' }))

const step = (name: ActionView['name'], needs: ActionView['needs']): ActionView => ({
  ...{ name, needs, text: '办', tone: 'primary', asks: [] },
})
const note = { label: '原因', placeholder: '', max: 200, isRequired: true }

describe('一步', () => {
  test('缺什么说什么，先选后填；都有了就不说', () => {
    const choice = { field: 'reason' as const, label: '退回原因', options: [{ value: 'other', text: '其他' }] }
    const action = step('sendBack', { note, choice })
    expect(missingOf(action, emptyDraft(action))).toBe('请选择退回原因')
    expect(missingOf(action, { ...emptyDraft(action), choice: 'other' })).toBe('请填写原因')
    expect(missingOf(action, { ...emptyDraft(action), choice: 'other', note: '  ' })).toBe('请填写原因')
    expect(missingOf(action, { ...emptyDraft(action), choice: 'other', note: '不归我管' })).toBe('')
  })

  test('只带这一步要的，别的不带', () => {
    const date = { field: 'until' as const, label: '限什么时候', min: 1, max: 9, value: 5 }
    const action = step('supervise', { note, date })
    const draft = { ...emptyDraft(action), note: '请抓紧', choice: 'x', category: '0101' }
    expect(commandOf(action, draft)).toEqual({ name: 'supervise', note: '请抓紧', until: 5 })
    expect(commandOf(step('accept', {}), emptyDraft(step('accept', {})))).toEqual({ name: 'accept' })
  })

  test('公开摘要从原来的改起，删空了就是不公开', () => {
    const words = {
      field: 'text' as const,
      label: '公开摘要',
      placeholder: '',
      max: 60,
      isRequired: false,
      value: '已修好',
    }
    const action = step('summarise', { words })
    expect(emptyDraft(action).words).toBe('已修好')
    expect(commandOf(action, { ...emptyDraft(action), words: '' })).toEqual({ name: 'summarise', text: '' })
  })

  test('要到现场定位的，在手机上办；要照片的，电脑上也能办', () => {
    expect(isForPhone(step('resolve', { photos: { label: '照片', min: 1, max: 9 } }))).toBe(false)
    const point = { label: '现在的位置', within: 300 }
    expect(isForPhone({ ...step('progress', {}), needs: { point } })).toBe(true)
  })

  test('到场报到：电脑上凭现场照片，至少一张；不送位置', () => {
    const needs = { point: { label: '现在的位置', within: 300 }, photos: { label: '现场照片', min: 0, max: 9 } }
    const action = { name: 'reportIn', text: '到场报到', tone: 'primary', needs } as const
    expect(isForPhone(action)).toBe(false)
    expect(missingOf(action, emptyDraft(action))).toBe('请至少选 1 张照片')
    const photo = { id: 'cloud://a', failure: '', requestId: 'r', url: '', file: new File([], 'a.jpg') }
    const draft = { ...emptyDraft(action), photos: [photo] }
    expect(missingOf(action, draft)).toBe('')
    expect(commandOf(action, draft)).toEqual({ name: 'reportIn', photos: ['cloud://a'] })
  })

  test('照片够了、都传上去了才送，送的是它们的编号', () => {
    const action = step('resolve', { photos: { label: '照片', min: 1, max: 9 } })
    const withPhotos = (...photos: Array<{ id: string; failure: string }>) => ({
      ...emptyDraft(action),
      photos: photos.map((one) => ({ ...one, requestId: 'r', url: '', file: new File([], 'a.jpg') })),
    })
    expect(missingOf(action, emptyDraft(action))).toBe('请至少选 1 张照片')
    expect(missingOf(action, withPhotos({ id: '', failure: '' }))).toBe('照片还在上传，请等一下再提交')
    const failed = withPhotos({ id: 'cloud://a', failure: '' }, { id: '', failure: '断了' })
    expect(missingOf(action, failed)).toBe('有照片没有传上去，请点“再试”，或者去掉这张')
    const sent = withPhotos({ id: 'cloud://a', failure: '' })
    expect(missingOf(action, sent)).toBe('')
    expect(commandOf(action, sent)).toEqual({ name: 'resolve', photos: ['cloud://a'] })
  })

  test('哨的一步也是这样：评价的分数在范围里，协办的去掉主办的，问哪个部门的就答哪个', () => {
    const points = { from: 90, until: 100, usual: 96 }
    const choice = { field: 'verdict', label: '评价', options: [{ value: 'satisfied', text: '满意', points }] }
    const evaluate: Step = { ...step('urge', {}), needs: { choice, points: { label: '分数' } } }
    const draft = { ...emptyDraft(evaluate), choice: 'satisfied' }
    for (const typed of ['', '89', '101', '九十六'])
      expect(missingOf(evaluate, { ...draft, points: typed })).toBe('请填写分数，90 到 100 分')
    expect(missingOf(evaluate, { ...draft, points: '96' })).toBe('')
    const pick = { field: 'lead', label: '主办部门' }
    const dispatch: Step = { ...step('urge', {}), needs: { pick, assists: { label: '协办', value: ['d-2'] } } }
    expect(missingOf(dispatch, emptyDraft(dispatch))).toBe('请选择主办部门')
    const filled = { ...emptyDraft(dispatch), pick: 'd-1', assists: ['d-1', 'd-2'] }
    expect(commandOf({ ...dispatch, department: 'd-9' }, filled)).toEqual({
      ...{ name: 'urge', department: 'd-9', lead: 'd-1', assists: ['d-2'] },
    })
  })
})

describe('地址里的筛选', () => {
  const EMPTY: TicketFilters = {
    ...{ which: '', only: '', area: '', category: '', urgency: '', from: '', until: '', no: '' },
  }

  test('什么都没有，就是没办完的第一页', () => {
    expect(ticketSearchOf(EMPTY, '')).toEqual({ which: 'open', no: '', cursor: '' })
  })

  test('到哪天，那一天也算；编号不分大小写', () => {
    const filters = { ...EMPTY, which: 'all', from: '2026-11-01', until: '2026-11-22', no: ' jh261122-7k3qx ' }
    expect(ticketSearchOf(filters, '5~a')).toEqual({
      ...{ which: 'all', no: 'JH261122-7K3QX', cursor: '5~a' },
      from: Date.parse('2026-11-01T00:00:00+08:00'),
      until: Date.parse('2026-11-23T00:00:00+08:00'),
    })
  })

  test('别人改过的地址，不认识的不带', () => {
    const filters = { ...EMPTY, only: 'bogus', urgency: '<script>', from: 'yesterday' }
    expect(ticketSearchOf(filters, '')).toEqual({ which: 'open', no: '', cursor: '' })
  })
})

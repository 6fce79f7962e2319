import {
  type Announcement,
  announced,
  announcementActions,
  type AnnouncementCommand,
  announcementForbids,
  announcementItem,
  byWeight,
  targetsText,
} from '../../../cloudfunctions/domain/announcement'
import { CAST, type CastName, content, DAY, draft, NOW, OFFICE, PATH, stamp } from '../../support/publication-facts'

const COMMANDS: Record<string, AnnouncementCommand> = {
  edit: { name: 'edit', content: content(), target: { areas: [{ id: 'x', text: '别处' }], grids: 1 }, office: OFFICE },
  publish: { name: 'publish' },
  correct: { name: 'correct', content: content({ title: '后天停水' }), note: '改到后天' },
  withdraw: { name: 'withdraw', reason: '不停了' },
  discard: { name: 'discard' },
}
const published = announced(draft(), { name: 'publish' }, stamp(CAST.社区, 'request-2'))
const STATES: Record<string, Announcement> = {
  草稿: draft(),
  发布了的: published,
  撤回了的: announced(published, { name: 'withdraw', reason: '不停了' }, stamp()),
  作废了的: announced(draft(), { name: 'discard' }, stamp()),
}
const MAY: CastName[] = ['社区', '街道', '区']
const OPEN: Record<string, string[]> = {
  草稿: ['edit', 'publish', 'discard'],
  发布了的: ['correct', 'withdraw'],
  撤回了的: [],
  作废了的: [],
}

const CASES = Object.keys(STATES).flatMap((state) =>
  Object.keys(COMMANDS).flatMap((command) =>
    (Object.keys(CAST) as CastName[]).map((who) => ({
      ...{ state, command, who },
      is: MAY.includes(who) && OPEN[state]!.includes(command),
    })),
  ),
)

test.each(CASES)('$state，$who $command：$is', ({ state, command, who, is }) => {
  const found = STATES[state]!
  const refusal = announcementForbids(found, COMMANDS[command]!, { actor: CAST[who], now: NOW, seen: found.revision })
  expect(refusal === undefined).toBe(is)
  expect(announcementActions(found, CAST[who]).includes(command as never)).toBe(is)
})

test.each([
  ['居民', draft(), 'publish', 'announcement/not-yours', '只能管自己辖区发的公告'],
  ['社区', draft(), 'correct', 'announcement/not-published', '这条公告还没有发布'],
  ['社区', published, 'edit', 'announcement/not-draft', '这条公告已经不是草稿了，发布以后只能更正或撤回'],
] as const)('%s 被拒绝时听到为什么', (who, found, command, code, message) => {
  const refusal = announcementForbids(found, COMMANDS[command]!, { actor: CAST[who], now: NOW, seen: found.revision })
  expect(refusal).toMatchObject({ code, message })
})

test('看的不是最新的一版，先看最新的', () => {
  const late = announcementForbids(published, COMMANDS['withdraw']!, { actor: CAST.区, now: NOW, seen: 1 })
  expect(late).toMatchObject({
    code: 'announcement/changed',
    message: '别人刚刚改过这条公告，请看过最新的再办',
    field: 'revision',
  })
})

test.each([
  [{ until: NOW }, 'announcement/backwards', '结束时间要晚于开始时间'],
  [{ from: NOW - 3 * DAY, until: NOW - DAY }, 'announcement/past', '结束时间已经过去了，请改晚一些'],
  [{ until: NOW + 400 * DAY }, 'announcement/too-long', '公告最长展示一年'],
])('时间不对：%o', (times, code, message) => {
  const refusal = announcementForbids(draft(times), { name: 'publish' }, { actor: CAST.社区, now: NOW, seen: 1 })
  expect(refusal).toMatchObject({ code, message, field: 'until' })
})

describe('居民看到过的，抹不掉', () => {
  const begun = { actor: CAST.社区, now: NOW + 1000, seen: published.revision }
  const correct = (change: Parameters<typeof content>[0]): AnnouncementCommand => ({
    name: 'correct',
    content: content(change),
    note: '改了',
  })

  test('开始展示了，开始的时间就不能再往后推', () => {
    const later = correct({ from: NOW + DAY, until: NOW + 2 * DAY })
    expect(announcementForbids(published, later, begun)).toMatchObject({
      code: 'announcement/begun',
      message: '公告已经开始展示，不能再推迟到以后',
      field: 'from',
    })
    const waiting = announced(draft({ from: NOW + DAY, until: NOW + 2 * DAY }), { name: 'publish' }, stamp())
    expect(announcementForbids(waiting, later, begun)).toBeUndefined()
    expect(announced(waiting, correct({ from: NOW + 2 * DAY }), stamp())).toMatchObject({ from: NOW + 2 * DAY })
  })

  test('更正不改从什么时候起展示；从那时数，也不能超过一年', () => {
    const at = NOW + 300 * DAY
    const next = announced(published, correct({ from: at, until: at + DAY }), { ...stamp(), at })
    expect(next).toMatchObject({ from: NOW, until: at + DAY, shownUntil: at + DAY })
    const long = correct({ from: at, until: at + 200 * DAY })
    expect(announcementForbids(published, long, { ...begun, now: at })).toMatchObject({ code: 'announcement/too-long' })
  })

  test('更正过再撤回，居民照样看得到撤回的原因', () => {
    const next = announced(published, correct({}), { ...stamp(), at: NOW + 1000 })
    expect(announced(next, COMMANDS['withdraw']!, { ...stamp(), at: NOW + 1000 })).toMatchObject({ isPublic: true })
  })

  test('以前的一版整个留着：说的什么、什么时候展示、是不是紧急', () => {
    const urgent = announced(draft({ isUrgent: true }), { name: 'publish' }, stamp())
    const next = announced(urgent, correct({ title: '后天停水', isUrgent: false, until: NOW + 3 * DAY }), stamp())
    expect(next.versions).toEqual([{ ...content({ isUrgent: true }), at: NOW }])
  })

  test('一条公告最多更正二十次', () => {
    let found = published
    for (let i = 0; i < 20; i += 1) found = announced(found, correct({ title: `第${i}版` }), stamp())
    expect(announcementForbids(found, correct({}), { ...begun, seen: found.revision })).toMatchObject({
      code: 'announcement/corrected-often',
      message: '这条公告更正过 20 次了，请撤回，另外发一条',
    })
  })
})

test('上一级改过的草稿，由上一级署名、上一级管', () => {
  const office = { path: PATH.slice(0, 2), officeText: '赭麓街道' }
  const next = announced(draft(), { ...COMMANDS['edit']!, office } as AnnouncementCommand, stamp(CAST.街道))
  expect(next).toMatchObject(office)
  const asking = { now: NOW, seen: next.revision }
  expect(announcementForbids(next, { name: 'publish' }, { ...asking, actor: CAST.社区 })).toMatchObject({
    code: 'announcement/not-yours',
  })
  expect(announcementForbids(next, { name: 'publish' }, { ...asking, actor: CAST.街道 })).toBeUndefined()
})

describe('一步以后', () => {
  test('草稿居民看不到，发布了才看得到', () => {
    expect(draft()).toMatchObject({ isPublic: false, status: 'draft' })
    expect(published).toMatchObject({ isPublic: true, status: 'published', shownUntil: NOW + DAY, revision: 2 })
  })

  test('更正另出一版，原来的留着，发给谁不变', () => {
    const next = announced(published, COMMANDS['correct']!, stamp(CAST.社区, 'request-3'))
    expect(next).toMatchObject({ title: '后天停水', areas: published.areas, versions: [{ title: '明天停水' }] })
    expect(announcementItem(next, NOW).isCorrected).toBe(true)
    expect(next.timeline.at(-1)).toMatchObject({ name: 'corrected', note: '改到后天' })
  })

  test('撤回以后马上不在眼下的公告里；还没到展示时间就撤回的，居民从没见过', () => {
    const gone = announced(published, COMMANDS['withdraw']!, { ...stamp(), at: NOW + 1000 })
    expect(gone).toMatchObject({ isPublic: true, shownUntil: NOW + 1000 })
    const later = announced(draft({ from: NOW + DAY, until: NOW + 2 * DAY }), { name: 'publish' }, stamp())
    expect(announced(later, COMMANDS['withdraw']!, stamp())).toMatchObject({ isPublic: false })
  })

  test('改草稿，内容和发给哪里一起换', () => {
    expect(announced(draft(), COMMANDS['edit']!, stamp())).toMatchObject({ areas: ['x'], grids: 1, status: 'draft' })
  })
})

test('现状说的是人话', () => {
  const text = (found: Announcement, now: number) => announcementItem(found, now).statusText
  expect(text(draft(), NOW)).toBe('草稿')
  expect(text(published, NOW)).toBe('展示中')
  expect(text(published, NOW + 2 * DAY)).toBe('已结束')
  expect(text(STATES['撤回了的']!, NOW)).toBe('已撤回')
  expect(text(STATES['作废了的']!, NOW)).toBe('已作废')
  const later = announced(draft({ from: NOW + DAY, until: NOW + 2 * DAY }), { name: 'publish' }, stamp())
  expect(text(later, NOW)).toBe('3月3日起展示')
})

test('紧急的在前，再是置顶的，再是新的', () => {
  const of = (_id: string, change: object, at: number): Announcement => ({ ...draft(change), _id, at })
  const all = [of('旧', {}, 1), of('新', {}, 2), of('顶', { isPinned: true }, 1), of('急', { isUrgent: true }, 1)]
  expect(all.sort(byWeight).map(({ _id }) => _id)).toEqual(['急', '顶', '新', '旧'])
})

test('发给的地方多了就数一数', () => {
  const of = (...texts: string[]) => targetsText(texts.map((text) => ({ id: text, text })))
  expect(of('甲', '乙')).toBe('甲、乙')
  expect(of('甲', '乙', '丙', '丁')).toBe('甲、乙、丙 等 4 处')
})

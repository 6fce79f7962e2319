import {
  decideNomination,
  nominated,
  nominatesFor,
  type Nomination,
  nominationActions,
  type NominationCommand,
} from '../../../cloudfunctions/domain/nomination'
import { isRefusal } from '../../../cloudfunctions/domain/refusal'
import { CAST, type CastName, DAY, nomination, NOW, PATH, round, stamp, STREET } from '../../support/publication-facts'

const COMMANDS: Record<NominationCommand['name'], NominationCommand> = {
  recommend: { name: 'recommend', note: '属实' },
  accept: { name: 'accept', note: '通过' },
  sendBack: { name: 'sendBack', note: '事迹太简单' },
  resubmit: { name: 'resubmit', kind: 1, deeds: '走访 620 户，代办 85 件' },
  withdraw: { name: 'withdraw', note: '本人谢绝' },
}
const MAY: Record<Nomination['status'], Partial<Record<NominationCommand['name'], CastName>>> = {
  nominated: { recommend: '街道', sendBack: '街道', withdraw: '社区' },
  recommended: { accept: '区', sendBack: '区' },
  accepted: { sendBack: '区' },
  returned: { resubmit: '社区', withdraw: '社区' },
  withdrawn: {},
}
const CASES = (Object.keys(MAY) as Array<Nomination['status']>).flatMap((status) =>
  (Object.keys(COMMANDS) as Array<NominationCommand['name']>).flatMap((command) =>
    (Object.keys(CAST) as CastName[]).map((who) => ({ status, command, who, is: MAY[status][command] === who })),
  ),
)
const ask = (found: Nomination, command: NominationCommand, who: CastName, change: object = {}) =>
  decideNomination(found, command, { award: round(), actor: CAST[who], now: NOW, seen: 1, ...change }, stamp(CAST[who]))

test.each(CASES)('$status 时，$who $command：$is', ({ status, command, who, is }) => {
  const found = nomination({ status })
  expect(!isRefusal(ask(found, COMMANDS[command], who))).toBe(is)
  expect(nominationActions(found, round(), CAST[who], NOW).includes(command)).toBe(is)
})

test('自下而上，逐级审核：社区推荐，街道、区各审一次', () => {
  const first = ask(nomination(), COMMANDS.recommend, '街道')
  expect(first).toMatchObject({ status: 'recommended', revision: 2 })
  const second = isRefusal(first) ? first : ask(first, COMMANDS.accept, '区', { seen: 2 })
  expect(second).toMatchObject({ status: 'accepted', timeline: [{ name: 'recommended' }, { name: 'accepted' }] })
})

test('退回的，改了再报，从头审起', () => {
  const back = ask(nomination(), COMMANDS.sendBack, '街道')
  expect(back).toMatchObject({ status: 'returned', timeline: [{ note: '事迹太简单' }] })
  const again = isRefusal(back) ? back : ask(back, COMMANDS.resubmit, '社区', { seen: 2 })
  expect(again).toMatchObject({ status: 'nominated', kind: 1, deeds: '走访 620 户，代办 85 件' })
})

test.each([
  [COMMANDS.recommend, '别的街道', {}, 'award/not-yours', '只能办自己辖区的推荐'],
  [COMMANDS.recommend, '街道', { award: round({ stage: 'publicity' }) }, 'award/closed', '名单已经公示，推荐不能再改'],
  [
    ...([COMMANDS.recommend, '街道', { seen: 3 }, 'award/nomination-changed'] as const),
    '别人刚刚办过这份推荐，请看过最新的再办',
  ],
  [COMMANDS.accept, '区', {}, 'award/not-your-turn', '这份推荐现在不归您办'],
  [COMMANDS.recommend, '街道', { now: NOW + 20 * DAY }, 'award/review-over', '审核已经截止'],
] as const)('%# 被拒绝时听到为什么', (command, who, change, code, message) => {
  expect(ask(nomination(), command, who, change)).toMatchObject({ code, message })
})

test('审核截止以后，不能办的也不给人办', () => {
  expect(nominationActions(nomination(), round(), CAST.街道, NOW + 9 * DAY)).toEqual([])
})

test('没有的奖项不能报', () => {
  const found = nomination({ status: 'returned' })
  expect(ask(found, { name: 'resubmit', kind: 9, deeds: '事迹' }, '社区')).toMatchObject({
    code: 'award/no-kind',
    message: '没有这个奖项，请重新选择',
  })
})

describe('推荐', () => {
  const base = { _id: 'n-1', person: 'p-wang', name: '王秀兰', placeText: '', path: PATH, kind: 0, deeds: '走访' }
  const put = (who: CastName, change: object = {}, more: object = {}) =>
    nominated({ ...base, ...more }, { award: round(), actor: CAST[who], now: NOW, ...change }, stamp(CAST[who]))

  test('社区推荐的等街道审，街道推荐的直接到区', () => {
    expect(put('社区')).toMatchObject({ status: 'nominated', level: 'community' })
    const award = round({ nominators: ['community', 'street'] })
    expect(put('街道', { award })).toMatchObject({ status: 'recommended', level: 'street', from: STREET })
  })

  test.each([
    ['街道', {}, {}, 'award/not-nominator', '这一轮不由您推荐'],
    ['居民', {}, {}, 'award/not-nominator', '这一轮不由您推荐'],
    ['别的社区', {}, {}, 'award/elsewhere', '只能推荐自己辖区的网格员'],
    ['社区', { now: NOW + 5 * DAY }, {}, 'award/nominating-over', '推荐已经截止'],
    ['社区', { award: round({ stage: 'publicity' }) }, {}, 'award/nominating-over', '推荐已经截止'],
    ['社区', {}, { kind: 5 }, 'award/no-kind', '没有这个奖项，请重新选择'],
  ] as const)('%s 不能这样推荐：%o %o', (who, change, more, code, message) => {
    expect(put(who, change, more)).toMatchObject({ code, message })
  })

  test('谁能为哪里推荐', () => {
    expect(nominatesFor(round(), CAST.社区)).toEqual([{ level: 'community', area: PATH[2] }])
    expect(nominatesFor(round(), CAST.区)).toEqual([])
  })
})

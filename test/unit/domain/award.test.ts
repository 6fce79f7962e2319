import {
  type Award,
  awardActions,
  type AwardCommand,
  type AwardContext,
  decideAward,
  isShown,
  stageNote,
  takesObjections,
  unfitDates,
} from '../../../cloudfunctions/domain/award'
import { isRefusal } from '../../../cloudfunctions/domain/refusal'
import { around, CAST, type CastName, DAY, nomination, NOW, round, stamp } from '../../support/publication-facts'

const accepted = nomination({ status: 'accepted' })
const PICK = { nomination: 'n-1', person: 'p-wang', kind: 0 }
const STAGES: Record<Award['stage'], Award> = {
  nominating: round(),
  publicity: round({ stage: 'publicity', picks: [PICK], publicFrom: NOW, publicUntil: NOW + 5 * DAY }),
  announced: round({ stage: 'announced', picks: [PICK], publicFrom: NOW }),
  cancelled: round({ stage: 'cancelled' }),
}
const COMMANDS: Record<AwardCommand['name'], AwardCommand> = {
  reschedule: { name: 'reschedule', nominateUntil: NOW + 8 * DAY, reviewUntil: NOW + 9 * DAY, reason: '多给几天' },
  publicise: { name: 'publicise', nominations: ['n-1'] },
  strike: { name: 'strike', nomination: 'n-1', reason: '本人谢绝' },
  announce: { name: 'announce' },
  cancel: { name: 'cancel', reason: '今年不评了' },
}
const OPEN: Record<Award['stage'], string[]> = {
  nominating: ['reschedule', 'publicise', 'cancel'],
  publicity: ['publicise', 'strike', 'announce', 'cancel'],
  announced: [],
  cancelled: [],
}
const CASES = (Object.keys(STAGES) as Array<Award['stage']>).flatMap((stage) =>
  (Object.keys(COMMANDS) as Array<AwardCommand['name']>).flatMap((command) =>
    (Object.keys(CAST) as CastName[]).map((who) => ({
      ...{ stage, command, who },
      is: who === '区' && OPEN[stage].includes(command),
    })),
  ),
)
const ask = (award: Award, command: AwardCommand, change: Partial<AwardContext> = {}) =>
  decideAward(award, command, around({ nominations: [accepted], ...change }), stamp())

test.each(CASES)('$stage 时，$who $command：$is', ({ stage, command, who, is }) => {
  expect(!isRefusal(ask(STAGES[stage], COMMANDS[command], { actor: CAST[who] }))).toBe(is)
  expect(awardActions(STAGES[stage], CAST[who], NOW + 6 * DAY).includes(command)).toBe(is)
})

test.each([
  [STAGES.nominating, 'cancel', { actor: CAST.街道 }, 'award/not-district', '评优由区网格中心开展和公布'],
  [STAGES.nominating, 'cancel', { seen: 7 }, 'award/changed', '别人刚刚改过这一轮评优，请看过最新的再办'],
  [STAGES.announced, 'cancel', {}, 'award/not-now', '这一轮评优现在不能这样办'],
  [
    ...([STAGES.nominating, 'publicise', { now: NOW }, 'award/still-open'] as const),
    '推荐还没有截止，请等到截止，或者先把截止时间改早',
  ],
  [STAGES.nominating, 'publicise', { nominations: [] }, 'award/no-picks', '请从通过审核的推荐里选入围的人'],
  [
    ...([STAGES.nominating, 'publicise', { nominations: [nomination()] }, 'award/not-accepted'] as const),
    '名单里有人的推荐还没有通过审核',
  ],
  [STAGES.publicity, 'publicise', { serving: new Set<string>() }, 'award/left', '王秀兰已经离任，请先移出名单'],
  [STAGES.publicity, 'announce', { serving: new Set<string>() }, 'award/left', '王秀兰已经离任，请先移出名单'],
  [STAGES.publicity, 'announce', { now: NOW + DAY }, 'award/still-public', '公示期还没有满，不能公布结果'],
  [...([{ ...STAGES.publicity, picks: [] }, 'announce', {}, 'award/empty'] as const), '名单里一个人也没有，不能公布'],
  [
    ...([STAGES.publicity, 'announce', { objections: { isOpen: true, upheld: [] } }, 'award/unanswered'] as const),
    '还有异议没有答复，请先答复',
  ],
  [
    ...([STAGES.publicity, 'announce', { objections: { isOpen: false, upheld: ['n-1'] } }, 'award/upheld'] as const),
    '有异议成立的人还在名单里，请先移出',
  ],
] as const)('%# 不能这样办，并且说为什么', (award, command, change, code, message) => {
  expect(ask(award as Award, COMMANDS[command], change as Partial<AwardContext>)).toMatchObject({ code, message })
})

test('还不能定名单、不能公布的时候，不给人办', () => {
  expect(awardActions(STAGES.nominating, CAST.区, NOW)).toEqual(['reschedule', 'cancel'])
  const shown = { ...STAGES.publicity, nominateUntil: NOW }
  expect(awardActions(shown, CAST.区, NOW)).toEqual(['publicise', 'strike', 'cancel'])
})

test('移出的人要在名单里', () => {
  const strange = { name: 'strike', nomination: 'n-9', reason: '弄错了' } as const
  expect(ask(STAGES.publicity, strange)).toMatchObject({ code: 'award/not-picked', message: '这个人不在名单里' })
})

test('名额一个也不能多', () => {
  const two = ['n-1', 'n-2'].map((_id) => nomination({ _id, person: `p-${_id}`, status: 'accepted' }))
  const serving = new Set(two.map(({ person }) => person))
  const command = { name: 'publicise' as const, nominations: ['n-1', 'n-2'] }
  expect(ask(round(), command, { nominations: two, serving })).toMatchObject({
    code: 'award/over-quota',
    message: '最美网格员最多 1 名，现在选了 2 名',
  })
  const other = two.map((one, kind) => ({ ...one, kind }))
  expect(ask(round(), command, { nominations: other, serving })).toMatchObject({ stage: 'publicity' })
})

test('同一个人选两遍只算一遍；别的轮次的推荐选不进来', () => {
  const twice = { name: 'publicise' as const, nominations: ['n-1', 'n-1'] }
  expect(ask(round(), twice)).toMatchObject({ picks: [PICK] })
  const elsewhere = [nomination({ award: 'r-2', status: 'accepted' })]
  expect(ask(round(), COMMANDS.publicise, { nominations: elsewhere })).toMatchObject({ code: 'award/no-picks' })
})

test('公示五个工作日，周末不算；日历没有到的年份是暂定的', () => {
  // 2026-03-08 是星期日，公示到下一个星期五下班。
  expect(ask(round(), COMMANDS.publicise)).toMatchObject({
    publicUntil: Date.parse('2026-03-13T17:30:00+08:00'),
    isProvisional: false,
  })
  const calendar = { ...around().calendar, years: {} }
  expect(ask(round(), COMMANDS.publicise, { calendar })).toMatchObject({ isProvisional: true })
})

test('公布以后，名单上的人就是评出来的', () => {
  expect(ask(STAGES.publicity, COMMANDS.announce)).toMatchObject({ stage: 'announced', winners: ['p-wang'] })
  expect(ask(STAGES.publicity, COMMANDS.strike)).toMatchObject({ picks: [], stage: 'publicity' })
})

test.each([
  [{ nominateUntil: NOW + 2 * DAY, reviewUntil: NOW + DAY }, 'award/backwards', '审核截止不能早于推荐截止'],
  [{ nominateUntil: NOW - DAY, reviewUntil: NOW }, 'award/past', '审核截止的时间已经过去了，请改晚一些'],
])('截止时间不对：%o', (dates, code, message) => {
  expect(unfitDates(dates, NOW)).toMatchObject({ code, message })
  expect(ask(round(), { name: 'reschedule', ...dates, reason: '改' }, { now: NOW })).toMatchObject({ code })
})

test('居民从公示起看得到；没公示过就取消的看不到', () => {
  expect(Object.values(STAGES).map(isShown)).toEqual([false, true, true, false])
  expect(isShown(round({ stage: 'cancelled', publicFrom: NOW }))).toBe(true)
})

test('公示期内才能提异议', () => {
  expect(takesObjections(STAGES.publicity, NOW)).toBe(true)
  expect(takesObjections(STAGES.publicity, NOW + 5 * DAY)).toBe(false)
  expect(takesObjections(STAGES.announced, NOW)).toBe(false)
})

test('到哪一步了，说到什么时候', () => {
  expect(stageNote(round(), NOW)).toBe('推荐到 3月7日 09:00')
  expect(stageNote(round(), NOW + 6 * DAY)).toBe('审核到 3月11日 09:00')
  expect(stageNote(STAGES.publicity, NOW)).toBe('公示到 3月7日 09:00')
  expect(stageNote({ ...STAGES.publicity, isProvisional: true }, NOW)).toContain('（暂定）')
  expect(stageNote(STAGES.publicity, NOW + 5 * DAY)).toBe('公示期已满（到 3月7日 09:00），等公布结果')
  expect(stageNote(STAGES.announced, NOW)).toBe('3月2日 09:00 公布')
  expect(stageNote(STAGES.announced, NOW + 365 * DAY)).toBe('2026年3月2日 09:00 公布')
  const gone = ask(round(), COMMANDS.cancel)
  expect(isRefusal(gone) ? '' : stageNote(gone, NOW)).toBe('今年不评了')
})

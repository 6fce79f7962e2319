import { PHOTO_LIMIT } from '../contract/primitives'
import type { WhistleAction } from '../contract/whistle-command'
import type { WhistleActionView, WhistleNeeds } from '../contract/whistle-view'
import type { Calendar } from '../domain/calendar'
import { deadlineFrom } from '../domain/deadline'
import { DAY, HOUR, startOfDay } from '../domain/moment'
import type { Person } from '../domain/person'
import type { Waiting, WaitingFor, Whistle } from '../domain/whistle'
import { assessedFor, objectable, isForDistrict, isForStreet } from '../domain/whistle-objection'
import { actingParty, canWhistle, WHISTLE_ACTIONS } from '../domain/whistle-rules'
import type { WhistleSettings } from '../domain/whistle-settings'
import { COLOUR_TEXT, DECLINE_TEXT, OBJECTED_TEXT, VERDICT_TEXT } from '../domain/whistle-words'

/** What the buttons of a whistle are drawn from. */
export interface WhistleCounter {
  person: Person
  now: number
  settings: WhistleSettings
  calendar: Calendar
  longestDays: number
}

type Drawn = Omit<WhistleActionView, 'name'>
type Draw = (whistle: Whistle, counter: WhistleCounter) => Drawn[]

const plain = (text: string, needs: WhistleNeeds = {}, more: Partial<Drawn> = {}): Drawn => ({
  text,
  tone: 'plain',
  needs,
  asks: [],
  ...more,
})
/** 主要的一步，顺便问一次：下一声哨来了，要不要在微信里提醒。 */
const primary = (text: string, needs: WhistleNeeds = {}, more: Partial<Drawn> = {}): Drawn =>
  plain(text, needs, { tone: 'primary', asks: ['task'], ...more })

const note = (label: string, placeholder: string, max = 200, isRequired = true): Pick<WhistleNeeds, 'note'> => ({
  note: { label, placeholder, max, isRequired },
})
const photos = (label: string, min = 0): Pick<WhistleNeeds, 'photos'> => ({ photos: { label, min, max: PHOTO_LIMIT } })
const options = (texts: Record<string, string>) => Object.entries(texts).map(([value, text]) => ({ value, text }))

/** Between two moments, on the hour: the answer to the same call is the same a moment later. */
const until = (
  label: string,
  min: number,
  { now, longestDays }: WhistleCounter,
  value: number,
): Pick<WhistleNeeds, 'date'> => {
  const hourAfter = (at: number) => Math.ceil(at / HOUR) * HOUR
  const max = startOfDay(now) + longestDays * DAY
  return { date: { field: 'until', label, min: hourAfter(min), max, value: hourAfter(value) } }
}
const nextWorkingDay = (at: number, { now, calendar }: WhistleCounter): number =>
  deadlineFrom(Math.max(at, now), { amount: 1, unit: 'workingDays' }, calendar).dueBy

/** One button for each department that waits for this. */
const each = (
  whistle: Whistle,
  whats: WaitingFor[] | ((wait: Waiting) => boolean),
  draw: (name: string, what: WaitingFor) => Drawn,
): Drawn[] =>
  whistle.waits
    .filter((wait) => wait.department !== null && (Array.isArray(whats) ? whats.includes(wait.what) : whats(wait)))
    .map(({ what, department }) => {
      const name = whistle.parties.find((party) => party.department === department)?.name ?? '部门'
      return { ...draw(name, what), ...(department !== null && { department }) }
    })

const objectableOptions = (whistle: Whistle, person: Person) =>
  objectable(whistle, assessedFor(whistle, person) ?? '').map((value) => ({ value, text: OBJECTED_TEXT[value] }))

const isThere = (whistle: Whistle, person: Person): boolean => {
  const party = actingParty(whistle, person)
  return party?.arrivedAt != null || party?.reportInBy === null
}
/** 没到场也办得成，先说会怎样. */
const unseen = (whistle: Whistle, person: Person, text: string): Pick<Drawn, 'confirm'> =>
  isThere(whistle, person)
    ? {}
    : { confirm: `还没有到场报到。现在${text}，考核单上“报到”一项没有分，监察也会记一笔，确定吗？` }
const evidenceText = ({ item }: Whistle): string =>
  item?.evidence ? `怎么办的、结果如何；要有：${item.evidence}` : '怎么办的、结果如何'

/** 按钮：服务端决定叫什么、要填什么。 */
const DRAW: Record<WhistleAction, Draw> = {
  admit: () => [
    primary('准入', {
      pick: { field: 'lead', label: '主办部门' },
      assists: { label: '协办部门', value: [] },
      isProposed: { label: '同时建议列入清单' },
      ...note('准入理由', '为什么清单之外也要办'),
    }),
  ],
  accept: () => [primary('接单')],
  answer: () => [primary('应哨')],
  reportIn: (_, { settings }) => [
    primary('到场报到', { point: { label: '现在的位置', within: settings.metres }, ...photos('现场照片') }),
  ],
  /** 还没到场的，先请到场。 */
  complete: (whistle, { person }) => [
    (isThere(whistle, person) ? primary : plain)(
      '办结',
      { ...note('办理情况', evidenceText(whistle), 500), ...photos('办结照片', 1) },
      unseen(whistle, person, '办结'),
    ),
  ],
  finish: (whistle, { person }) => [
    primary(
      '协办完毕',
      { ...note('协办情况', '做了什么', 500), ...photos('照片') },
      unseen(whistle, person, '报告协办完毕'),
    ),
  ],
  progress: () => [plain('写进展', { ...note('进展', '做到哪一步了，一起办的部门都看得到', 500), ...photos('照片') })],
  assign: () => [
    plain('分给经办人', { pick: { field: 'to', label: '经办人' }, ...note('交代', '要注意什么', 200, false) }),
  ],
  extend: (whistle, counter) => {
    const { finishBy } = actingParty(whistle, counter.person) ?? { finishBy: counter.now }
    const min = Math.max(finishBy, counter.now) + 1
    return [
      plain('申请延期', {
        ...until('延到', min, counter, nextWorkingDay(finishBy, counter)),
        ...note('延期原因', '为什么要延期'),
      }),
    ]
  },
  decline: () => [
    plain(
      '退回',
      {
        choice: { field: 'reason', label: '退回原因', options: options(DECLINE_TEXT) },
        ...note('说明', '只能退回一次，由街道裁定'),
      },
      { tone: 'danger' },
    ),
  ],
  giveBack: () => [plain('申请退回', note('退回原因', '为什么不该由本部门办'), { tone: 'danger' })],
  uphold: (whistle) => each(whistle, ['decision'], (name) => primary(`裁定由${name}办`, note('理由', '为什么由它办'))),
  redirect: (whistle) =>
    each(whistle, ['decision', 'return'], () =>
      plain('改由别的部门办', { pick: { field: 'to', label: '改由谁办' }, ...note('理由', '为什么改派') }),
    ),
  approve: (whistle) =>
    each(whistle, ['extension'], (name) => primary(`同意${name}延期`, note('意见', '可以写几句', 200, false))),
  deny: (whistle) =>
    each(whistle, ['extension', 'return'], (name, what) =>
      plain(`不同意${name}${what === 'return' ? '退回' : '延期'}`, note('意见', '为什么不同意'), { tone: 'danger' }),
    ),
  evaluate: (_, { settings }) => [
    primary('评价', {
      choice: {
        field: 'verdict',
        label: '评价',
        options: options(VERDICT_TEXT).map((one) => ({
          ...one,
          points: settings.points[one.value as keyof typeof settings.points],
        })),
      },
      points: { label: '分数' },
      ...note('评价意见', '哪里好，哪里要改进', 200, false),
    }),
  ],
  rework: () => [plain('退回重办', note('哪里没办好', '还有什么没有解决'), { tone: 'danger' })],
  dispatch: ({ parties }) => [
    plain('改派', {
      pick: { field: 'lead', label: '主办部门' },
      assists: {
        label: '协办部门',
        value: parties.filter(({ role }) => role === 'assist').map(({ department }) => department),
      },
      ...note('改派原因', '为什么这样分'),
    }),
  ],
  object: (whistle, { person }) => [
    plain('申诉', {
      choice: { field: 'line', label: '对哪一项', options: objectableOptions(whistle, person) },
      ...note('申诉理由', '实际情况怎样，有什么依据', 500),
      ...photos('依据的照片'),
    }),
  ],
  respond: (whistle) =>
    each(
      whistle,
      (wait) => isForStreet(whistle, wait),
      (name) =>
        primary(`答复${name}的申诉`, {
          choice: { field: 'agrees', label: '街道的意见', options: options({ yes: '赞成', no: '不赞成' }) },
          ...note('说明', '当时的情况，为什么赞成或者不赞成'),
        }),
    ),
  rule: (whistle) =>
    each(
      whistle,
      (wait) => isForDistrict(whistle, wait),
      (name) =>
        primary(`裁定${name}的申诉`, {
          choice: { field: 'upheld', label: '裁定', options: options({ yes: '申诉成立', no: '申诉不成立' }) },
          ...note('裁定理由', '依据什么'),
        }),
    ),
  supervise: (_, counter) => [
    plain('督办', {
      choice: { field: 'colour', label: '等级', options: options(COLOUR_TEXT) },
      ...until('限期', counter.now + 1, counter, nextWorkingDay(counter.now, counter)),
      ...note('督办要求', '要做到什么'),
    }),
  ],
  urge: () => [plain('催办', note('想说的话', '有什么急的', 200, false))],
  reject: () => [plain('不受理', note('原因和建议', '为什么不受理，应该怎么办'), { tone: 'danger' })],
  withdraw: () => [
    plain('撤哨', note('撤哨原因', '例如：已经自行解决'), { tone: 'danger', confirm: '撤哨后部门不再办理，确定吗？' }),
  ],
}

/** 还没到场的，办结排在写进展、延期后面，收在“更多”里。 */
const BEFORE_ARRIVAL = WHISTLE_ACTIONS.flatMap((name): WhistleAction[] =>
  name === 'complete' ? [] : name === 'extend' ? ['extend', 'complete'] : [name],
)

/** What this person can do, in the order of the buttons. */
export const whistleActions = (whistle: Whistle, counter: WhistleCounter): WhistleActionView[] =>
  (isThere(whistle, counter.person) ? WHISTLE_ACTIONS : BEFORE_ARRIVAL)
    .filter((name) => canWhistle(whistle, name, counter.person, counter.now))
    .flatMap((name) => DRAW[name](whistle, counter).map((drawn) => ({ name, ...drawn })))

import type { ActionName, Input } from '../../cloudfunctions/contract/api'
import type { LocalCity } from '../support/city'
import { ESCALATE } from '../support/city-facts'
import { desksIn } from '../support/desk'
import { organise, planFor, someoneNamed } from '../support/activity'
import { needInput, STATION } from '../support/need'
import { cityOfThisFile } from '../support/of-this-file'
import { DESK } from '../support/permission-desk'
import { PUBLISHED, PUBLISHED_ELSEWHERE } from '../support/publication-rows'
import { SCHEMAS } from '../support/schemas'
import { AT_DESKS, laterRow, PEOPLE, type Row, row, type Who } from '../support/permission-row'

// 每个动作，谁可以、谁不可以；对诉求做一步的权限表在 test/unit/domain/ticket-rules.test.ts。

const STREET = '340202014'
const COMMUNITY = `${STREET}002`
const GRID = `${COMMUNITY}005`

const ROOM: Input<'room', 'save'> = {
  ...{ place: STATION, name: '二楼活动室', capacity: 30, equipment: '', days: [1, 2, 3, 4, 5], from: '08:30' },
  ...{ until: '17:30', forWhom: 'everyone', aheadDays: 14, mostHours: 2, needsApproval: false, isOpen: true },
}
const SLOT = { date: '2026-03-04', purpose: '排练' }
const BY_NIGHT = { ...SLOT, from: '22:00', until: '23:00' }

let city: LocalCity
/** 居民反映、网格员接了单的一件，和它的照片、提醒；附议的是另一件。 */
const here = { id: '', no: '', screening: '', notice: '', other: '', need: '', activity: '', room: '', booking: '' }
async function begin(opened: LocalCity): Promise<void> {
  city = opened
  const [author, worker] = [city.phone(PEOPLE.居民), city.phone(PEOPLE.网格员)]
  const place = { area: GRID }
  const behalf = { who: '母亲', phone: '13912345678' }
  const { id, no } = await author.report({ place, behalf, photos: [await author.upload()] })
  await worker.act(id, { name: 'accept' })
  const other = await author.report({ place, words: '灯罩裂了' })
  const clerk = city.phone(PEOPLE.社区)
  const activity = await organise(clerk, {}, 'volunteer')
  const room = await clerk.ask('room', 'save', ROOM)
  const guest = await someoneNamed(city, '吴阿姨')
  const booking = await guest.ask('room', 'book', { ...SLOT, room: room.id, from: '09:00', until: '09:30' })
  Object.assign(here, { activity: activity.id, room: room.id, booking: booking.id })
  const { id: need } = await author.ask('need', 'register', needInput())
  const first = (name: string) => String(city.cloud.read(name, { ticket: id })[0]?.['_id'])
  Object.assign(here, { id, no, need, other: other.id, screening: first('screenings'), notice: first('notices') })
}

/** 为这个网格服务的：网格员、代班、团队、社区、街道、区。 */
const SERVING: Who[] = ['网格员', '代班', '楼栋长', '社区', '街道', '区']

/** 管着这里的：这件诉求路上的人，团队成员除外。 */
const HANDLERS: Who[] = ['网格员', '代班', '社区', '街道', '区']
const OUTSIDERS: Who[] = ['别的网格的网格员', '楼栋长', '别的网格的团队', '别的社区', '别的街道']
/** 部门的人只在部门的行里：别处他们就是居民。 */
const COLLEAGUES: Who[] = ['联络员', '经办人', '负责人']
const OF_DEPARTMENTS: Who[] = [...COLLEAGUES, '别的部门']
const ALL = Object.keys(PEOPLE) as Who[]
const EVERYONE = ALL.filter((one) => !OF_DEPARTMENTS.includes(one))

/** 社区另一个驿站（第10网格的）：在这里服务的是同一个社区的人，和上面的街道、区；负责的是它的网格员和各级工作人员。 */
const OTHER_STATION = `st-${COMMUNITY}010`
const AT = { place: OTHER_STATION, month: '2026-03' }
const SHIFT = { ...AT, shift: 'no-such' }
const CREW: Who[] = ['网格员', '代班', '别的网格的网格员', '楼栋长', '别的网格的团队', '社区', '街道', '区']
const RUNNERS: Who[] = ['社区', '街道', '区']
/** Of those who serve there, the ones who do not run it, are told so; everyone else that they do not serve there. */
const runnerRows = (rows: (code: string, may: Who[]) => Row): Row[] => [
  { ...rows('station/not-running', RUNNERS), who: CREW },
  { ...rows('station/not-serving', []), who: EVERYONE.filter((one) => !CREW.includes(one)) },
]

const DEPARTMENT = 'd-district-01'
/** Colleagues are told whose business it is; everyone else that they are no colleagues. */
const liaisonRows = (rows: (code: string, may: Who[]) => Row): Row[] => [
  { ...rows('department/not-liaison', ['联络员']), who: COLLEAGUES },
  { ...rows('department/not-yours', []), who: ALL.filter((one) => !COLLEAGUES.includes(one)) },
]

/** A time that ends before it begins: whoever may organise is told of that. */
const NO_PLAN = { place: STATION, kind: 'class' as const, ...planFor(), until: planFor().from - 1 }
const changeOf = (id: string): Input<'activity', 'change'> => {
  const { place: _place, kind: _kind, ...plan } = NO_PLAN
  return { id, ...plan }
}

/** 考核通报：街道、社区、区和各部门都看得到，居民、网格员、团队看不到. */
const ASSESSORS: Who[] = ['社区', '别的社区', '街道', '别的街道', '区', ...OF_DEPARTMENTS]
const assessed = <A extends ActionName<'assessment'>>(action: A, input: Input<'assessment', A>): Row =>
  row(['assessment', action], input, 'assessment/not-staff', ASSESSORS)

const ASSESSED: Row[] = [
  assessed('table', { table: 'departments', period: '2026-03' }),
  assessed('department', { department: DEPARTMENT, period: '2026' }),
  assessed('street', { street: STREET, period: '2026-03' }),
  assessed('sheets', { department: DEPARTMENT, month: '2026-03' }),
  assessed('findings', { month: '2026-03' }),
  assessed('powers', {}),
  assessed('bulletin', { month: '2026-03' }),
  row(['spreadsheet', 'sheets'], { department: DEPARTMENT, month: '2026-03' }, 'assessment/not-staff', ASSESSORS),
  row(['spreadsheet', 'assessment'], { table: 'streets', period: '2026-03' }, 'assessment/not-staff', ASSESSORS),
]

/** Inputs are such that whoever may do it changes nothing that another row asks for. */
const ROWS: Row[] = [
  { ...row(['area', 'code'], { area: GRID }, 'area/not-allowed', SERVING), isWeChats: true },
  row(
    ['area', 'bindGroup'],
    { grid: GRID, cloudId: 'no-such-group' },
    'area/not-worker',
    ['网格员', '代班'],
    'area/group-unknown',
  ),
  row(['area', 'unbindGroup'], { grid: GRID }, 'area/not-worker', ['网格员', '代班'], 'area/no-group'),
  row(['board', 'rebuild'], { area: COMMUNITY }, 'board/not-yours', ['街道', '区']),
  row(['catalogue', 'check'], { rows: [{ row: 2 }] }, 'catalogue/not-district', ['区']),
  row(
    ['catalogue', 'adopt'],
    { rows: [{ row: 2 }], from: 1, note: '空着的' },
    'catalogue/not-district',
    ['区'],
    'catalogue/problems',
  ),
  row(['catalogue', 'rows'], {}, 'catalogue/not-district', ['区']),
  row(['catalogue', 'export'], {}, 'catalogue/not-district', ['区']),
  row(['catalogue', 'versions'], {}, 'catalogue/not-district', ['区']),
  row(['circle', 'coverage'], { scope: COMMUNITY, minutes: 15 }, 'circle/not-staff', ['社区', '街道', '区']),
  row(['circle', 'coverage'], { scope: STREET, minutes: 15 }, 'circle/not-staff', ['街道', '区']),
  row(
    ['circle', 'whatIf'],
    { scope: COMMUNITY, minutes: 15, point: { lng: 118.4, lat: 31.35 }, services: ['water'] },
    'circle/not-staff',
    ['社区', '街道', '区'],
  ),
  row(['circle', 'rebuild'], {}, 'circle/not-yours', ['区']),
  row(
    ['circle', 'adopt'],
    { network: 'cloud://local-env.local/circle/nowhere.bin' },
    'circle/not-yours',
    ['区'],
    'circle/bad-network',
  ),
  row(['circle', 'calibrate'], {}, 'circle/not-yours', ['区'], 'circle/calibration-off'),
  row(['notice', 'undelivered'], { scope: COMMUNITY }, 'notice/not-yours', ['社区']),
  row(['notice', 'undelivered'], { scope: STREET }, 'notice/not-yours', ['街道']),
  row(['notice', 'deliveries'], { scope: COMMUNITY, days: 7 }, 'notice/not-yours', ['社区']),
  row(['notice', 'deliveries'], { scope: STREET, days: 7 }, 'notice/not-yours', ['街道']),
  row(['notice', 'unreached'], { scope: COMMUNITY, days: 7 }, 'notice/not-yours', ['社区']),
  row(['notice', 'unreached'], { scope: STREET, days: 7 }, 'notice/not-yours', ['街道']),
  row(['screening', 'list'], { scope: COMMUNITY }, 'screening/not-yours', ['社区', '街道', '区']),
  row(['screening', 'list'], { scope: STREET }, 'screening/not-yours', ['街道', '区']),
  row(['account', 'roster'], { area: GRID }, 'account/not-allowed', SERVING),
  row(['account', 'roster'], { area: STREET }, 'account/not-allowed', ['街道', '区']),
  row(['account', 'invite'], { role: 'team', scope: GRID }, 'invitation/not-allowed', ['网格员', '社区']),
  row(['account', 'invite'], { role: 'worker', scope: GRID, isStandIn: true }, 'invitation/not-allowed', ['社区']),
  row(['account', 'invite'], { role: 'community', scope: COMMUNITY }, 'invitation/not-allowed', ['街道']),
  row(['account', 'invite'], { role: 'street', scope: STREET }, 'invitation/not-allowed', ['区']),
  row(
    ['account', 'dismiss'],
    { person: 'p-nobody', role: 'team', scope: GRID },
    'account/not-superior',
    ['网格员', '社区'],
    'account/not-serving',
  ),
  row(
    ['account', 'dismiss'],
    { person: 'p-nobody', role: 'community', scope: COMMUNITY },
    'account/not-superior',
    ['街道'],
    'account/not-serving',
  ),
  row(
    ['account', 'dismiss'],
    { person: 'p-nobody', role: 'street', scope: STREET },
    'account/not-superior',
    ['区'],
    'account/not-serving',
  ),
  row(['account', 'introduce'], { name: '李大妈' }, 'account/serving', ['居民']),
  row(['ticket', 'tasks'], { as: { role: 'community', scope: COMMUNITY } }, 'account/no-role', ['社区']),
  row(['ticket', 'tasks'], { as: { role: 'worker', scope: GRID } }, 'account/no-role', ['网格员', '代班']),
  row(
    ['ticket', 'report'],
    { words: '替人登记的', category: '2102', place: { area: GRID }, source: 'phone' },
    'ticket/not-yours',
    SERVING,
  ),
  laterRow(['ticket', 'get'], () => ({ id: here.id }), 'ticket/not-yours', ['居民', ...HANDLERS]),
  laterRow(['ticket', 'find'], () => ({ no: here.no }), 'ticket/not-found', ['居民', ...HANDLERS]),
  laterRow(['ticket', 'shared'], () => ({ id: here.id }), '', EVERYONE),
  laterRow(['ticket', 'reveal'], () => ({ id: here.id }), 'ticket/not-yours', ['网格员']),
  laterRow(['ticket', 'options'], () => ({ id: here.id, action: 'hand' }), 'ticket/not-yours', ['网格员']),
  laterRow(['ticket', 'options'], () => ({ id: here.id, action: 'dispatch' }), 'ticket/not-yours', [
    '社区',
    '街道',
    '区',
  ]),
  laterRow(['ticket', 'effect'], () => ({ id: here.id, command: ESCALATE }), 'ticket/not-yours', ['网格员']),
  laterRow(['ticket', 'second'], () => ({ id: here.other }), 'ticket/own', OUTSIDERS),
  laterRow(['ticket', 'unfollow'], () => ({ id: here.other }), '', EVERYONE),
  laterRow(
    ['screening', 'decide'],
    () => ({ id: here.screening, verdict: 'remove' as const }),
    'screening/not-yours',
    ['社区', '街道', '区'],
    'screening/not-now',
  ),
  laterRow(
    ['notice', 'settle'],
    () => ({ id: here.notice, how: 'drop' as const }),
    'notice/unknown',
    ['社区', '街道', '区'],
    'notice/settled',
  ),
  row(['need', 'lists'], { place: STATION, tab: 'work' }, 'need/lists-closed', SERVING),
  row(['need', 'lists'], { place: STATION, tab: 'resource' }, '', EVERYONE),
  row(['need', 'stock'], { place: STATION }, 'stock/not-yours', SERVING),
  row(
    ['need', 'confirm'],
    { place: STATION, month: '2099-01', note: '' },
    'stock/not-runner',
    HANDLERS,
    'stock/future',
  ),
  row(['need', 'register'], needInput({ source: 'visit' }), 'need/not-serving', SERVING),
  row(['need', 'reveal'], { resource: 'no-such' }, 'need/contact-closed', []),
  laterRow(['need', 'get'], () => ({ id: here.need }), 'need/not-found', ['居民', ...SERVING]),
  row(['need', 'resource'], { id: 'no-such' }, 'resource/unknown', []),
  row(['need', 'classes'], {}, '', EVERYONE),
  row(['need', 'resources'], { place: STATION }, '', EVERYONE),
  row(['need', 'mine'], { tab: 'asked' }, '', EVERYONE),
  row(['activity', 'organise'], NO_PLAN, 'activity/not-yours', HANDLERS, 'activity/backwards'),
  laterRow(['activity', 'change'], () => changeOf(here.activity), 'activity/not-yours', HANDLERS, 'activity/backwards'),
  {
    ...laterRow(
      ['activity', 'callOff'],
      () => ({ id: here.activity, reason: '去死' }),
      'activity/not-yours',
      HANDLERS,
      'content/risky',
    ),
    isWeChats: true,
  },
  laterRow(
    ['activity', 'close'],
    () => ({ id: here.activity, words: '', photos: [] }),
    'activity/not-yours',
    HANDLERS,
    'activity/not-begun',
  ),
  laterRow(['activity', 'people'], () => ({ id: here.activity }), 'activity/not-yours', HANDLERS),
  laterRow(['activity', 'code'], () => ({ id: here.activity }), 'activity/not-yours', HANDLERS, 'activity/early'),
  laterRow(
    ['activity', 'tick'],
    () => ({ id: here.activity, person: 'p-nobody', isIn: true }),
    'activity/not-yours',
    HANDLERS,
    'activity/early',
  ),
  laterRow(
    ['activity', 'credit'],
    () => ({ id: here.activity, person: 'p-nobody', minutes: 60, reason: '早走' }),
    'activity/not-yours',
    HANDLERS,
    'activity/not-begun',
  ),
  row(['activity', 'usage'], { place: STATION }, 'activity/not-yours', HANDLERS),
  // 谁都能看、能报、能签到；报名和签到要的是活动，不是身份。
  row(['activity', 'list'], { place: STATION }, '', EVERYONE),
  row(['activity', 'upcoming'], { place: STATION }, '', EVERYONE),
  laterRow(['activity', 'get'], () => ({ id: here.activity }), '', EVERYONE),
  row(['activity', 'mine'], {}, '', EVERYONE),
  row(['activity', 'join'], { id: 'no-such' }, '', EVERYONE, 'activity/not-found'),
  laterRow(['activity', 'leave'], () => ({ id: here.activity }), '', EVERYONE),
  row(['activity', 'checkIn'], { scene: 'a=no-such.ABCDEFGHJK' }, '', EVERYONE, 'activity/not-found'),
  row(['activity', 'checkOut'], { scene: 'a=no-such.ABCDEFGHJK' }, '', EVERYONE, 'activity/not-found'),
  row(['room', 'save'], { ...ROOM, until: '08:00' }, 'room/not-yours', HANDLERS, 'room/backwards'),
  laterRow(
    ['room', 'answer'],
    () => ({ room: here.room, date: SLOT.date, id: here.booking, how: 'refuse' as const, reason: '要开会' }),
    'room/not-yours',
    HANDLERS,
    'room/answered',
  ),
  // 别人约的，不管这个地方的人连有没有都不知道；管的人要写原因。
  laterRow(
    ['room', 'cancel'],
    () => ({ room: here.room, date: SLOT.date, id: here.booking }),
    'room/unknown-booking',
    HANDLERS,
    'room/reason',
  ),
  row(['room', 'list'], { place: STATION }, '', EVERYONE),
  laterRow(['room', 'day'], () => ({ room: here.room }), '', EVERYONE),
  row(['room', 'mine'], {}, '', EVERYONE),
  laterRow(['room', 'book'], () => ({ ...BY_NIGHT, room: here.room }), '', EVERYONE, 'room/hours'),
  row(['place', 'edit'], { id: `st-${GRID}`, revision: 0, change: {} }, 'place/not-yours', [
    '网格员',
    '代班',
    '社区',
    '街道',
    '区',
  ]),
  row(['place', 'edit'], { id: `ce-${COMMUNITY}`, revision: 0, change: {} }, 'place/not-yours', ['社区', '街道', '区']),
  row(['place', 'legend'], {}, '', EVERYONE),
  row(['place', 'get'], { id: STATION }, '', EVERYONE),
  { ...row(['place', 'poster'], { id: STATION }, '', EVERYONE), isWeChats: true },
  row(['place', 'handMaps'], {}, '', EVERYONE),
  row(['place', 'around'], { bounds: { west: 118.38, east: 118.4, south: 31.33, north: 31.35 } }, '', EVERYONE),
  row(['circle', 'reach'], { from: { place: STATION }, minutes: 5 }, '', EVERYONE),
  row(['circle', 'route'], { from: { point: { lng: 118.39, lat: 31.345 } }, to: STATION }, '', EVERYONE),
  row(['station', 'today'], { place: OTHER_STATION }, '', EVERYONE),
  row(['station', 'box'], { place: OTHER_STATION }, '', EVERYONE),
  row(['station', 'mine'], {}, '', EVERYONE),
  row(['station', 'desk'], { place: OTHER_STATION }, 'station/not-serving', CREW),
  row(['station', 'month'], { place: OTHER_STATION }, 'station/not-serving', CREW),
  row(['station', 'checkIn'], { ...SHIFT, scene: `s=${OTHER_STATION}` }, 'station/not-serving', CREW, 'duty/unknown'),
  row(['station', 'checkOut'], SHIFT, 'station/not-serving', CREW, 'duty/unknown'),
  row(['station', 'askSwap'], { ...SHIFT, reason: '有事' }, 'station/not-serving', CREW, 'duty/unknown'),
  row(['station', 'answerSwap'], { ...SHIFT, isAccepted: true }, 'station/not-serving', CREW, 'duty/unknown'),
  row(['station', 'dropSwap'], SHIFT, 'station/not-serving', CREW, 'duty/unknown'),
  row(
    ['station', 'record'],
    { place: OTHER_STATION, kind: 'patrol', words: '转了一圈', minutes: 10 },
    'station/not-serving',
    CREW,
  ),
  row(['station', 'records'], { place: OTHER_STATION }, 'station/not-serving', CREW),
  row(['station', 'link'], { record: 'no-such', ticket: 'no-such' }, 'station/not-your-record', []),
  row(['station', 'contacts'], { place: OTHER_STATION }, 'station/not-serving', CREW),
  row(
    ['station', 'reveal'],
    { place: OTHER_STATION, contact: 'no-such' },
    'station/not-serving',
    CREW,
    'station/no-contact',
  ),
  ...runnerRows((code, may) =>
    row(
      ['station', 'plan'],
      { ...AT, person: 'no-such', span: { from: '08:00', until: '10:00' }, dates: ['2026-03-20'] },
      code,
      may,
      'duty/not-crew',
    ),
  ),
  ...runnerRows((code, may) =>
    row(['station', 'copy'], { ...AT, from: 'lastMonth' }, code, may, 'duty/nothing-to-copy'),
  ),
  ...runnerRows((code, may) => row(['station', 'assign'], { ...SHIFT, person: 'no-such' }, code, may, 'duty/not-crew')),
  ...runnerRows((code, may) => row(['station', 'cancel'], SHIFT, code, may, 'duty/unknown')),
  ...runnerRows((code, may) =>
    row(
      ['station', 'saveContacts'],
      { place: OTHER_STATION, revision: 99, items: [] },
      code,
      may,
      'station/contacts-changed',
    ),
  ),
  { ...row(['department', 'roster'], { department: DEPARTMENT }, 'department/not-yours', COLLEAGUES), who: ALL },
  {
    ...row(
      ['area', 'outlines'],
      {},
      'area/not-serving',
      ALL.filter((one) => one !== '居民'),
    ),
    who: ALL,
  },
  ...DESK,
  ...liaisonRows((code, may) => row(['department', 'setShifts'], { department: DEPARTMENT, shifts: [] }, code, may)),
  ...liaisonRows((code, may) =>
    row(['department', 'dismiss'], { department: DEPARTMENT, person: 'p-nobody' }, code, may, 'department/gone'),
  ),
  ...liaisonRows((code, may) =>
    row(
      ['department', 'handOver'],
      { department: DEPARTMENT, from: 'p-nobody', to: 'p-nobody' },
      code,
      may,
      'department/gone',
    ),
  ),
  {
    ...row(
      ['account', 'invite'],
      { role: 'department', scope: DEPARTMENT, post: 'officer' },
      'invitation/not-liaison',
      ['联络员'],
    ),
    who: ALL,
  },
  ...PUBLISHED,
  ...ASSESSED.map((one): Row => ({ ...one, who: ALL })),
  { ...row(['board', 'command'], {}, 'board/not-centre', ['街道', '别的街道', '区']), who: ALL },
  {
    ...row(
      ['assessment', 'register'],
      { power: 'no-such', department: DEPARTMENT, stance: 'for', note: '意见' },
      'assessment/not-street',
      ['街道', '别的街道'],
      'assessment/unknown-power',
    ),
    who: ALL,
  },
  row(['place', 'importCheck'], { rows: [{ row: 2 }] }, 'place/not-district', ['区']),
  row(['place', 'importPlaces'], { rows: [{ row: 2 }] }, 'place/not-district', ['区']),
]

const cases = ROWS.flatMap((one, i) =>
  (one.who ?? EVERYONE).map((who) => ({ ...one, i, who, is: one.may.includes(who) })),
)

/** 换一条路进来，能做的还是那些，一样不多，一样不少。 */
describe('在电脑上', () => {
  cityOfThisFile(begin)
  const deskOf = desksIn(() => city.url)

  test.each(
    cases.flatMap((one) => (one.isWeChats ? [] : (AT_DESKS[one.who] ?? []).map((username) => ({ ...one, username })))),
  )('$name（第 $i 行），$who：$is', async ({ ask, code, then, username, is }) => {
    const reply = await ask(deskOf(username))
    expect(reply.ok ? 'ok' : reply.code).toBe(is ? then : code)
  })
})

describe('在手机上', () => {
  cityOfThisFile(begin)

  test.each(cases)('$name（第 $i 行），$who：$is', async ({ ask, code, then, who, is }) => {
    const reply = await ask(city.phone(PEOPLE[who]))
    expect(reply.ok ? 'ok' : reply.code).toBe(is ? then : code)
  })

  test('谁都能看的，谁都看得到：名片、看板、类别、地点', async () => {
    for (const openid of Object.values(PEOPLE)) {
      const who = city.phone(openid)
      await who.ask('area', 'card', { area: GRID })
      await who.ask('board', 'get', { area: GRID })
      await who.ask('ticket', 'categories', {})
      await who.ask('place', 'get', { id: `st-${GRID}` })
      await who.ask('place', 'around', { bounds: { west: 118.38, east: 118.4, south: 31.33, north: 31.35 } })
    }
  })

  test('不再担任的职务，不能再用它看要办的事', async () => {
    const as = { role: 'worker', scope: GRID } as const
    expect(await city.phone(PEOPLE.居民).call('ticket', 'tasks', { as })).toMatchObject({
      code: 'account/no-role',
      message: '您已不再担任这个职务，请切换身份',
    })
  })

  test('不知道是谁的，一步也走不进来', async () => {
    const { result } = (await city.cloud.callAs('', 'ticket', {
      action: 'categories',
      input: {},
      requestId: 'request-00000001',
    })) as { result: unknown }
    expect(result).toMatchObject({ ok: false, code: 'account/unknown', message: '请在微信里打开，或者先登录' })
  })
})

/** 谁都可以、只管自己的，或者谁能做由手里那件东西说了算（另有测试）的动作。 */
const ELSEWHERE: Record<string, string[]> = {
  account: ['me', 'settle', 'agree', 'phone', 'invitation', 'join', 'quit', 'setLeave', 'export', 'erase'],
  ...PUBLISHED_ELSEWHERE,
  area: ['locate', 'children', 'card', 'scene', 'enter'],
  // 各看各的；收回登记由登记的街道，test/contract/assessment.test.ts。
  assessment: ['worker', 'retract'],
  board: ['get', 'tasks', 'mine'],
  catalogue: ['items'],
  // 电脑上做的，谁管谁的账号：test/contract/login.test.ts。
  login: ['changePassword', 'code', 'link', 'create', 'reset', 'lock', 'unlock'],
  // 一件需求、一项资源谁能走哪一步：test/unit/domain/need.test.ts 和 resource.test.ts 逐项列着。
  need: ['offer', 'amend', 'act', 'tend'],
  notice: ['list', 'read', 'consent'],
  staff: ['columns', 'leaveColumns'],
  // 一声哨谁能走哪一步：test/unit/domain/whistle-rules.test.ts；谁看得到、谁能吹：test/contract/whistle.test.ts。
  whistle: ['preview', 'blow', 'act', 'options', 'get'],
  // 一件诉求谁能走哪一步：test/unit/domain/ticket-rules.test.ts。
  ticket: ['categories', 'suggest', 'similar', 'act', 'mine', 'followed'],
}

test('没有一个动作漏在外面', () => {
  const told = new Set(ROWS.map(({ name }) => name))
  const all = Object.entries<object>({ ...SCHEMAS }).flatMap(([name, actions]) =>
    Object.keys(actions).map((one) => `${name}.${one}`),
  )
  const open = Object.entries(ELSEWHERE).flatMap(([name, actions]) => actions.map((one) => `${name}.${one}`))
  expect(all.filter((one) => !told.has(one) && !open.includes(one))).toEqual([])
  expect(open.filter((one) => told.has(one) || !all.includes(one))).toEqual([])
})

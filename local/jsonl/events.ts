import type { ActionName, FunctionName, Input } from '../../cloudfunctions/contract/api'
import type { operator } from '../../cloudfunctions/contract/operator'
import type { InferInput } from 'valibot'
import { DESK_EVENTS } from './events-desk'

type Asked = { [F in FunctionName]?: { [A in ActionName<F>]?: Input<F, A> } }
type OfOperator = { [A in keyof typeof operator]: InferInput<(typeof operator)[A]> }

/** Stands where the id of something that came about later belongs. */
const ID = 'REPLACE-ME'
const COMMUNITY = '340202014002'
const STREET = '340202014'
const GRID = '340202014002005'
const STATION = `st-${GRID}`
const DEPARTMENT = 'd-district-01'
const MONTH = '2026-03'
const FROM = Date.parse('2026-03-05T14:00:00+08:00')
const HOUR = 3_600_000
const SHIFT = { place: STATION, month: MONTH, shift: ID }
const TIMES = { weekly: [{ days: [3 as const], from: '14:00', until: '17:00' }], dates: [] }
const PLAN = {
  ...{ title: '社区义诊', words: '量血压、测血糖，带上病历', from: FROM, until: FROM + 2 * HOUR, where: '一楼大厅' },
  ...{ capacity: 30, takesWalkIns: true, forWhom: 'everyone' as const, invited: '' },
  contact: { name: '黄振宇', phone: '0553-0000002' },
}
const RESOURCE = {
  ...{ class: 'elderly', title: '周三陪诊', words: '两位退休护士', reach: 'community' as const, times: TIMES },
  giver: { kind: 'unit' as const, name: '银龄志愿队' },
  limit: { per: 'month' as const, count: 2 },
}
const ROOM = {
  ...{ place: STATION, name: '二楼活动室', capacity: 30, equipment: '投影', days: [1, 2, 3, 4, 5], from: '08:30' },
  ...{ until: '17:30', forWhom: 'everyone' as const, aheadDays: 14, mostHours: 2, needsApproval: false, isOpen: true },
}
const CARD = { phone: '0553-0001067', capacity: '', categories: '' }
const CHARTER = {
  table: 'charter' as const,
  rows: [{ row: 2, cells: { order: '1', title: '谁来办', text: '网格员' } }],
}

/** 每个管理动作一件现成的测试事件的内容. */
export const EVENTS = {
  ...DESK_EVENTS,
  account: {
    me: {},
    invite: { role: 'worker', scope: GRID, isStandIn: true },
    dismiss: { person: ID, role: 'worker', scope: GRID },
    setLeave: { leave: [{ from: FROM, until: FROM + 8 * HOUR }] },
    roster: { area: COMMUNITY },
  },
  activity: {
    list: { place: STATION },
    get: { id: ID },
    organise: { place: STATION, kind: 'class', ...PLAN },
    change: { id: ID, ...PLAN },
    callOff: { id: ID, reason: '讲师临时有事' },
    close: { id: ID, words: '来了二十六位', photos: [] },
    code: { id: ID },
    people: { id: ID },
    tick: { id: ID, person: ID, isIn: true },
    credit: { id: ID, person: ID, minutes: 120, reason: '忘了签退' },
    usage: { place: STATION, month: MONTH },
  },
  area: { children: { parent: COMMUNITY }, outlines: {}, code: { area: GRID } },
  assessment: {
    table: { table: 'departments', period: MONTH },
    department: { department: DEPARTMENT, period: MONTH },
    street: { street: STREET, period: MONTH },
    worker: { month: MONTH },
    sheets: { department: DEPARTMENT, month: MONTH },
    findings: { month: MONTH },
    powers: {},
    register: { power: 'personnel', department: DEPARTMENT, stance: 'for', note: '同意任用' },
    retract: { exercise: ID, note: '登记错了部门' },
    bulletin: { month: MONTH },
  },
  board: {
    get: { area: STREET },
    rebuild: { area: STREET },
    tasks: {},
    mine: {},
    today: { area: STREET },
    command: {},
  },
  catalogue: {
    items: { query: '违建' },
    check: { rows: [{ row: 2 }] },
    adopt: { rows: [{ row: 2 }], from: 1, note: '年度调整' },
    rows: {},
    export: {},
    versions: {},
  },
  circle: {
    rebuild: {},
    adopt: { network: 'cloud://my-env.6d79-my-env/circle/network.bin' },
    calibrate: { pairs: 50 },
    coverage: { scope: COMMUNITY, minutes: 15 },
    whatIf: { scope: COMMUNITY, minutes: 15, point: { lng: 118.4, lat: 31.35 }, services: ['water'] },
  },
  department: {
    roster: { department: DEPARTMENT },
    setShifts: { department: DEPARTMENT, shifts: [{ person: ID, from: FROM, until: FROM + 24 * HOUR }] },
    dismiss: { department: DEPARTMENT, person: ID },
    handOver: { department: DEPARTMENT, from: ID, to: `${ID}-2` },
  },
  login: {
    changePassword: { old: 'REPLACE-ME', password: 'Replace-Me-2' },
    link: { code: 'AAAA0000' },
    list: {},
    candidates: { role: 'community', scope: COMMUNITY },
    create: { username: 'chezhan2', role: 'community', scope: COMMUNITY, name: '方小燕', phone: '0553-3880000' },
    reset: { login: ID },
    lock: { login: ID },
    unlock: { login: ID },
  },
  need: {
    classes: {},
    lists: { place: STATION, tab: 'need' },
    get: { id: ID },
    resource: { id: ID },
    register: { place: STATION, class: 'elderly', title: '陪老人去医院', wished: TIMES, source: 'visit' },
    offer: { place: STATION, ...RESOURCE },
    amend: { id: ID, ...RESOURCE },
    act: { id: ID, command: { name: 'progress', note: '已经联系上了', photos: [] } },
    tend: { id: ID, command: { name: 'approve' } },
    reveal: { need: ID },
    stock: { place: STATION, month: MONTH },
    confirm: { place: STATION, month: MONTH, note: '' },
  },
  notice: {
    undelivered: { scope: COMMUNITY },
    deliveries: { scope: COMMUNITY, days: 7 },
    unreached: { scope: COMMUNITY, days: 7 },
    settle: { id: ID, how: 'again' },
  },
  oversight: { audits: { action: 'login' }, exportAudits: {}, rebuilds: {}, health: {} },
  place: {
    get: { id: STATION },
    poster: { id: STATION },
    edit: { id: STATION, revision: 0, change: { phone: '0553-0002001' } },
    add: {
      ...{ class: 'convenience', name: '新开的便利店', address: '示例路 1 号', point: [118.4079, 31.3501] },
      ...{ phone: '0553-0002001', hours: [{ days: [1, 2, 3, 4, 5, 6, 7], spans: [['08:00', '21:00']] }], services: [] },
    },
    close: { id: STATION, revision: 0, reason: '搬走了' },
    reopen: { id: STATION, revision: 1 },
    importCheck: { rows: [{ row: 2 }] },
    importPlaces: { rows: [{ row: 2 }] },
  },
  reference: {
    tables: {},
    rows: { table: 'charter' },
    export: { table: 'charter' },
    versions: { table: 'charter' },
    check: CHARTER,
    adopt: { ...CHARTER, from: 1, note: '改了说法' },
    save: { table: 'charter', before: { title: '谁来办' }, after: { order: '1', title: '谁来办' }, note: '改了说法' },
  },
  room: {
    list: { place: STATION },
    day: { room: ID, date: '2026-03-04' },
    book: { room: ID, date: '2026-03-04', from: '09:00', until: '10:00', purpose: '排练' },
    cancel: { room: ID, date: '2026-03-04', id: ID, reason: '设备检修' },
    answer: { room: ID, date: '2026-03-04', id: ID, how: 'approve' },
    save: ROOM,
  },
  screening: { list: { scope: COMMUNITY }, decide: { id: ID, verdict: 'keep' } },
  search: { tickets: {}, whistles: {}, owed: {}, scopes: {} },
  spreadsheet: {
    assessment: { table: 'streets', period: MONTH },
    sheets: { department: DEPARTMENT, month: MONTH },
  },
  staff: {
    list: {},
    sheet: {},
    columns: {},
    check: { rows: [{ row: 2 }] },
    adopt: { rows: [{ row: 2 }] },
    amend: { person: ID, role: 'worker', scope: GRID, seen: CARD, wanted: { ...CARD, capacity: '12' } },
    setLeave: { person: ID, role: 'worker', scope: GRID, seen: [], leave: [{ from: FROM, until: FROM + 8 * HOUR }] },
    setLeader: { person: ID, scope: STREET },
    leaveSheet: {},
    leaveColumns: {},
    checkLeave: { rows: [{ row: 2 }] },
    adoptLeave: { rows: [{ row: 2 }] },
  },
  station: {
    desk: { place: STATION },
    month: { place: STATION, month: MONTH },
    plan: { place: STATION, month: MONTH, person: ID, span: { from: '08:30', until: '12:00' }, dates: ['2026-03-20'] },
    copy: { place: STATION, month: MONTH, from: 'lastMonth' },
    assign: { ...SHIFT, person: ID },
    cancel: SHIFT,
    record: { place: STATION, kind: 'patrol', words: '转了一圈，消防通道畅通', minutes: 30 },
    records: { place: STATION },
    link: { record: ID, ticket: ID },
    contacts: { place: STATION },
    saveContacts: {
      ...{ place: STATION, revision: 0 },
      items: [{ name: '火警', duty: '消防', phone: '119', isPublic: true }],
    },
    reveal: { place: STATION, contact: ID },
  },
  ticket: {
    categories: {},
    act: { id: ID, command: { name: 'accept' } },
    options: { id: ID, action: 'dispatch' },
    effect: { id: ID, command: { name: 'accept' } },
    reveal: { id: ID },
    get: { id: ID },
    find: { no: 'JH2026030200001' },
    tasks: {},
  },
  whistle: {
    preview: { ticket: ID },
    blow: { ticket: ID, item: '1-001', words: '反复劝阻无效' },
    act: { id: ID, command: { name: 'accept' } },
    options: { id: ID, action: 'dispatch' },
    get: { id: ID },
  },
} satisfies Asked

/** Of whoever keeps the cloud environment: these run there as they are. */
export const OPERATOR_EVENTS = {
  firstAccount: { username: 'zhongxin', name: '高建国', phone: '0553-3880001' },
  unlockAccount: { username: 'zhongxin' },
  resetAccount: { username: 'zhongxin' },
  rebuild: { area: '340202' },
  status: {},
} satisfies OfOperator

/** What the functions page is given. The request id is to be changed for every new intention: a retry keeps it. */
export const testEvents = (): Array<{ name: string; event: { action: string; input: object; requestId: string } }> =>
  Object.entries({ ...EVENTS, operator: OPERATOR_EVENTS }).flatMap(([name, actions]) =>
    Object.entries(actions).map(([action, input]) => ({
      name: `${name}.${action}`,
      event: { action, input, requestId: `test-${name}-${action}` },
    })),
  )

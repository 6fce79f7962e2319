import type { ActionName, FunctionName, Input } from '../../cloudfunctions/contract/api'

type Asked<F extends FunctionName> = { [A in ActionName<F>]?: Input<F, A> }

const ID = 'REPLACE-ME'
const COMMUNITY = '340202014002'
const GRID = '340202014002005'
const FROM = Date.parse('2026-03-05T14:00:00+08:00')
const DAY = 86_400_000

const SEEN = { id: ID, revision: 1 }
const WORDS = {
  ...{ kind: 'outage', title: '明天停水', text: '3 月 5 日 9 点到 17 点停水，请提前储水。' },
  ...{ from: FROM, until: FROM + 2 * DAY, isPinned: false, isUrgent: false },
}
const AREA_ROWS = [{ row: 2, code: GRID, newCode: '', name: '第05网格', population: '900' }]
const RING: Array<[number, number]> = [
  [118_400_000, 31_350_000],
  [118_401_000, 31_350_000],
  [118_401_000, 31_351_000],
]
const BORDER_ROWS = [{ row: 1, code: GRID, rings: [RING] }]

/** 公告. */
const announcement = {
  board: { area: GRID },
  past: { area: GRID },
  get: { id: ID },
  manage: {},
  form: {},
  reach: { areas: [COMMUNITY] },
  draft: { areas: [COMMUNITY], ...WORDS },
  publish: SEEN,
  correct: { ...SEEN, ...WORDS, note: '改了时间' },
  withdraw: { ...SEEN, reason: '不停水了' },
  discard: SEEN,
} satisfies Asked<'announcement'>

/** 评优. */
const award = {
  list: {},
  get: { id: ID },
  form: {},
  open: {
    ...{ title: '2026 年度评优', year: 2026, kinds: [{ name: '最美网格员', quota: 10 }], nominators: ['community'] },
    ...{ nominateUntil: FROM + 10 * DAY, reviewUntil: FROM + 20 * DAY, publicDays: 5 },
  },
  reschedule: { ...SEEN, nominateUntil: FROM + 12 * DAY, reviewUntil: FROM + 22 * DAY, reason: '春节多放几天' },
  publicise: { ...SEEN, nominations: [ID] },
  strike: { ...SEEN, nomination: ID, reason: '本人已离任' },
  announce: SEEN,
  cancel: { ...SEEN, reason: '并到下一年' },
  nominations: { award: ID },
  candidates: { award: ID },
  nominate: { award: ID, person: ID, kind: 0, deeds: '走访六百多户，调解三起纠纷' },
  recommend: { nomination: SEEN, opinion: '情况属实，同意推荐' },
  accept: { nomination: SEEN, opinion: '同意入围' },
  sendBack: { nomination: SEEN, reason: '请补充事迹' },
  resubmit: { nomination: SEEN, kind: 0, deeds: '补充了走访的记录，另附三起调解' },
  withdraw: { nomination: SEEN, reason: '本人不参加' },
  object: { nomination: ID, words: '三月二日反映的事没有人来' },
  objections: { award: ID },
  answer: { objection: ID, isUpheld: false, words: '已经核实，当天有人到场' },
  honours: { area: GRID },
} satisfies Asked<'award'>

/** 网格和界线. */
const atlas = {
  list: {},
  get: { id: GRID },
  check: { version: 1, moved: [{ id: GRID, rings: [RING] }] },
  save: { version: 1, moved: [{ id: GRID, rings: [RING] }] },
  describe: { version: 1, id: GRID, name: '第05网格', code: GRID, population: 900 },
  importCheck: { rows: AREA_ROWS },
  importAreas: { rows: AREA_ROWS, version: 1 },
  bordersCheck: { rows: BORDER_ROWS },
  importBorders: { rows: BORDER_ROWS, version: 1 },
  table: {},
  borders: {},
} satisfies Asked<'atlas'>

/** 地点名单、手绘地图、路网. */
const gazetteer = {
  places: {},
  sheet: {},
  columns: { table: 'places' },
  circle: {},
  handMaps: {},
  handMapSheet: {},
  hangMap: {
    ...{ community: COMMUNITY, name: '车站社区', revision: 0 },
    bounds: { west: 118.394, south: 31.342, east: 118.41, north: 31.36 },
  },
  takeMapDown: { community: COMMUNITY, revision: 0 },
} satisfies Asked<'gazetteer'>

/** 从电脑上传的文件. */
const file = {
  photo: { bytes: '/9j/4AAQSkZJRgAB' },
  piece: { bytes: 'SkhXTg==' },
  network: { pieces: [`cloud://REPLACE-ME/circle/pieces/${ID}/0123456789abcdef.part`] },
  exportNetwork: {},
} satisfies Asked<'file'>

/** 发布、地面资料和文件的测试事件的内容. */
export const DESK_EVENTS = { announcement, award, atlas, gazetteer, file }

import type { ActionName, Input } from '../../cloudfunctions/contract/api'
import { GAZETTEER } from './permission-gazetteer'
import { PEOPLE, type Row, row, type Who } from './permission-row'

const STREET = '340202014'
const COMMUNITY = `${STREET}002`
const GRID = `${COMMUNITY}005`
const DEPARTMENT = 'd-district-01'

const ALL = Object.keys(PEOPLE) as Who[]
const CLERKS: Who[] = ['社区', '别的社区', '街道', '别的街道', '区']
const OF_DEPARTMENTS: Who[] = ['联络员', '经办人', '负责人', '别的部门']

/** 网格和界线：各级工作人员看自己的；编号、界线、导入是区的事；街道改自己网格的名称和人口. */
const AREA_ROWS = [{ row: 2, code: GRID, newCode: '', name: '', population: '' }]
const BORDER_ROWS = [{ row: 1, code: GRID, rings: [] }]
const atDistrict = <A extends ActionName<'atlas'>>(action: A, input: Input<'atlas', A>, then?: string): Row => ({
  ...row(['atlas', action], input, 'atlas/not-district', ['区'], then),
  who: ALL,
})
const SAME_AS_IT_IS = { version: 1, id: GRID, name: '第05网格', code: GRID, population: 394 }
const ATLAS: Row[] = [
  { ...row(['atlas', 'list'], {}, 'search/not-staff', CLERKS), who: ALL },
  { ...row(['atlas', 'table'], {}, 'search/not-staff', CLERKS), who: ALL },
  { ...row(['atlas', 'borders'], {}, 'search/not-staff', CLERKS), who: ALL },
  { ...row(['atlas', 'get'], { id: GRID }, 'search/not-yours', ['社区', '街道', '区']), who: CLERKS },
  { ...row(['atlas', 'get'], { id: GRID }, 'search/not-staff', []), who: ALL.filter((one) => !CLERKS.includes(one)) },
  atDistrict('check', { version: 1, moved: [] }, 'atlas/nothing'),
  atDistrict('save', { version: 1, moved: [] }, 'atlas/nothing'),
  atDistrict('importCheck', { rows: AREA_ROWS }),
  atDistrict('importAreas', { rows: AREA_ROWS, version: 99 }, 'atlas/moved-on'),
  atDistrict('bordersCheck', { rows: BORDER_ROWS }),
  atDistrict('importBorders', { rows: BORDER_ROWS, version: 1 }, 'atlas/problems'),
  { ...row(['atlas', 'describe'], SAME_AS_IT_IS, 'atlas/not-district', ['街道', '区'], 'atlas/same'), who: ALL },
]

/** 照片各传各的；路网只有区里换. */
const PIECE = 'cloud://local-env.local/circle/pieces/p-nobody/0123456789abcdef.part'
const FILES: Row[] = [
  row(
    ['file', 'photo'],
    { bytes: 'bm90IGEgcGhvdG8=' },
    'file/not-serving',
    ALL.filter((one) => one !== '居民'),
    'photo/not-image',
  ),
  row(['file', 'piece'], { bytes: 'SkhXTg==' }, 'file/not-district', ['区']),
  row(['file', 'network'], { pieces: [PIECE] }, 'file/not-district', ['区'], 'file/not-yours'),
  row(['file', 'exportNetwork'], {}, 'file/not-district', ['区']),
].map((one): Row => ({ ...one, who: ALL }))

/** 电脑端的名单、基础数据、人、账号和审计. */
export const DESK: Row[] = [
  ...ATLAS,
  { ...row(['board', 'today'], {}, 'search/not-staff', CLERKS), who: ALL },
  ...ATLAS,
  { ...row(['search', 'tickets'], {}, 'search/not-staff', CLERKS), who: ALL },
  { ...row(['search', 'whistles'], {}, 'search/not-staff', [...CLERKS, ...OF_DEPARTMENTS]), who: ALL },
  { ...row(['search', 'owed'], {}, 'search/not-staff', [...CLERKS, ...OF_DEPARTMENTS]), who: ALL },
  ...FILES,
  ...GAZETTEER.map((one): Row => ({ ...one, who: ALL })),
  { ...row(['search', 'scopes'], {}, 'search/not-staff', [...CLERKS, ...OF_DEPARTMENTS]), who: ALL },
  { ...row(['oversight', 'audits'], {}, 'oversight/not-centre', ['街道', '别的街道', '区']), who: ALL },
  { ...row(['oversight', 'exportAudits'], {}, 'oversight/not-centre', ['街道', '别的街道', '区']), who: ALL },
  { ...row(['oversight', 'rebuilds'], {}, 'oversight/not-centre', ['街道', '别的街道', '区']), who: ALL },
  { ...row(['oversight', 'health'], {}, 'oversight/not-centre', ['街道', '别的街道', '区']), who: ALL },
  ...(['tables', 'rows', 'export', 'versions'] as const).map((action) => ({
    ...row(['reference', action], action === 'tables' ? {} : { table: 'charter' }, 'reference/not-district', ['区']),
    who: ALL,
  })),
  row(
    ['reference', 'check'],
    { table: 'charter', rows: [{ row: 2, cells: { order: '1' } }] },
    'reference/not-district',
    ['区'],
  ),
  row(
    ['reference', 'adopt'],
    { table: 'charter', rows: [{ row: 2, cells: { order: '1' } }], from: 1, note: '空着的' },
    'reference/not-district',
    ['区'],
    'reference/problems',
  ),
  row(
    ['reference', 'save'],
    { table: 'charter', note: '空着的' },
    'reference/not-district',
    ['区'],
    'reference/nothing',
  ),
  { ...row(['staff', 'list'], {}, 'search/not-staff', CLERKS), who: ALL },
  { ...row(['staff', 'sheet'], {}, 'search/not-staff', CLERKS), who: ALL },
  { ...row(['staff', 'list'], { department: DEPARTMENT }, 'staff/not-liaison', ['联络员']), who: ALL },
  { ...row(['staff', 'sheet'], { department: DEPARTMENT }, 'staff/not-liaison', ['联络员']), who: ALL },
  ...(['check', 'adopt'] as const).map((action) => ({
    ...row(
      ['staff', action],
      { rows: [{ row: 2 }] },
      'search/not-staff',
      ALL.filter((one) => one !== '居民'),
    ),
    who: ALL,
  })),
  { ...row(['staff', 'leaveSheet'], {}, 'search/not-staff', CLERKS), who: ALL },
  ...(['checkLeave', 'adoptLeave'] as const).map((action) => ({
    ...row(
      ['staff', action],
      { rows: [{ row: 2 }] },
      'search/not-staff',
      ALL.filter((one) => one !== '居民'),
    ),
    who: ALL,
  })),
  row(
    ['staff', 'amend'],
    { person: 'p-nobody', role: 'worker', scope: GRID, seen: {}, wanted: {} },
    'staff/not-superior',
    ['社区'],
    'account/not-serving',
  ),
  row(
    ['staff', 'setLeave'],
    { person: 'p-nobody', role: 'worker', scope: GRID, seen: [], leave: [] },
    'staff/not-superior',
    ['社区'],
    'account/not-serving',
  ),
  {
    ...row(
      ['staff', 'setLeader'],
      { person: 'p-nobody', scope: STREET },
      'staff/not-street',
      ['街道', '区'],
      'account/not-serving',
    ),
    who: ALL,
  },
  { ...row(['login', 'list'], {}, 'login/not-keeper', ['街道', '别的街道', '区', '联络员']), who: ALL },
  {
    ...row(['login', 'candidates'], { role: 'community', scope: COMMUNITY }, 'login/not-keeper', ['街道', '区']),
    who: ALL,
  },
  {
    ...row(['login', 'candidates'], { role: 'department', scope: DEPARTMENT }, 'login/not-keeper', ['区', '联络员']),
    who: ALL,
  },
]

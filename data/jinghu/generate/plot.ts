import type { Duty } from '../../../cloudfunctions/contract/account'
import type { Leave } from '../../../cloudfunctions/domain/person'

/**
 * 示例: the small story the demonstration needs, on top of the generated district: who plays the phones, who is away today, who lives where.
 * Places are given by code, so that the story survives a redrawn map.
 */

/** 赭麓街道 车站社区 第05网格: where the demonstration plays. */
export const MAIN_GRID = '340202014002005'
/** 张家山街道 三山里社区 第03网格: worker and stand-in are both away, so a 诉求 here falls to the community. */
export const UNATTENDED_GRID = '340202013001003'
/** 方村街道 天城村: an area without grids, so a 诉求 here falls to the street. */
export const VILLAGE = '340202012200'
/** 车站社区 第02网格: the worker is away, so a 诉求 here goes to the stand-in. */
export const STOOD_IN_GRID = '340202014002002'
/** All grids whose worker is away while the stand-in is at work. The worker of the first is the unattended grid's stand-in. */
const STOOD_IN_GRIDS = [
  '340202013001004',
  STOOD_IN_GRID,
  '340202016001004',
  '340202018003002',
  '340202020005006',
  '340202021004003',
]
/** 车站社区 第02网格 has a second stand-in, the worker of 第04网格: the one with less in hand is asked. */
export const SECOND_STAND_IN = {
  grid: STOOD_IN_GRID,
  worker: '340202014002004',
  capacity: 20,
  hours: ['08:00', '20:00'] as [string, string],
}
/** 车站社区 第09网格: worker and stand-in are both away, so a 诉求 goes to whoever of the team takes its category. */
export const TEAM_GRID = '340202014002009'
/** Its stand-in's own grid, which has a stand-in at work. */
const TEAM_GRID_STAND_IN = '340202014002010'

/** Everyone who is away is away for the whole of the demonstration, from the first day of 2026 (Beijing) for ten years. */
export const LEAVE: Leave = {
  from: Date.parse('2026-01-01T00:00:00+08:00'),
  until: Date.parse('2036-01-01T00:00:00+08:00'),
}
/** Grids whose workers are away. */
export const AWAY_GRIDS = [UNATTENDED_GRID, ...STOOD_IN_GRIDS, TEAM_GRID, TEAM_GRID_STAND_IN]

export const MAIN_WORKER = '王秀兰'

/** Residents with the area they live in; `undefined` for someone new who has not chosen a grid yet. */
export const RESIDENTS: Array<{ name: string; home: string | undefined }> = [
  { name: '李桂英', home: MAIN_GRID },
  { name: '周明', home: MAIN_GRID },
  { name: '陈小雨', home: MAIN_GRID },
  { name: '许诺', home: undefined },
  { name: '汪德福', home: UNATTENDED_GRID },
  { name: '方大贵', home: VILLAGE },
  { name: '赵玉琴', home: STOOD_IN_GRID },
  { name: '孙浩', home: '340202014002006' },
  { name: '吴玉珍', home: '340202015003004' },
  { name: '郑凯', home: '340202016002001' },
  { name: '程美兰', home: '340202017004003' },
  { name: '黄志成', home: '340202018001002' },
  { name: '何晓燕', home: '340202019002005' },
  { name: '胡文彬', home: '340202020001007' },
  { name: '马秀英', home: '340202021003004' },
  { name: '钱淑珍', home: MAIN_GRID },
  { name: '丁浩宇', home: MAIN_GRID },
]

interface Member {
  duty: Duty
  /** Absent: any. */
  categories?: string[]
}
const BUILDING_HEAD: Member = { duty: 'building-head', categories: ['2102', '2107', '2119'] }
const UNIT_HEAD: Member = { duty: 'unit-head', categories: ['2102', '2107'] }
const MEDIATOR: Member = { duty: 'five-elders', categories: ['2104', '2110'] }
const PROPERTY: Member = { duty: 'red-property', categories: ['0102', '0106', '2101', '2102', '2103', '2109', '2119'] }
const PATROL: Member = { duty: 'patrol', categories: ['0501', '0504', '0505', '0506', '0510', '2106', '2115'] }
const VOLUNTEER: Member = { duty: 'party-volunteer' }
const BACKBONE: Member = { duty: 'backbone' }
const GROUP_HEAD: Member = { duty: 'residents-group' }

/** Grids with a team (一格一员一团队), around the demonstration's own and in another street. */
export const TEAMS: Record<string, Member[]> = {
  [STOOD_IN_GRID]: [BUILDING_HEAD, PROPERTY, PATROL],
  '340202014002004': [BUILDING_HEAD, UNIT_HEAD, VOLUNTEER],
  [MAIN_GRID]: [BUILDING_HEAD, PROPERTY, MEDIATOR, PATROL, VOLUNTEER, UNIT_HEAD],
  '340202014002006': [GROUP_HEAD, UNIT_HEAD, BACKBONE, PATROL],
  // Nobody here takes just anything: what none of them takes falls to the community.
  [TEAM_GRID]: [PROPERTY, PATROL, MEDIATOR],
  '340202014002010': [BUILDING_HEAD, MEDIATOR, BACKBONE],
  '340202016002001': [BUILDING_HEAD, GROUP_HEAD, PROPERTY, BACKBONE],
}

/** WeChat groups, each of the residents who live in the grid and the people who serve it. */
export const GROUPS = [
  { id: 'group-station-05', name: '车站社区第05网格居民群', grid: MAIN_GRID },
  { id: 'group-station-02', name: '车站社区第02网格居民群', grid: STOOD_IN_GRID },
]

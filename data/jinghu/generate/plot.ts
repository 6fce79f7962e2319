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
export const STOOD_IN_GRIDS = [
  '340202013001004',
  STOOD_IN_GRID,
  '340202016001004',
  '340202018003002',
  '340202020005006',
  '340202021004003',
]

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
]

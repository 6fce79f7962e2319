import { type Row, row, type Who } from './permission-row'

const CLERKS: Who[] = ['社区', '别的社区', '街道', '别的街道', '区']
const STREET = '340202014'
const BOUNDS = { west: 118.35, south: 31.33, east: 118.37, north: 31.35 }

/** 地点名单各看各的；别的地面资料只有区里管. */
export const ATLAS: Row[] = [
  row(['atlas', 'places'], {}, 'search/not-staff', CLERKS),
  row(['atlas', 'sheet'], {}, 'atlas/not-district', ['区']),
  row(['atlas', 'columns'], { table: 'places' }, 'atlas/not-district', ['区']),
  row(['atlas', 'circle'], {}, 'atlas/not-district', ['区']),
  row(['atlas', 'handMaps'], {}, 'atlas/not-district', ['区']),
  row(
    ['atlas', 'hangMap'],
    { community: STREET, name: '不是社区', bounds: BOUNDS, revision: 0 },
    'atlas/not-district',
    ['区'],
    'atlas/not-community',
  ),
  row(['atlas', 'takeMapDown'], { community: STREET, revision: 0 }, 'atlas/not-district', ['区'], 'atlas/no-map'),
]

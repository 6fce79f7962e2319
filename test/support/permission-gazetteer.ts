import { type Row, row, type Who } from './permission-row'

const CLERKS: Who[] = ['社区', '别的社区', '街道', '别的街道', '区']
const STREET = '340202014'
const BOUNDS = { west: 118.35, south: 31.33, east: 118.37, north: 31.35 }

/** 地点名单各看各的；别的地面资料只有区里管. */
export const GAZETTEER: Row[] = [
  row(['gazetteer', 'places'], {}, 'search/not-staff', CLERKS),
  row(['gazetteer', 'sheet'], {}, 'gazetteer/not-district', ['区']),
  row(['gazetteer', 'columns'], { table: 'places' }, 'gazetteer/not-district', ['区']),
  row(['gazetteer', 'circle'], {}, 'gazetteer/not-district', ['区']),
  row(['gazetteer', 'handMaps'], {}, 'gazetteer/not-district', ['区']),
  row(['gazetteer', 'handMapSheet'], {}, 'gazetteer/not-district', ['区']),
  row(
    ['gazetteer', 'hangMap'],
    { community: STREET, name: '不是社区', bounds: BOUNDS, revision: 0 },
    'gazetteer/not-district',
    ['区'],
    'gazetteer/not-community',
  ),
  row(
    ['gazetteer', 'takeMapDown'],
    { community: STREET, revision: 9_999 },
    'gazetteer/not-district',
    ['区'],
    'gazetteer/no-map',
  ),
]

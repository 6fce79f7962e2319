import { type Row, row, type Who } from './permission-row'

const CLERKS: Who[] = ['社区', '别的社区', '街道', '别的街道', '区']
const STREET = '340202014'
const BOUNDS = { west: 118.35, south: 31.33, east: 118.37, north: 31.35 }

/** 车站社区里的一个新地点. */
const NEW_PLACE = {
  ...{ class: 'convenience', name: '权限表里的新店', address: '示例路 1 号', phone: '', hours: [], services: [] },
  point: [118.4079, 31.3501] as [number, number],
}
const CENTRE = 'ce-340202014002'

/** 地点名单各看各的；别的地面资料只有区里管. */
export const GAZETTEER: Row[] = [
  row(['gazetteer', 'places'], {}, 'search/not-staff', CLERKS),
  row(['place', 'add'], NEW_PLACE, 'place/not-your-area', ['社区', '街道', '区']),
  row(
    ['place', 'close'],
    { id: CENTRE, revision: 9_999, reason: '搬走了' },
    'place/not-desk',
    ['社区', '街道', '区'],
    'place/changed',
  ),
  row(['place', 'reopen'], { id: CENTRE, revision: 0 }, 'place/not-desk', ['社区', '街道', '区']),
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

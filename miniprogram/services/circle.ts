import type { Bounds, HandMap, Legend, Origin, PlaceMap, ReachView, RouteView } from '../../typings/contract'
import { splitArea } from './area'
import { askOrRecall, type Shown } from './cache'
import { call } from './cloud'

export type Minutes = ReachView['minutes']
/** 步速：大字版和走得慢的人按老年人的. */
export type Pace = 'normal' | 'elder'

/** What a circle is drawn for. */
export interface Walk {
  from: Origin
  minutes: Minutes
  pace: Pace
}

const PACE_KEY = 'walking-pace'

/** 从这里走几分钟，到得了哪里。一个网格的存在手机上，没有网络时还看得到；随手标的一点不存。 */
export function reach(walk: Walk): Promise<Shown<ReachView>> {
  const { from, minutes, pace } = walk
  const ask = () => call('circle', 'reach', { from, minutes, pace })
  return 'area' in from ? askOrRecall(`reach:${from.area}:${minutes}:${pace}`, ask) : ask()
}

/** 走过去的路线。 */
export const routeTo = (to: string, from: Origin, pace: Pace): Promise<RouteView> =>
  call('circle', 'route', { from, to, pace })

/** 服务和分类的名目，很少变：没有网络时用存下的。 */
export const getLegend = (): Promise<Shown<Legend>> => askOrRecall('legend', () => call('place', 'legend', {}))

/** 地图上这一片有哪些地点。 */
export const placesAround = (bounds: Bounds): Promise<PlaceMap> => call('place', 'around', { bounds })

/** 哪些社区有手绘地图。 */
export const listHandMaps = (): Promise<HandMap[]> => call('place', 'handMaps', {})

/** 这部手机上选的步速。 */
export const chosenPace = (): Pace => (wx.getStorageSync(PACE_KEY) === 'elder' ? 'elder' : 'normal')

export const keepPace = (pace: Pace): void => wx.setStorageSync(PACE_KEY, pace)

/** 赭麓街道 · 车站社区 · 第05网格 → 车站社区第05网格；不是网格的，原样。 */
export const shortName = (fromText: string): string => splitArea(fromText).below.split(' · ').join('')

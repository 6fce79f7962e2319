import type { CalibrationView, CircleRebuilt, CircleState, CoverageView, HandMaps, Input } from '../../typings/contract'
import { call } from './cloud'

/** 现在用的路网和表。 */
export const readCircle = (): Promise<CircleState> => call('gazetteer', 'circle', {})

/** 地点有变动以后，重算一遍。 */
export const rebuildCircle = (): Promise<CircleRebuilt> => call('circle', 'rebuild', {})

/** 换上一份路网。@param network fileID in cloud storage */
export const adoptNetwork = (network: string): Promise<CircleRebuilt> => call('circle', 'adopt', { network })

/** 和地图比对步行距离。 */
export const calibrate = (): Promise<CalibrationView> => call('circle', 'calibrate', {})

/** 走得到每种服务的有多少人，缺口在哪里。 */
export const readCoverage = (scope: string, minutes: 5 | 10 | 15): Promise<CoverageView> =>
  call('circle', 'coverage', { scope, minutes })

export const listHandMaps = (): Promise<HandMaps> => call('gazetteer', 'handMaps', {})

/** 带走手绘地图的清单，列名在前：一张一行，图片另外下载。 */
export async function exportHandMaps(): Promise<string[][]> {
  const { headings, rows } = await call('gazetteer', 'handMapSheet', {})
  return [headings, ...rows]
}

/** 放上一张，同一个社区原来的换下。 */
export const hangMap = (input: Input<'gazetteer', 'hangMap'>, requestId: string): Promise<HandMaps> =>
  call('gazetteer', 'hangMap', input, requestId)

/** 撤下一张。 */
export const takeMapDown = (input: Input<'gazetteer', 'takeMapDown'>, requestId: string): Promise<HandMaps> =>
  call('gazetteer', 'takeMapDown', input, requestId)

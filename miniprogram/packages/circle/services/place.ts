import type { Input, PlaceView, PosterView } from '../../../../typings/contract'
import { askOrRecall, type Shown } from '../../../services/cache'
import { call } from '../../../services/cloud'

/** 一个地点；没有网络时看到上次的。 */
export const getPlace = (id: string): Promise<Shown<PlaceView>> =>
  askOrRecall(`place:${id}`, () => call('place', 'get', { id }))

/** 海报上的码和字。 */
export const getPoster = (id: string): Promise<PosterView> => call('place', 'poster', { id })

/** 改它的资料；同一个 requestId 只改一次。 */
export const editPlace = (input: Input<'place', 'edit'>, requestId: string): Promise<PlaceView> =>
  call('place', 'edit', input, requestId)

/** 区的名字，数据里怎么写就怎么叫：全区看板的标题。 */
export const districtName = async (): Promise<string> => (await call('board', 'get', {})).text

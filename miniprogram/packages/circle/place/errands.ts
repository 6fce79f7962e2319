import type { PlaceView } from '../../../../typings/contract'
import { deskPage, listsPage, placeEditPage, posterPage } from '../../../services/route'

/** What those who look after a place have to do with it. */
export interface Errand {
  text: string
  icon: string
  url: string
}

/** 管这个地点的人在这里办的事：店和设施只有海报和资料，驿站和中心还有值守和清单。 */
export function errandsOf({ id, kind, mayRun }: PlaceView): Errand[] {
  if (!mayRun) return []
  const own: Errand[] = [
    { text: '门口的海报', icon: 'qrcode', url: posterPage(id) },
    { text: '改开放时间、电话', icon: 'edit-1', url: placeEditPage(id) },
  ]
  if (kind === 'living') return own
  return [
    { text: '值守与记录', icon: 'calendar-event', url: deskPage(id) },
    { text: '四张清单', icon: 'view-list', url: listsPage(id) },
    ...own,
  ]
}

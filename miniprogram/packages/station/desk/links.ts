import type { DeskView } from '../../../../typings/contract'
import {
  activitiesPage,
  contactsPage,
  dutyPage,
  listsPage,
  opinionPage,
  posterPage,
  recordsPage,
  reportAtStation,
} from '../../../services/route'

interface Link {
  text: string
  icon: string
  url: string
  note: string
}

/** 工作台通往的各处；开箱登记只给负责这里的人。 */
export function linksOf({ place, mayRun, recordsText }: DeskView): Link[] {
  const link = (text: string, icon: string, url: string, note = ''): Link => ({ text, icon, url, note })
  return [
    link('值守表', 'calendar', dutyPage(place)),
    link('巡查走访', 'map-route-planning', recordsPage(place), recordsText),
    link('应急联系', 'call', contactsPage(place)),
    ...(mayRun ? [link('开箱登记', 'mail', reportAtStation('opinion-box', place), '意见箱里的纸条')] : []),
    link('意见箱', 'edit-1', opinionPage(place), '居民扫码也能投'),
    link('活动', 'flag', activitiesPage(place)),
    link('四张清单', 'view-list', listsPage(place)),
    link('门口的海报', 'qrcode', posterPage(place)),
  ]
}

/** 此刻谁在值；没有人在值的，说今天下一班。 */
export function nowText({ today }: DeskView): string {
  const on = today.filter(({ isNow }) => isNow)
  if (on.length > 0) return `此刻值守：${on.map(({ name }) => name || '空缺').join('、')}`
  const [next] = today
  return next ? `今天 ${next.spanText} ${next.name || '空缺'}` : '此刻没有人值守'
}

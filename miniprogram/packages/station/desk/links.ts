import type { DeskView, ShiftView } from '../../../../typings/contract'
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

/** 现在谁值守、签到没有；接下来是谁。 */
interface Banner {
  now: string
  /** 08:30–12:00 · 08:25 已签到; empty while nobody's shift runs. */
  nowNote: string
  next: string
}

export function bannerOf({ today }: DeskView): Banner {
  const on = today.filter(({ isNow }) => isNow)
  const coming = today.find(({ isAhead }) => isAhead)
  return {
    now: on.length > 0 ? `现在值守：${on.map(nameOf).join('、')}` : '现在没有人值守',
    nowNote: on.map(({ spanText, text }) => `${spanText} ${text}`).join('；'),
    next: coming
      ? `下一班：${coming.spanText} ${nameOf(coming)}`
      : today.length > 0
        ? '今天后面没有班了'
        : '今天没有排班',
  }
}

const nameOf = ({ name }: ShiftView): string => name || '还没有人'

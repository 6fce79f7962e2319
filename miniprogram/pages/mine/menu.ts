import type { MeView, Role, RoleView } from '../../../typings/contract'
import {
  announcementsPage,
  awardsPage,
  boardPage,
  cardPage,
  codePage,
  commandPage,
  departmentRosterPage,
  followedPage,
  groupPage,
  joinPage,
  leavePage,
  linkPage,
  myActivitiesPage,
  myDataPage,
  myNeedsPage,
  myWhistlesPage,
  privacyPage,
  rosterPage,
  screeningPage,
  stationsPage,
  tablesPage,
  undeliveredPage,
  unitPage,
  whistleTasksPage,
} from '../../services/route'

/** One line of 我的 that opens a page. */
export interface Entry {
  text: string
  icon: string
  url: string
  note: string
}

/** What waits for staff to look at: 3 件, or 20 件以上; empty while nothing does. */
export interface Waiting {
  screening: string
  undelivered: string
}

export const NOTHING: Waiting = { screening: '', undelivered: '' }

type Menu = (role: RoleView, waiting: Waiting) => Entry[]

const entry = (text: string, icon: string, url: string, note = ''): Entry => ({ text, icon, url, note })

const worker: Menu = ({ scope, isStandIn }) => [
  entry('网格名片', 'usergroup', cardPage(scope)),
  entry('网格的人', 'user-list', rosterPage(scope)),
  entry('办理情况', 'chart-bar', boardPage(scope)),
  entry('我吹的哨', 'notification', myWhistlesPage),
  entry('吹哨情况', 'chart-bar', unitPage('worker')),
  entry('网格微信群', 'logo-wechat-stroke', groupPage(scope)),
  entry('网格码', 'qrcode', codePage(scope)),
  entry('驿站', 'home', stationsPage),
  entry(isStandIn ? '请假、不再代班' : '请假、离任', 'calendar', leavePage),
]
const team: Menu = ({ scope }) => [
  entry('网格名片', 'usergroup', cardPage(scope)),
  entry('办理情况', 'chart-bar', boardPage(scope)),
  entry('驿站', 'home', stationsPage),
  entry('请假、离任', 'calendar', leavePage),
]
const staff: Menu = ({ role, scope }, { screening, undelivered }) => [
  ...(role === 'community' ? [] : [entry('指挥台', 'dashboard', commandPage)]),
  entry('待看的内容', 'browse', screeningPage, screening),
  entry('未送达的提醒', 'notification-error', undeliveredPage, undelivered),
  entry('辖区的人', 'user-list', rosterPage(scope)),
  entry('吹哨报到', 'notification', whistleTasksPage),
  entry('我吹的哨', 'notification', myWhistlesPage),
  entry('吹哨报到考核', 'chart-line', tablesPage),
  entry('办理情况', 'chart-bar', boardPage(scope)),
  entry('驿站', 'home', stationsPage),
  entry('电脑端关联码', 'desktop', linkPage),
  entry('请假、离任', 'calendar', leavePage),
]
const resident: Menu = ({ scope }) =>
  scope
    ? [entry('网格名片', 'usergroup', cardPage(scope)), entry('办理情况', 'chart-bar', boardPage(scope))]
    : [entry('全区办理情况', 'chart-bar', boardPage(''))]

const department: Menu = ({ scope }) => [
  entry('部门的人和值班', 'user-list', departmentRosterPage(scope)),
  entry('本部门的考核', 'chart-line', unitPage('department', scope)),
  entry('各部门考核', 'chart-bar', tablesPage),
  entry('电脑端关联码', 'desktop', linkPage),
]

/** 每种身份在“我的”里办什么事。 */
const MENUS: Record<Role, Menu> = {
  resident,
  worker,
  team,
  community: staff,
  street: staff,
  district: staff,
  department,
}

export const workEntries = (role: RoleView | null, waiting: Waiting): Entry[] =>
  role ? MENUS[role.role](role, waiting) : []

/** 不管什么身份都有的。 */
export const ownEntries = ({ phone }: MeView): Entry[] => [
  entry('公告', 'sound', announcementsPage),
  entry('网格员评优', 'star', awardsPage),
  entry('我附议的', 'thumb-up', followedPage),
  entry('我的活动', 'calendar-event', myActivitiesPage),
  entry('我的需求与资源', 'heart', myNeedsPage),
  entry('凭邀请码加入', 'user-add', joinPage()),
  entry('我的数据', 'data-base', myDataPage, phone ?? ''),
  entry('隐私保护指引', 'secured', privacyPage),
]

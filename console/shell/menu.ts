import {
  BulletpointIcon,
  BrowseIcon,
  ChartBarIcon,
  DashboardIcon,
  FileIcon,
  HistoryIcon,
  LocationIcon,
  MapDistanceIcon,
  MapIcon,
  ImageSearchIcon,
  MailIcon,
  NotificationIcon,
  SearchErrorIcon,
  SoundIcon,
  StarIcon,
  ServerIcon,
  TableIcon,
  UsergroupIcon,
  UserListIcon,
} from 'tdesign-icons-vue-next'
import type { Component } from 'vue'
import type { ConsoleRole } from '../services/account'
import { mayOpen } from '../services/pages'

interface MenuItem {
  text: string
  path: string
  icon: Component
}

/** What there is today, in the order of a day's work; a group without a name stands first. */
const GROUPS: Array<{ name: string; items: MenuItem[] }> = [
  {
    name: '',
    items: [
      { text: '指挥台', path: '/command', icon: DashboardIcon },
      { text: '诉求', path: '/tickets', icon: FileIcon },
      { text: '吹哨', path: '/whistles', icon: NotificationIcon },
      { text: '考核', path: '/assessment', icon: ChartBarIcon },
      { text: '监察发现', path: '/findings', icon: SearchErrorIcon },
    ],
  },
  {
    name: '发布',
    items: [
      { text: '公告', path: '/announcements', icon: SoundIcon },
      { text: '评优', path: '/awards', icon: StarIcon },
      { text: '公开数据', path: '/public-numbers', icon: BrowseIcon },
    ],
  },
  {
    name: '资料',
    items: [
      { text: '网格和界线', path: '/areas', icon: MapIcon },
      { text: '人和团队', path: '/staff', icon: UserListIcon },
      { text: '事项清单', path: '/catalogue', icon: BulletpointIcon },
      { text: '地点', path: '/places', icon: LocationIcon },
      { text: '服务圈', path: '/circle', icon: MapDistanceIcon },
      { text: '基础数据', path: '/reference', icon: TableIcon },
    ],
  },
  {
    name: '管理',
    items: [
      { text: '审核队列', path: '/screenings', icon: ImageSearchIcon },
      { text: '提醒送达', path: '/deliveries', icon: MailIcon },
      { text: '账号', path: '/logins', icon: UsergroupIcon },
      { text: '审计', path: '/audits', icon: HistoryIcon },
      { text: '运行情况', path: '/health', icon: ServerIcon },
    ],
  },
]

/** What this role may open; groups with nothing in them are left out. */
export const menuOf = (held: Pick<ConsoleRole, 'role' | 'keepsLogins'> | undefined): typeof GROUPS =>
  held === undefined
    ? []
    : GROUPS.map(({ name, items }) => ({
        name,
        items: items.filter(({ path }) => mayOpen(path, held)),
      })).filter(({ items }) => items.length > 0)

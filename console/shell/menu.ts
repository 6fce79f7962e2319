import {
  ChartBarIcon,
  DashboardIcon,
  FileIcon,
  HistoryIcon,
  NotificationIcon,
  SoundIcon,
  StarIcon,
  ServerIcon,
  UsergroupIcon,
} from 'tdesign-icons-vue-next'
import type { Component } from 'vue'
import type { ConsoleRole } from '../services/account'
import { CENTRES, CLERKS, LOGIN_KEEPERS } from '../services/home'

interface MenuItem {
  text: string
  path: string
  icon: Component
  /** Left out: everyone. */
  roles?: Array<ConsoleRole['role']>
}

/** What there is today, in the order of a day's work; a group without a name stands first. */
const GROUPS: Array<{ name: string; items: MenuItem[] }> = [
  {
    name: '',
    items: [
      { text: '指挥台', path: '/command', icon: DashboardIcon, roles: CENTRES },
      { text: '诉求', path: '/tickets', icon: FileIcon, roles: CLERKS },
      { text: '吹哨', path: '/whistles', icon: NotificationIcon },
      { text: '考核', path: '/assessment', icon: ChartBarIcon },
    ],
  },
  {
    name: '发布',
    items: [
      { text: '公告', path: '/announcements', icon: SoundIcon, roles: CLERKS },
      { text: '评优', path: '/awards', icon: StarIcon, roles: CLERKS },
    ],
  },
  {
    name: '管理',
    items: [
      { text: '账号', path: '/logins', icon: UsergroupIcon, roles: LOGIN_KEEPERS },
      { text: '审计', path: '/audits', icon: HistoryIcon, roles: CENTRES },
      { text: '运行情况', path: '/health', icon: ServerIcon, roles: CENTRES },
    ],
  },
]

/** What this role may open; groups with nothing in them are left out. */
export const menuOf = (role: ConsoleRole['role'] | undefined): typeof GROUPS =>
  role === undefined
    ? []
    : GROUPS.map(({ name, items }) => ({
        name,
        items: items.filter(({ roles }) => !roles || roles.includes(role)),
      })).filter(({ items }) => items.length > 0)

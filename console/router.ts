import { createRouter, createWebHashHistory, type RouteLocationRaw, type RouteRecordRaw } from 'vue-router'
import { homeOf } from './services/home'
import { useWayBack } from './services/list-place'
import { mayOpen } from './services/pages'
import { useSession } from './stores/session'

declare module 'vue-router' {
  interface RouteMeta {
    title?: string
    /** Open to whoever is not signed in. */
    isOpen?: boolean
    /** What a case that was opened from here calls it: 回到诉求列表. */
    back?: string
    /** The lists whose cases are opened from here; left out: its own. */
    casesOf?: string[]
  }
}

const routes: RouteRecordRaw[] = [
  { path: '/sign-in', component: () => import('./pages/sign-in.vue'), meta: { title: '登录', isOpen: true } },
  { path: '/password', component: () => import('./pages/password.vue'), meta: { title: '修改密码' } },
  {
    path: '/screen',
    component: () => import('./pages/screen.vue'),
    meta: { title: '大屏', back: '大屏', casesOf: ['/tickets', '/whistles'] },
  },
  { path: '/bulletin', component: () => import('./pages/bulletin.vue'), meta: { title: '工作简报' } },
  {
    path: '/',
    component: () => import('./shell/shell.vue'),
    children: [
      {
        path: 'command',
        component: () => import('./pages/command.vue'),
        meta: { title: '指挥台', back: '指挥台', casesOf: ['/tickets', '/whistles'] },
      },
      {
        path: 'tickets',
        component: () => import('./pages/tickets.vue'),
        meta: { title: '诉求', back: '诉求列表' },
      },
      {
        path: 'tickets/:id',
        component: () => import('./pages/ticket.vue'),
        meta: { title: '诉求详情' },
      },
      { path: 'whistles', component: () => import('./pages/whistles.vue'), meta: { title: '吹哨', back: '吹哨列表' } },
      { path: 'whistles/:id', component: () => import('./pages/whistle.vue'), meta: { title: '吹哨详情' } },
      { path: 'assessment', component: () => import('./pages/assessment.vue'), meta: { title: '考核' } },
      { path: 'areas', component: () => import('./pages/areas.vue'), meta: { title: '网格和界线' } },
      {
        path: 'staff/import',
        component: () => import('./pages/staff-import.vue'),
        meta: { title: '导入人员' },
      },
      {
        path: 'staff/leave',
        component: () => import('./pages/leave-import.vue'),
        meta: { title: '导入请假' },
      },
      {
        path: 'staff',
        component: () => import('./pages/staff.vue'),
        meta: { title: '人和团队', back: '列表' },
      },
      {
        path: 'reference/:table/import',
        component: () => import('./pages/reference-import.vue'),
        meta: { title: '导入基础数据' },
      },
      {
        path: 'reference/:table?',
        component: () => import('./pages/reference.vue'),
        meta: { title: '基础数据' },
      },
      { path: 'places', component: () => import('./pages/places.vue'), meta: { title: '地点', back: '地点列表' } },
      {
        path: 'places/import',
        component: () => import('./pages/place-import.vue'),
        meta: { title: '导入地点' },
      },
      { path: 'places/new', component: () => import('./pages/place-new.vue'), meta: { title: '新增地点' } },
      { path: 'places/:id', component: () => import('./pages/place.vue'), meta: { title: '地点' } },
      {
        path: 'catalogue',
        component: () => import('./pages/catalogue.vue'),
        meta: { title: '事项清单', back: '列表' },
      },
      {
        path: 'catalogue/import',
        component: () => import('./pages/catalogue-import.vue'),
        meta: { title: '导入事项清单' },
      },
      { path: 'circle', component: () => import('./pages/circle.vue'), meta: { title: '服务圈' } },
      {
        path: 'assessment/departments/:id',
        component: () => import('./pages/assessed.vue'),
        props: { of: 'department' },
        meta: { title: '部门考核', back: '部门考核', casesOf: ['/whistles'] },
      },
      {
        path: 'assessment/streets/:id',
        component: () => import('./pages/assessed.vue'),
        props: { of: 'street' },
        meta: { title: '街道考核', back: '街道考核', casesOf: ['/whistles'] },
      },
      { path: 'powers', component: () => import('./pages/powers.vue'), meta: { title: '街道权力' } },
      {
        path: 'findings',
        component: () => import('./pages/findings.vue'),
        meta: { title: '监察发现', back: '监察发现', casesOf: ['/whistles'] },
      },
      {
        path: 'screenings',
        component: () => import('./pages/screenings.vue'),
        meta: { title: '审核队列', back: '审核队列', casesOf: ['/tickets'] },
      },
      {
        path: 'deliveries',
        component: () => import('./pages/deliveries.vue'),
        meta: { title: '提醒送达', back: '提醒送达', casesOf: ['/tickets'] },
      },
      {
        path: 'public-numbers',
        component: () => import('./pages/public-numbers.vue'),
        meta: { title: '公开数据' },
      },
      {
        path: 'announcements',
        component: () => import('./pages/announcements.vue'),
        meta: { title: '公告', back: '公告列表' },
      },
      {
        path: 'announcements/:id',
        component: () => import('./pages/announcement.vue'),
        meta: { title: '公告详情' },
      },
      { path: 'awards', component: () => import('./pages/awards.vue'), meta: { title: '评优', back: '评优列表' } },
      { path: 'awards/:id', component: () => import('./pages/award.vue'), meta: { title: '一轮评优' } },
      { path: 'logins', component: () => import('./pages/logins.vue'), meta: { title: '账号', back: '列表' } },
      { path: 'audits', component: () => import('./pages/audits.vue'), meta: { title: '审计', back: '列表' } },
      { path: 'health', component: () => import('./pages/health.vue'), meta: { title: '运行情况' } },
      {
        path: 'nothing',
        alias: '',
        component: () => import('./pages/nothing.vue'),
        meta: { title: '没有可以办的' },
      },
      { path: ':rest(.*)*', component: () => import('./pages/not-found.vue'), meta: { title: '没有这一页' } },
    ],
  },
]

export const router = createRouter({ history: createWebHashHistory(), routes })

router.beforeEach(async (to): Promise<RouteLocationRaw | true> => {
  const session = useSession()
  const isKnown = await session.begin()
  if (!isKnown) return to.meta.isOpen ? true : { path: '/sign-in', query: { to: to.fullPath } }
  if (session.mustChange && to.path !== '/password') return { path: '/password', query: { to: to.fullPath } }
  const { role } = session
  // 从哪里开始，知道是谁以后才知道.
  const isBeginning = ['/', '/sign-in', '/nothing'].includes(to.path)
  if (isBeginning && to.path !== homeOf(role)) return homeOf(role)
  return mayOpen(to.path, role) ? true : homeOf(role)
})

router.afterEach((to, from, failure) => {
  if (!failure) useWayBack().note(to)
  document.title = to.meta.title ? `${to.meta.title} · 镜湖网格` : '镜湖网格'
  // 换了一页，读屏和键盘从这一页的开头开始.
  if (from.matched.length > 0 && to.path !== from.path) document.getElementById('main')?.focus({ preventScroll: true })
})

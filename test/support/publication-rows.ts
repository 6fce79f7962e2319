import type { Input } from '../../cloudfunctions/contract/api'
import { PEOPLE, type Row, row, type Who } from './permission-row'

// 公告和评优的权限行。

const COMMUNITY = '340202014002'
const GRID = `${COMMUNITY}005`
const ALL = Object.keys(PEOPLE) as Who[]
const CLERKS: Who[] = ['社区', '别的社区', '街道', '别的街道', '区']

/** 别处的工作人员听到的是“只能发给自己辖区”：test/contract/announcement.test.ts。 */
const PUBLISHERS = ALL.filter((one) => one !== '别的社区' && one !== '别的街道')
const WORDS = { kind: 'no-such', title: '停水', text: '停水', isPinned: false, isUrgent: false, from: 1, until: 2 }
const PLAN: Input<'award', 'open'> = {
  ...{ title: '评优', year: 2026, kinds: [{ name: '最美网格员', quota: 1 }], nominators: ['community'] },
  ...{ nominateUntil: 1, reviewUntil: 2, publicDays: 5 },
}
/** 发到这个社区的公告：管着它的人；没有的那一条、那一轮，谁问都没有。 */
export const PUBLISHED: Row[] = [
  row(['announcement', 'board'], {}, '', ALL),
  row(['announcement', 'past'], {}, '', ALL),
  row(['announcement', 'form'], {}, 'announcement/not-staff', CLERKS),
  row(['announcement', 'manage'], {}, 'announcement/not-staff', CLERKS),
  row(
    ['announcement', 'draft'],
    { ...WORDS, areas: [COMMUNITY] },
    'announcement/not-staff',
    ['社区', '街道', '区'],
    'announcement/no-kind',
  ),
  row(['announcement', 'reach'], { areas: [COMMUNITY] }, 'announcement/not-staff', ['社区', '街道', '区']),
  row(['award', 'list'], {}, '', ALL),
  row(['award', 'honours'], { area: GRID }, '', ALL),
  row(['award', 'form'], {}, 'award/not-staff', CLERKS),
  row(['award', 'open'], PLAN, 'award/not-district', ['区'], 'award/too-soon'),
  row(['award', 'nominations'], { award: 'no-such' }, 'award/not-staff', CLERKS, 'award/not-found'),
].map((one): Row => ({
  ...one,
  who: one.name === 'announcement.draft' || one.name === 'announcement.reach' ? PUBLISHERS : ALL,
}))

/** 一条公告、一轮评优、一份推荐谁能走哪一步：test/unit/domain/announcement.test.ts、award.test.ts、nomination.test.ts。 */
export const PUBLISHED_ELSEWHERE: Record<string, string[]> = {
  announcement: ['get', 'publish', 'correct', 'withdraw', 'discard'],
  award: [
    ...['get', 'reschedule', 'publicise', 'strike', 'announce', 'cancel', 'candidates', 'nominate', 'recommend'],
    ...['accept', 'sendBack', 'resubmit', 'withdraw', 'object', 'objections', 'answer'],
  ],
}

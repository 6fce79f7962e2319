import { type Announcement, type AnnouncementContent, drafted } from '../../cloudfunctions/domain/announcement'
import { type Award, type AwardContext, type AwardPlan, opened, type Stamp } from '../../cloudfunctions/domain/award'
import type { Nomination } from '../../cloudfunctions/domain/nomination'
import type { Person } from '../../cloudfunctions/domain/person'
import { at } from './city-facts'

const DISTRICT = '340202'
export const STREET = '340202014'
const COMMUNITY = '340202014002'
const GRID = `${COMMUNITY}005`
export const PATH = [DISTRICT, STREET, COMMUNITY, GRID]
export const NOW = at('2026-03-02 09:00')
export const DAY = 86_400_000

const someone = (...roles: Array<[Person['roles'][number]['role'], string]>): Person => ({
  _id: `p-${roles.map(([role, scope]) => `${role}-${scope}`).join('-')}`,
  schemaVersion: 1,
  name: '某人',
  roles: roles.map(([role, scope]) => ({ role, scope })),
})

/** Everyone who could come to a step, by what they are to the place. */
export const CAST = {
  居民: someone(),
  网格员: someone(['worker', GRID]),
  社区: someone(['community', COMMUNITY]),
  别的社区: someone(['community', '340202013001']),
  街道: someone(['street', STREET]),
  别的街道: someone(['street', '340202012']),
  区: someone(['district', DISTRICT]),
  部门: someone(['department', 'd-district-01']),
}
export type CastName = keyof typeof CAST

export const stamp = (by: Person = CAST.区, requestId = 'request-1'): Stamp => ({
  ...{ id: requestId, at: NOW, by: by._id, face: '', requestId, digest: '' },
})

export const content = (change: Partial<AnnouncementContent> = {}): AnnouncementContent => ({
  ...{ kind: 'outage', kindText: '停水停电', title: '明天停水', text: '请提前储水', isPinned: false, isUrgent: false },
  ...{ from: NOW, until: NOW + DAY },
  ...change,
})

export const OFFICE = { path: [DISTRICT, STREET, COMMUNITY], officeText: '车站社区' }

export const draft = (change: Partial<AnnouncementContent> = {}): Announcement =>
  drafted(
    { _id: 'a-1', ...OFFICE },
    content(change),
    { areas: [{ id: COMMUNITY, text: '车站社区' }], grids: 12 },
    stamp(CAST.社区),
  )

const plan = (change: Partial<AwardPlan> = {}): AwardPlan => ({
  title: '2026 年度网格员评优',
  year: 2026,
  kinds: [
    { name: '最美网格员', quota: 1 },
    { name: '优秀网格员', quota: 2 },
  ],
  nominators: ['community'],
  nominateUntil: NOW + 5 * DAY,
  reviewUntil: NOW + 9 * DAY,
  publicDays: 5,
  ...change,
})

export const round = (change: Partial<Award> = {}): Award => ({
  ...opened({ _id: 'r-1', district: DISTRICT }, plan(), stamp()),
  ...change,
})

export const nomination = (change: Partial<Nomination> = {}): Nomination => ({
  ...{ _id: 'n-1', schemaVersion: 1, revision: 1, award: 'r-1', person: 'p-wang', name: '王秀兰' },
  ...{ placeText: '车站社区第05网格', path: PATH, kind: 0, deeds: '走访 620 户', level: 'community' },
  ...{ from: COMMUNITY, status: 'nominated', at: NOW, timeline: [] },
  ...change,
})

export const around = (change: Partial<AwardContext> = {}): AwardContext => ({
  actor: CAST.区,
  now: NOW + 6 * DAY,
  calendar: { _id: 'calendar', version: 1, years: { 2026: { off: [], on: [] } }, hours: [['08:30', '17:30']] },
  seen: 1,
  nominations: [],
  serving: new Set(['p-wang']),
  objections: { isOpen: false, upheld: [] },
  ...change,
})

import type { ConsoleRole } from './account'
import { CENTRES, CLERKS, DISTRICT } from './home'

type Held = Pick<ConsoleRole, 'role' | 'keepsLogins'>
type Who = (held: Held) => boolean

const only =
  (roles: Array<ConsoleRole['role']>): Who =>
  ({ role }) =>
    roles.includes(role)
const EVERY_ROLE: Who = () => true
/** 账号由上一级开，部门的由联络员开：谁的岗位能开，身份里写着. */
const LOGIN_KEEPERS: Who = ({ keepsLogins }) => keepsLogins
/** 人和团队各级管下级的；部门的由联络员管. */
const STAFF_KEEPERS: Who = ({ role, keepsLogins }) => role !== 'department' || keepsLogins
/** 发现的说的是哪个街道的哨、哪个部门：社区没有份. */
const WATCHED: Who = ({ role }) => role !== 'community'

/** Which page is whose: the menu shows it, and the way there asks it. What lies inside a page is whose the page is. */
const PAGES: Record<string, Who> = {
  '/command': only(CENTRES),
  '/screen': only(CENTRES),
  '/tickets': only(CLERKS),
  '/whistles': EVERY_ROLE,
  '/assessment': EVERY_ROLE,
  '/bulletin': EVERY_ROLE,
  '/powers': EVERY_ROLE,
  '/findings': WATCHED,
  '/announcements': only(CLERKS),
  '/awards': only(CLERKS),
  '/public-numbers': EVERY_ROLE,
  '/areas': only(CLERKS),
  '/staff': STAFF_KEEPERS,
  '/staff/leave': only(CLERKS),
  '/catalogue': only(DISTRICT),
  '/places': only(CLERKS),
  '/places/import': only(DISTRICT),
  '/circle': only(DISTRICT),
  '/reference': only(DISTRICT),
  '/screenings': only(CLERKS),
  '/deliveries': only(CLERKS),
  '/logins': LOGIN_KEEPERS,
  '/audits': only(CENTRES),
  '/health': only(CENTRES),
}

/** The row of a path: its own, or that of the page it lies in. */
function whoseIs(path: string): Who | undefined {
  const parts = path.split('/')
  for (let length = parts.length; length > 1; length -= 1) {
    const who = PAGES[parts.slice(0, length).join('/')]
    if (who) return who
  }
  return undefined
}

/** @param held the role somebody works in; pages of no row, as of one's own password, are for everyone who signed in */
export function mayOpen(path: string, held: Held | undefined): boolean {
  const who = whoseIs(path)
  return who === undefined || (held !== undefined && who(held))
}

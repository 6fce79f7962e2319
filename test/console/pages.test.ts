import { menuOf } from '../../console/shell/menu'
import { mayOpen } from '../../console/services/pages'
import { router } from '../../console/router'

const HELD = {
  区: { role: 'district', keepsLogins: true },
  街道: { role: 'street', keepsLogins: true },
  社区: { role: 'community', keepsLogins: false },
  联络员: { role: 'department', keepsLogins: true },
  经办人: { role: 'department', keepsLogins: false },
  没有身份: undefined,
} as const
type Who = keyof typeof HELD

const EVERYONE = Object.keys(HELD) as Who[]
const WORKING: Who[] = ['区', '街道', '社区', '联络员', '经办人']
const CLERKS: Who[] = ['区', '街道', '社区']
const CENTRES: Who[] = ['区', '街道']

/** Every page there is, and whose it is. */
const PAGES: Record<string, Who[]> = {
  '/': EVERYONE,
  '/:rest(.*)*': EVERYONE,
  '/announcements': CLERKS,
  '/announcements/:id': CLERKS,
  '/areas': CLERKS,
  '/assessment': WORKING,
  '/assessment/departments/:id': WORKING,
  '/assessment/streets/:id': WORKING,
  '/audits': CENTRES,
  '/awards': CLERKS,
  '/awards/:id': CLERKS,
  '/bulletin': WORKING,
  '/catalogue': ['区'],
  '/catalogue/import': ['区'],
  '/circle': ['区'],
  '/command': CENTRES,
  '/deliveries': CLERKS,
  '/findings': ['区', '街道', '联络员', '经办人'],
  '/health': CENTRES,
  '/logins': ['区', '街道', '联络员'],
  '/nothing': EVERYONE,
  '/password': EVERYONE,
  '/places': CLERKS,
  '/places/:id': CLERKS,
  '/places/import': ['区'],
  '/places/new': CLERKS,
  '/powers': WORKING,
  '/public-numbers': WORKING,
  '/reference/:table/import': ['区'],
  '/reference/:table?': ['区'],
  '/screen': CENTRES,
  '/screenings': CLERKS,
  '/sign-in': EVERYONE,
  '/staff': [...CLERKS, '联络员'],
  '/staff/import': [...CLERKS, '联络员'],
  '/staff/leave': CLERKS,
  '/tickets': CLERKS,
  '/tickets/:id': CLERKS,
  '/whistles': WORKING,
  '/whistles/:id': WORKING,
}

/** An address a page has, with something where its parameters stand. */
const addressOf = (path: string): string => path.replace(/:rest.*/, 'nowhere').replace(/:\w+\??/g, 'x-1')

test('这里写着的页面，一页不少一页不多', () => {
  const paths = new Set(router.getRoutes().map(({ path }) => path || '/'))
  expect([...paths].sort()).toEqual(Object.keys(PAGES).sort())
})

describe.each(EVERYONE)('%s', (who) => {
  test.each(Object.entries(PAGES))('%s', (path, whose) => {
    expect(mayOpen(addressOf(path), HELD[who])).toBe(whose.includes(who))
  })

  test('菜单上有的都能开，能开的一级页面菜单上都有', () => {
    const shown = menuOf(HELD[who]).flatMap(({ items }) => items.map(({ path }) => path))
    expect(shown.filter((path) => !mayOpen(path, HELD[who]))).toEqual([])
    const onMenu = menuOf(HELD.区).flatMap(({ items }) => items.map(({ path }) => path))
    expect(shown).toEqual(onMenu.filter((path) => (PAGES[path] ?? PAGES[`${path}/:table?`])?.includes(who)))
  })
})

import type { ActionName, FunctionName, Input } from '../../cloudfunctions/contract/api'
import { type LocalCity, openCity, type Phone } from '../support/city'

// 诉求以外的每个动作，谁可以、谁不可以；诉求的权限表在 test/unit/domain/ticket-rules.test.ts。

const STREET = '340202014'
const COMMUNITY = `${STREET}002`
const GRID = `${COMMUNITY}005`

let city: LocalCity
beforeAll(async () => {
  city = await openCity()
})
afterAll(async () => {
  expect(city.defects()).toEqual([])
  await city.close()
})

/** Everyone there is, by what they are to the grid. */
const PEOPLE = {
  居民: 'o-demo-resident-1',
  网格员: 'o-demo-worker-340202014002005',
  代班: 'o-demo-worker-340202014002006',
  别的网格的网格员: 'o-demo-worker-340202014002003',
  楼栋长: 'o-demo-team-340202014002005-1',
  别的网格的团队: 'o-demo-team-340202014002009-1',
  社区: 'o-demo-community-340202014002-1',
  别的社区: 'o-demo-community-340202013001-1',
  街道: 'o-demo-street-340202014-1',
  别的街道: 'o-demo-street-340202012-1',
  区: 'o-demo-district-1',
}
type Who = keyof typeof PEOPLE

interface Row {
  name: string
  ask(who: Phone): Promise<{ ok: boolean; code?: string }>
  /** What everyone else is told. */
  code: string
  may: Who[]
  /** What those who may do it are told: `ok`, or what is wrong with what these rows ask for. */
  then: string
}

const row = <F extends FunctionName, A extends ActionName<F>>(
  [name, action]: [F, A],
  input: Input<F, A>,
  code: string,
  may: Who[],
  then = 'ok',
): Row => ({ name: `${name}.${action}`, ask: (who) => who.call(name, action, input), code, may, then })

/** 为这个网格服务的：网格员、代班、团队、社区、街道、区。 */
const SERVING: Who[] = ['网格员', '代班', '楼栋长', '社区', '街道', '区']

/** Inputs are such that whoever may do it changes nothing that another row asks for. */
const ROWS: Row[] = [
  row(['area', 'code'], { area: GRID }, 'area/not-allowed', SERVING),
  row(
    ['area', 'bindGroup'],
    { grid: GRID, cloudId: 'no-such-group' },
    'area/not-worker',
    ['网格员', '代班'],
    'area/group-unknown',
  ),
  row(['area', 'unbindGroup'], { grid: GRID }, 'area/not-worker', ['网格员', '代班'], 'area/no-group'),
  row(['board', 'rebuild'], { area: COMMUNITY }, 'board/not-yours', ['街道', '区']),
  row(['notice', 'undelivered'], { scope: COMMUNITY }, 'notice/not-yours', ['社区']),
  row(['notice', 'undelivered'], { scope: STREET }, 'notice/not-yours', ['街道']),
  row(['screening', 'list'], { scope: COMMUNITY }, 'screening/not-yours', ['社区', '街道', '区']),
  row(['screening', 'list'], { scope: STREET }, 'screening/not-yours', ['街道', '区']),
  row(['account', 'roster'], { area: GRID }, 'account/not-allowed', SERVING),
  row(['account', 'roster'], { area: STREET }, 'account/not-allowed', ['街道', '区']),
  row(['account', 'invite'], { role: 'team', scope: GRID }, 'invitation/not-allowed', ['网格员', '社区']),
  row(['account', 'invite'], { role: 'worker', scope: GRID, isStandIn: true }, 'invitation/not-allowed', ['社区']),
  row(['account', 'invite'], { role: 'community', scope: COMMUNITY }, 'invitation/not-allowed', ['街道']),
  row(['account', 'invite'], { role: 'street', scope: STREET }, 'invitation/not-allowed', ['区']),
  row(
    ['account', 'dismiss'],
    { person: 'p-nobody', role: 'team', scope: GRID },
    'account/not-superior',
    ['网格员', '社区'],
    'account/not-serving',
  ),
  row(
    ['account', 'dismiss'],
    { person: 'p-nobody', role: 'community', scope: COMMUNITY },
    'account/not-superior',
    ['街道'],
    'account/not-serving',
  ),
  row(
    ['account', 'dismiss'],
    { person: 'p-nobody', role: 'street', scope: STREET },
    'account/not-superior',
    ['区'],
    'account/not-serving',
  ),
  row(['account', 'introduce'], { name: '李大妈' }, 'account/serving', ['居民']),
  row(['ticket', 'tasks'], { as: { role: 'community', scope: COMMUNITY } }, 'account/no-role', ['社区']),
  row(['ticket', 'tasks'], { as: { role: 'worker', scope: GRID } }, 'account/no-role', ['网格员', '代班']),
  row(
    ['ticket', 'report'],
    { words: '替人登记的', category: '2102', place: { area: GRID }, source: 'phone' },
    'ticket/not-yours',
    SERVING,
  ),
]

const cases = ROWS.flatMap((one, i) =>
  (Object.keys(PEOPLE) as Who[]).map((who) => ({ ...one, i, who, is: one.may.includes(who) })),
)

test.each(cases)('$name（第 $i 行），$who：$is', async ({ ask, code, then, who, is }) => {
  const reply = await ask(city.phone(PEOPLE[who]))
  expect(reply.ok ? 'ok' : reply.code).toBe(is ? then : code)
})

test('谁都能看的，谁都看得到：名片、看板、类别', async () => {
  for (const openid of Object.values(PEOPLE)) {
    const who = city.phone(openid)
    await who.ask('area', 'card', { area: GRID })
    await who.ask('board', 'get', { area: GRID })
    await who.ask('ticket', 'categories', {})
  }
})

test('不知道是谁的，一步也走不进来', async () => {
  const { result } = (await city.cloud.callAs('', 'ticket', {
    action: 'categories',
    input: {},
    requestId: 'request-00000001',
  })) as { result: unknown }
  expect(result).toMatchObject({ ok: false, code: 'account/unknown' })
})

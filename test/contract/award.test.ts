import type { Input } from '../../cloudfunctions/contract/api'
import { type LocalCity, newRequestId, type Phone } from '../support/city'
import { Desk } from '../support/desk'
import { cityOfThisFile } from '../support/of-this-file'
import { PEOPLE } from '../support/permission-row'

// 评优：社区推荐，街道、区逐级审核，公示，有异议先答复，再公布。

const COMMUNITY = '340202014002'
const GRID = `${COMMUNITY}005`
const WORKER = `p-worker-${GRID}`
const DAY = 86_400_000
/** Most that the local cloud keeps of one function. */
const INSTANCES = 6

let city: LocalCity
let community: Desk
let street: Desk
let district: Desk
let resident: Phone
cityOfThisFile((opened) => {
  city = opened
  const desk = (username: string) => new Desk(city.url, username)
  ;[community, street, district] = [desk('chezhan'), desk('zhelu'), desk('quzhongxin')]
  resident = city.phone(PEOPLE.居民)
})

const plan = (change: Partial<Input<'award', 'open'>> = {}): Input<'award', 'open'> => ({
  ...{ title: '2026 年度网格员评优', year: 2026, nominators: ['community'], publicDays: 5 },
  kinds: [
    { name: '最美网格员', quota: 1 },
    { name: '优秀网格员', quota: 2 },
  ],
  nominateUntil: city.cloud.now() + DAY,
  reviewUntil: city.cloud.now() + 30 * DAY,
  ...change,
})
const nominated = (award: string, person = WORKER) =>
  community.ask('award', 'nominate', { award, person, kind: 0, deeds: '一年走访 620 户' })

/** Reviewed by street and district, and on the list. */
async function publicised() {
  const { id } = await district.ask('award', 'open', plan())
  const first = await nominated(id)
  const of = ({ revision }: { revision: number }) => ({ nomination: { id: first.id, revision }, opinion: '属实' })
  const second = await street.ask('award', 'recommend', of(first))
  await district.ask('award', 'accept', of(second))
  await city.passes({ hours: 25 })
  const award = await district.ask('award', 'publicise', { id, revision: 1, nominations: [first.id] })
  return { id, nomination: first.id, revision: award.desk!.revision, award }
}

test('从推荐到公布，一步一步；公布以后挂在网格员名下', async () => {
  const { id, nomination, revision } = await publicised()
  expect(await resident.ask('award', 'get', { id })).toMatchObject({
    stage: 'publicity',
    canObject: true,
    picks: [{ name: '王秀兰', kindText: '最美网格员', placeText: '车站社区第05网格', deeds: '一年走访 620 户' }],
  })
  expect((await resident.ask('award', 'list', {})).items.map((one) => one.id)).toContain(id)
  expect(await district.call('award', 'announce', { id, revision })).toMatchObject({ code: 'award/still-public' })
  await city.passes({ hours: 24 * 8 })
  expect(await district.ask('award', 'announce', { id, revision })).toMatchObject({ stage: 'announced' })
  const { items } = await resident.ask('award', 'honours', { area: GRID })
  expect(items).toContainEqual({ award: id, text: '最美网格员 2026' })
  const { items: listed } = await street.ask('award', 'nominations', { award: id })
  expect(listed.find((one) => one.id === nomination)?.steps.map(({ text }) => text)).toEqual([
    '推荐',
    '街道审核，推荐到区',
    '区审核通过',
  ])
})

test('公示以前居民看不到，社区只看到自己的推荐', async () => {
  const { id } = await district.ask('award', 'open', plan())
  await nominated(id)
  const hidden = { code: 'award/not-found', message: '没有找到这一轮评优' }
  expect(await resident.call('award', 'get', { id })).toMatchObject(hidden)
  expect((await resident.ask('award', 'list', {})).items.map((one) => one.id)).not.toContain(id)
  const elsewhere = city.phone(PEOPLE.别的社区)
  expect((await elsewhere.ask('award', 'nominations', { award: id })).items).toEqual([])
  expect((await elsewhere.ask('award', 'get', { id })).picks).toEqual([])
  expect(await resident.call('award', 'nominations', { award: id })).toMatchObject({
    code: 'award/not-staff',
    message: '推荐和审核由社区、街道和区里办',
  })
})

test('一轮里一个人只能推荐一次，撤回了可以再报；推荐谁从名单里选', async () => {
  const { id } = await district.ask('award', 'open', plan())
  const { items, communities } = await community.ask('award', 'candidates', { award: id })
  expect(communities).toEqual([{ id: COMMUNITY, text: '车站社区' }])
  expect(items.find(({ person }) => person === WORKER)).toMatchObject({ name: '王秀兰', isNominated: false })
  const first = await nominated(id)
  expect(
    await community.call('award', 'nominate', { award: id, person: WORKER, kind: 1, deeds: '再报一次' }),
  ).toMatchObject({ code: 'award/nominated', message: '这一轮已经推荐过这个人了' })
  const nomination = { id: first.id, revision: first.revision }
  await community.ask('award', 'withdraw', { nomination, reason: '本人谢绝' })
  expect(await nominated(id)).toMatchObject({ status: 'nominated', revision: 3 })
  expect(
    await community.call('award', 'nominate', { award: id, person: 'p-nobody', kind: 0, deeds: '没有这个人' }),
  ).toMatchObject({ code: 'award/no-worker', message: '这个人现在不是网格员，请重新选择' })
})

test('退回的写明原因，改了再报；两个人同时审，后来的听到有人办过', async () => {
  const { id } = await district.ask('award', 'open', plan())
  const first = await nominated(id)
  const nomination = { id: first.id, revision: first.revision }
  await street.ask('award', 'sendBack', { nomination, reason: '事迹太简单' })
  expect(await street.call('award', 'recommend', { nomination, opinion: '属实' })).toMatchObject({
    code: 'award/nomination-changed',
    message: '别人刚刚办过这份推荐，请看过最新的再办',
  })
  const again = await community.ask('award', 'resubmit', {
    nomination: { id: first.id, revision: 2 },
    kind: 1,
    deeds: '走访 620 户，代办 85 件',
  })
  expect(again).toMatchObject({ status: 'nominated', kindText: '优秀网格员' })
  expect(
    await street.call('award', 'recommend', { nomination: { id: 'no-such', revision: 1 }, opinion: '属实' }),
  ).toMatchObject({ code: 'award/no-nomination', message: '没有找到这份推荐' })
})

test('公示期间谁都可以提异议，区里答复，提的人收到；没答复、成立了还在名单里，都不能公布', async () => {
  const { id, nomination, revision } = await publicised()
  const said = { nomination, words: '三月二日反映的事一直没有人来' }
  expect(await resident.ask('award', 'object', said)).toMatchObject({ mine: [{ outcome: 'open', answer: '' }] })
  // 同一个人对同一个人只有一条：再发一遍还是那一条，换个说法就不收。
  expect((await resident.ask('award', 'object', said)).mine).toHaveLength(1)
  expect(await resident.call('award', 'object', { ...said, words: '换个说法' })).toMatchObject({
    code: 'award/objected',
    message: '您已经对这一位提过异议了，请等区网格中心答复',
  })
  await city.passes({ hours: 24 * 8 })
  const announcing = { id, revision }
  expect(await district.call('award', 'announce', announcing)).toMatchObject({ code: 'award/unanswered' })
  const [objection] = (await district.ask('award', 'objections', { award: id })).items
  expect(objection).toMatchObject({ name: '王秀兰', words: said.words, outcomeText: '待答复' })
  expect(JSON.stringify(objection)).not.toContain((await resident.me()).person)
  const answer = { objection: objection!.id, isUpheld: true, words: '核实属实' }
  const pickFor = async (one: Pick<Phone, 'ask'> | Desk) => (await one.ask('award', 'get', { id })).picks[0]
  expect(await pickFor(resident)).not.toHaveProperty('upheldText')
  expect(await district.ask('award', 'answer', answer)).toMatchObject({ outcome: 'upheld' })
  // 公示过的名单不悄悄改：人还在，谁看都有一句话，到移出为止。
  for (const who of [resident, community, street, district])
    expect(await pickFor(who)).toMatchObject({ name: '王秀兰', upheldText: '异议成立，正在处理' })
  expect(await district.call('award', 'answer', { ...answer, isUpheld: false })).toMatchObject({
    code: 'award/answered',
    message: '这条异议已经答复过了',
  })
  expect((await resident.ask('notice', 'list', {})).items[0]).toMatchObject({
    title: '2026 年度网格员评优：您的异议有答复了',
    text: '异议成立：核实属实',
    page: `packages/publication/award/award?id=${id}`,
  })
  expect(await district.call('award', 'announce', announcing)).toMatchObject({ code: 'award/upheld' })
  await district.ask('award', 'strike', { id, revision, nomination, reason: '异议成立' })
  expect(await pickFor(resident)).toBeUndefined()
  expect(await district.call('award', 'announce', { id, revision: revision + 1 })).toMatchObject({
    code: 'award/empty',
  })
})

describe('答复一定送到', () => {
  const told = async () => (await resident.ask('notice', 'list', {})).items.map(({ text }) => text)
  /** An answer whose call was cut short before it told anybody. */
  const answered = async (words: string, tellAt: number) => {
    const { id, nomination } = await publicised()
    const by = (await district.ask('account', 'me', {})).person
    const objection = {
      _id: `objection-${tellAt}`,
      schemaVersion: 1,
      revision: 2,
      award: id,
      nomination,
      words: '没有来过',
    }
    const author = (await resident.me()).person
    const answer = { at: tellAt, by, words }
    city.cloud.load('objections', [{ ...objection, by: author, at: tellAt, outcome: 'dismissed', answer, tellAt }])
    return { objection: objection._id, isUpheld: false, words }
  }

  test('答复时没来得及说的，时钟补上，只说一遍', async () => {
    const { objection } = await answered('查过了，去过三次', city.cloud.now())
    expect(await told()).not.toContain('异议不成立：查过了，去过三次')
    for (let minute = 0; minute < 3; minute += 1) await city.passes({ minutes: 1 })
    expect((await told()).filter((text) => text === '异议不成立：查过了，去过三次')).toHaveLength(1)
    expect(city.cloud.read('objections', { _id: objection })).toMatchObject([{ tellAt: null }])
  })

  test('没收到回音再答复一遍，提的人照样收到', async () => {
    // 时钟要再过半分钟才管。
    const again = await answered('有走访记录', city.cloud.now() + 60_000)
    expect(await district.ask('award', 'answer', again)).toMatchObject({ outcome: 'dismissed' })
    expect((await told()).filter((text) => text === '异议不成立：有走访记录')).toHaveLength(1)
  })
})

test('一个人同时对一个人提了两种异议：收下的是哪一条，没收的听得到', async () => {
  const { nomination } = await publicised()
  const asked = ['没有来过', '来过一次'].map((words) => resident.call('award', 'object', { nomination, words }))
  const replies = await Promise.all(asked)
  expect(replies.filter(({ ok }) => ok)).toHaveLength(1)
  expect(replies.find(({ ok }) => !ok)).toMatchObject({ code: 'award/objected', field: 'words' })
})

test('一页推荐，不管多少份，人只查一次', async () => {
  const { id } = await district.ask('award', 'open', plan())
  const { items } = await community.ask('award', 'candidates', { award: id })
  for (const { person } of items.slice(0, 5)) await nominated(id, person)
  const input = { award: id, cursor: '' }
  const event = { action: 'nominations', input, requestId: newRequestId() }
  const { requestID, result } = (await city.cloud.callAs('o-demo-district-1', 'award', event)) as {
    requestID: string
    result: { data: { items: unknown[] } }
  }
  expect(result.data.items).toHaveLength(5)
  const asked = city.cloud.trace(requestID)!.roundTrips.map(({ target }) => target)
  expect(asked.filter((target) => target === 'people')).toHaveLength(1)
})

test('一个群一起点开网格名片：得过什么奖，几秒里只问数据库一次', async () => {
  const look = () =>
    city.cloud.callAs(resident.openid, 'award', {
      action: 'honours',
      input: { area: GRID },
      requestId: newRequestId(),
    })
  // 哪个实例先问过，都只问过一次.
  for (let instance = 0; instance < INSTANCES; instance += 1) await look()
  const { requestID } = await look()
  const asked = city.cloud.trace(requestID)!.roundTrips.map(({ target }) => target)
  expect(asked.filter((target) => ['areas', 'awards', 'people'].includes(target))).toEqual([])
})

test('不在名单上的、公示期外的，不能提异议；没有的异议不能答复', async () => {
  const { nomination } = await publicised()
  expect(await resident.call('award', 'object', { nomination: 'no-such', words: '不认识' })).toMatchObject({
    code: 'award/not-shown',
    message: '这个人不在公示的名单里',
  })
  await city.passes({ hours: 24 * 8 })
  expect(await resident.call('award', 'object', { nomination, words: '晚了' })).toMatchObject({
    code: 'award/no-objections',
    message: '现在不在公示期，不能提异议',
  })
  expect(
    await district.call('award', 'answer', { objection: 'no-such', isUpheld: false, words: '没有' }),
  ).toMatchObject({ code: 'award/no-objection', message: '没有找到这条异议' })
})

test('两个人同时定名单，只有一个定得成', async () => {
  const { id, nomination, revision } = await publicised()
  const input = { id, revision, nominations: [nomination] }
  const other = city.phone('o-demo-district-1')
  const replies = await Promise.all([
    district.call('award', 'publicise', input),
    other.call('award', 'publicise', input),
  ])
  expect(replies.filter(({ ok }) => ok)).toHaveLength(1)
  expect(replies.find(({ ok }) => !ok)).toMatchObject({ code: 'award/changed' })
})

test('开一轮：日子要说得通，同一次提交只开一轮，奖项不能同名', async () => {
  const first = await district.ask('award', 'open', plan(), 'request-open-001')
  expect((await district.ask('award', 'get', { id: first.id })).kinds).toHaveLength(2)
  const now = city.cloud.now()
  expect(await district.call('award', 'open', plan({ nominateUntil: now - 1 }))).toMatchObject({
    code: 'award/too-soon',
    message: '推荐截止的时间已经过去了，请改晚一些',
  })
  const same = { name: '最美网格员', quota: 1 }
  for (const wrong of [{ kinds: [same, same] }, { kinds: [] }, { publicDays: 0 }, { title: '' }])
    expect(await district.call('award', 'open', plan(wrong))).toMatchObject({ code: 'request/invalid' })
  expect((await district.ask('award', 'form', {})).kinds).toEqual([
    { name: '最美网格员', quota: 10 },
    { name: '优秀网格员', quota: 29 },
  ])
})

test('注销的人提过的异议，话没有了，有过这条还在；导出的数据里有', async () => {
  const { id, nomination } = await publicised()
  const guest = await city.phone('o-guest-of-awards').agrees()
  await guest.ask('award', 'object', { nomination, words: '只有我知道的事' })
  expect((await guest.ask('account', 'export', {})).content).toContain('只有我知道的事')
  await guest.ask('account', 'erase', { confirm: '注销' })
  await city.passes({ minutes: 2 })
  const { items } = await district.ask('award', 'objections', { award: id })
  expect(items[0]).toMatchObject({ words: '写的内容已按本人的要求删除', outcome: 'open' })
})

test('开、推荐、审核、退回、公示、公布、移出、答复都留痕，推荐的写着是谁', async () => {
  const steps = ['open', 'nominate', 'recommend', 'accept', 'sendBack', 'publicise', 'announce', 'strike', 'answer']
  for (const step of steps) {
    const { items } = await district.ask('oversight', 'audits', { action: `award.${step}` })
    expect([step, items.length > 0]).toEqual([step, true])
  }
  const { items } = await district.ask('oversight', 'audits', { action: 'award.nominate' })
  expect(items[0]).toMatchObject({
    actionText: '推荐评优',
    objectText: expect.stringMatching(/^[一-鿿]{2,4}$/) as string,
  })
})

import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import AwardSteps from '../../console/parts/award-steps.vue'
import NominationCard from '../../console/parts/nomination-card.vue'
import { CallError } from '../../console/services/call-error'
import { call } from '../../console/services/cloud'
import { shortText } from '../../console/services/moment'
import type { AwardView, NominationView } from '../../typings/contract'

jest.mock('../../console/services/cloud', () => ({
  whenTokenRefused: () => undefined,
  call: jest.fn(),
  newRequestId: () => 'request-00000001',
}))
const ask = call as unknown as jest.Mock<Promise<unknown>, [string, string, Record<string, unknown>]>
beforeEach(() => ask.mockReset())

let page: VueWrapper
afterEach(() => {
  page.unmount()
  document.body.innerHTML = ''
})
const press = async (text: string) => {
  const found = page.findAll('button').filter((one) => one.text() === text)
  await found.at(-1)!.trigger('click')
  await flushPromises()
}

const at = (text: string): number => Date.parse(`${text}+08:00`)
const [NOMINATE, REVIEW] = [at('2026-12-10T17:30'), at('2026-12-20T17:30')]
const round = (revision: number, change: Partial<AwardView> = {}): AwardView => ({
  ...{ id: 'r-1', title: '评优', year: 2026, stage: 'nominating', stageText: '推荐中', note: '', kinds: [], picks: [] },
  ...{ nominateUntil: NOMINATE, reviewUntil: REVIEW, publicDays: 5, isProvisional: false, canObject: false, mine: [] },
  desk: { revision, actions: ['reschedule'], canNominate: false, hasOpenObjections: false, steps: [] },
  ...change,
})

test('两个人都改了推荐截止：两个都摆出来选，没碰的审核截止用别人的', async () => {
  page = mount(AwardSteps, { props: { award: round(1), chosen: [] }, attachTo: document.body })
  ask.mockRejectedValueOnce(new CallError('award/changed', '别人刚刚改过这一轮评优，请看过最新的再办', 'revision'))
  await press('改截止时间')
  const [mine, theirs] = [at('2026-12-12T17:30'), at('2026-12-14T17:30')]
  const [date] = page.findAll<HTMLInputElement>('input[type=datetime-local]')
  date!.element.value = '2026-12-12T17:30'
  await date!.trigger('change')
  await page.findAll('textarea').at(-1)!.setValue('材料没交齐')
  await press('改')
  expect(page.emitted('outdated')).toHaveLength(1)
  await page.setProps({ award: round(2, { nominateUntil: theirs, reviewUntil: REVIEW + 86_400_000 }) })
  expect(page.text()).toContain('别人刚刚改过这一轮评优')
  for (const side of [theirs, mine]) expect(page.get('table').text()).toContain(shortText(side))
  await page.get(`input[aria-label="推荐截止：他人改成${shortText(theirs)}"]`).setValue(true)
  ask.mockResolvedValue(round(3))
  await press('改')
  expect(ask.mock.calls.at(-1)?.[2]).toMatchObject({
    ...{ revision: 2, nominateUntil: theirs, reviewUntil: REVIEW + 86_400_000, reason: '材料没交齐' },
  })
})

test('同一份推荐两个人都在改：别人写的摆在上面，自己写的还在下面', async () => {
  const returned = (revision: number, deeds: string): NominationView => ({
    ...{ id: 'm-1', revision, person: 'p-1', name: '王秀兰', placeText: '第05网格', kind: 0, kindText: '最美网格员' },
    ...{ deeds, status: 'returned', statusText: '退回了', hasLeft: false, isChosen: false, steps: [] },
    actions: ['resubmit'],
  })
  page = mount(NominationCard, {
    props: {
      ...{ nomination: returned(2, '走访 600 户'), kinds: [{ name: '最美网格员' }] },
      ...{ canChoose: false, isChosen: false, showsFigures: false },
    },
    attachTo: document.body,
  })
  ask.mockRejectedValueOnce(
    new CallError('award/nomination-changed', '别人刚刚办过这份推荐，请看过最新的再办', 'revision'),
  )
  await press('改了再报')
  await page.get('textarea').setValue('走访 620 户')
  await page.get('form').trigger('submit')
  await flushPromises()
  expect(page.emitted('outdated')).toHaveLength(1)
  await page.setProps({ nomination: returned(4, '走访 610 户，代办 85 件') })
  expect(page.text()).toContain('走访 610 户，代办 85 件')
  expect(page.get<HTMLTextAreaElement>('textarea').element.value).toBe('走访 620 户')
})

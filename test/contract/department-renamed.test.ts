import type { Cells } from '../../cloudfunctions/contract/reference'
import type { LocalCity } from '../support/city'
import { type Desk, desksIn } from '../support/desk'
import { cityOfThisFile } from '../support/of-this-file'
import { act, blow, type Cast, castOf, CHENGGUAN, done, see, ticketInHand } from '../support/whistle'

// 部门改了名：没办完的哨照现在的名字说是谁在办，经过和办完了的还是当时的名字。

let city: LocalCity
let cast: Cast
let district: Desk
const desk = desksIn(() => city.url)
cityOfThisFile((opened) => {
  city = opened
  cast = castOf(city)
  district = desk('quzhongxin')
})

async function rename(name: string): Promise<void> {
  const { rows } = await district.ask('reference', 'rows', { table: 'departments' })
  const before: Cells = rows.find((cells) => cells['id'] === CHENGGUAN)!
  const change = { table: 'departments' as const, note: '机构改革', before, after: { ...before, name } }
  expect(await district.ask('reference', 'save', change)).toMatchObject({ result: 'saved' })
  // What an instance knows of the departments is a minute old at most.
  await city.passes({ minutes: 2 })
}

test('改了名，没办完的哨照现在的名字说是谁在办，写得出原来叫什么；经过还是当时的名字', async () => {
  const ticket = await ticketInHand(cast)
  const whistle = await blow(cast.worker, ticket.id)
  await act(cast.clerk, whistle.id, { name: 'accept' })
  const [before] = (await see(cast.worker, whistle.id)).parties
  expect(before).not.toHaveProperty('former')
  await rename('区城市管理局')
  const after = await see(cast.worker, whistle.id)
  expect(after.statusText).toBe('区城市管理局主办，等待应哨')
  expect(after.parties[0]).toMatchObject({ name: '区城市管理局', former: `原 ${before!.name}` })
  expect(after.parties.slice(1).every(({ former }) => former === undefined)).toBe(true)
  expect(JSON.stringify(after.timeline)).toContain(before!.name)
  expect(JSON.stringify(after.timeline)).not.toContain('区城市管理局')
  const lists = [
    (await cast.officer.ask('board', 'tasks', {})).items,
    (await cast.worker.ask('board', 'mine', {})).items,
    (await district.ask('search', 'whistles', {})).items,
    (await district.ask('board', 'command', {})).items,
  ]
  expect(lists.map((items) => items.find(({ id }) => id === whistle.id)?.statusText)).toEqual(
    lists.map(() => '区城市管理局主办，等待应哨'),
  )
  await done(whistle, cast.officer)
  await act(cast.street, whistle.id, { name: 'evaluate', verdict: 'satisfied', points: 95, note: '很快' })
  const ended = (await see(cast.worker, whistle.id)).parties[0]
  expect(ended?.name).toBe(before!.name)
  expect(ended).not.toHaveProperty('former')
})

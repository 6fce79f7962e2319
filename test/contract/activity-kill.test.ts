import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { newRequestId, type Phone } from '../support/city'
import { at } from '../support/city-facts'
import { COMMUNITY, organise } from '../support/activity'
import { Victim, within } from '../support/victim'

const ROUNDS = 5

/** Answers lost to a power cut are asked for again, under the same number, until one comes. */
async function untilAnswered<T>(victim: Victim, ask: () => Promise<T>): Promise<T> {
  for (;;) {
    await victim.now().catch(() => undefined)
    const answer = await ask().catch(() => undefined)
    if (answer !== undefined) return answer
  }
}

test('有人取消的那一刻断电：名额和消息一起在，递补的人恰好知道一次，一个也不漏', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'activity-kill-'))
  const victim = new Victim(dir, String(at('2026-03-02 12:10')))
  try {
    victim.start()
    const by = async (openid: string): Promise<Phone> => (await victim.now()).phone(openid)
    const [first, second] = ['o-demo-resident-1', 'o-demo-resident-2'] as const
    for (let round = 0; round < ROUNDS; round += 1) {
      const { id } = await organise(await by(`o-demo-community-${COMMUNITY}-1`), { capacity: 1 })
      await (await by(first)).ask('activity', 'join', { id })
      await (await by(second)).ask('activity', 'join', { id })
      const requestId = newRequestId()
      const leaving = (await by(first)).ask('activity', 'leave', { id }, requestId).catch(() => undefined)
      await within(30)
      await victim.kill()
      await leaving
      await untilAnswered(victim, async () => (await by(first)).ask('activity', 'leave', { id }, requestId))
      const city = await victim.now()
      await city.passes({ minutes: 2 })
      const phone = city.phone(second)
      expect((await phone.ask('activity', 'get', { id })).mine?.state).toBe('seated')
      const { items } = await phone.ask('notice', 'list', {})
      const told = items.filter(({ page, title }) => page?.endsWith(id) === true && title === '您有名额了')
      expect(told).toHaveLength(1)
    }
    expect(victim.kills).toBe(ROUNDS)
  } finally {
    await victim.end()
    rmSync(dir, { recursive: true, force: true })
  }
}, 240_000)

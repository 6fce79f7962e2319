import { randomInt } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type City, newRequestId, type Phone } from '../support/city'
import { at } from '../support/city-facts'
import { Answers, Victim, within } from '../support/victim'
import { castOf, STALLS } from '../support/whistle'

const WHISTLES = 12
const AT_ONCE = 3
const MORNING = String(at('2026-03-02 09:00'))

/** Which phone takes a step. */
type Who = 'resident' | 'worker' | 'clerk' | 'officer'

test(`吹 ${WHISTLES} 声哨，途中随时断电：每件诉求恰好一声，诉求和哨说的是同一回事，该听到的恰好一次`, async () => {
  const dir = mkdtempSync(join(tmpdir(), 'whistle-kill-'))
  const victim = new Victim(dir, MORNING)
  const answers = new Answers()

  /** The same request again and again, until it is answered. */
  async function insist<T>(who: Who, ask: (phone: Phone, requestId: string) => Promise<T>): Promise<T> {
    const requestId = newRequestId()
    for (;;) {
      const city = await victim.now().catch(() => undefined)
      const answer = await (city && ask(castOf(city)[who], requestId).catch((error: Error) => refused(error)))
      if (answer === undefined) continue
      answers.add()
      return answer
    }
  }

  async function live(): Promise<{ ticket: string; whistle: string }> {
    const { id } = await insist('resident', (phone, request) => phone.report({ words: '门口占道' }, request))
    await insist('worker', (phone, request) => phone.act(id, { name: 'accept' }, request))
    const input = { ticket: id, item: STALLS, words: '反复回潮' }
    const whistle = await insist('worker', (phone, request) => phone.ask('whistle', 'blow', input, request))
    const step = (who: Who, name: 'accept' | 'answer') =>
      insist(who, (phone, request) => phone.ask('whistle', 'act', { id: whistle.id, command: { name } }, request))
    await step('clerk', 'accept')
    await step('officer', 'answer')
    return { ticket: id, whistle: whistle.id }
  }

  try {
    victim.start()
    const lived: Array<Awaited<ReturnType<typeof live>>> = []
    let left = WHISTLES
    const lane = async () => {
      while ((left -= 1) >= 0) lived.push(await live())
    }
    const working = Promise.all(Array.from({ length: AT_ONCE }, lane))
    let isDone = false
    void working.then(() => (isDone = true))
    while (!isDone) {
      await Promise.race([working, answers.more(randomInt(3, 12))])
      await within(40)
      if (!isDone) await victim.kill()
    }
    await working
    await victim.kill()
    const city = await victim.now()
    // 时钟每分钟来一次，一次做不完的下一次接着做。
    for (let minute = 0; minute < 5; minute += 1) await city.passes({ minutes: 1 })
    expect(victim.kills).toBeGreaterThan(5)
    await agree(city, lived)
  } finally {
    await victim.end()
    rmSync(dir, { recursive: true, force: true })
  }
}, 300_000)

/** A lost answer is asked for again; a refusal would be one of the rules', and none is meant to come. */
function refused(error: Error): undefined {
  if (/^[a-z]+\/[a-z-]+: /.test(error.message) && !error.message.startsWith('internal')) throw error
  return undefined
}

async function agree(city: City, lived: Array<{ ticket: string; whistle: string }>): Promise<void> {
  const { worker, officer, resident } = castOf(city)
  expect(new Set(lived.map(({ ticket }) => ticket)).size).toBe(WHISTLES)
  expect(new Set(lived.map(({ whistle }) => whistle)).size).toBe(WHISTLES)
  const mine: string[] = []
  for (let cursor: string | undefined = ''; cursor !== undefined;) {
    const page: { items: Array<{ id: string }>; next?: string } = await worker.ask('board', 'mine', { cursor })
    mine.push(...page.items.map(({ id }) => id))
    cursor = page.next
  }
  expect(mine.sort()).toEqual(lived.map(({ whistle }) => whistle).sort())
  for (const { ticket, whistle } of lived) {
    const [seen, blown] = await Promise.all([resident.ticket(ticket), officer.ask('whistle', 'get', { id: whistle })])
    expect(blown.ticket?.id).toBe(ticket)
    expect(blown.statusText).toBe('区城管局主办，已应哨')
    expect(seen.whistle?.id).toBe(whistle)
    expect(seen.statusText).toMatch(/^已吹哨，区城管局 主办，预计.+前到场$/)
    const steps = seen.timeline
      .map(({ title }) => title)
      .filter((title) => title.includes('吹哨') || title.startsWith('已叫'))
    expect(steps).toHaveLength(2)
  }
  const told = async (phone: Phone, title: string) => {
    let count = 0
    for (let cursor: string | undefined = ''; cursor !== undefined;) {
      const page: { items: Array<{ title: string }>; next?: string } = await phone.ask('notice', 'list', { cursor })
      count += page.items.filter((notice) => notice.title === title).length
      cursor = page.next
    }
    return count
  }
  expect(await told(officer, '有哨叫到你们部门')).toBe(WHISTLES)
  expect(await told(resident, '已经叫了部门')).toBe(WHISTLES)
}

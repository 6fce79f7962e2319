import { randomInt } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { NoticeView, PushState } from '../../cloudfunctions/contract/notice'
import { type City, newRequestId, type Phone } from '../support/city'
import { at } from '../support/city-facts'
import { topUp } from '../support/quota'
import { Answers, Victim, within } from '../support/victim'

const REPORTS = 200
const AT_ONCE = 4
/** 白天才推送；午休不计工作时间，不会另外冒出接单超时的提醒。 */
const NOON = String(at('2026-03-02 12:10'))

/** 没有网格的地方归街道的岗位，来多少都是同两个人的；一位网格员手上满了，就会派给别人。 */
const villagerOf = (city: City): Phone => city.someone('天城村')
const clerkOf = (city: City): Phone => city.someone('方村街道工作人员')

test(`反映 ${REPORTS} 件，途中随时断电：答应过的一件不丢，一件不重，该收到的站内信恰好一条，推送至多一次`, async () => {
  const dir = mkdtempSync(join(tmpdir(), 'kill-'))
  const victim = new Victim(dir, NOON)
  try {
    victim.start()
    // 额度给足，让每条消息都真的去推送。
    await topUp(clerkOf(await victim.now()), 'task', 40)

    const acknowledged = new Map<string, string>()
    const answers = new Answers()
    let left = REPORTS
    const resident = async () => {
      while (left > 0) {
        left -= 1
        const requestId = newRequestId()
        for (;;) {
          const city = await victim.now().catch(() => undefined)
          const ticket = await (city && villagerOf(city))
            ?.report({ words: `第 ${requestId} 盏灯不亮` }, requestId)
            .catch(() => undefined)
          if (!ticket) continue
          acknowledged.set(requestId, ticket.id)
          answers.add()
          break
        }
      }
    }
    const working = Promise.all(Array.from({ length: AT_ONCE }, resident))
    let isDone = false
    void working.then(() => (isDone = true))
    // After a random number of answers, and a random moment more: anywhere inside a report, or between two.
    while (!isDone) {
      await Promise.race([working, answers.more(randomInt(5, 30))])
      await within(40)
      if (!isDone) await victim.kill()
    }
    await working
    await victim.kill()
    let city = await victim.now()
    // 时钟每分钟来一次，一次做不完的下一次接着做。
    for (let minute = 0; minute < 10; minute += 1) await city.passes({ minutes: 1 })

    const mine = await all((cursor) => villagerOf(city).ask('ticket', 'mine', { cursor }))
    const ids = mine.map(({ id }) => id)
    expect(victim.kills).toBeGreaterThan(5)
    expect(acknowledged.size).toBe(REPORTS)
    expect(new Set(ids).size).toBe(ids.length)
    expect([...ids].sort()).toEqual([...acknowledged.values()].sort())
    expect(new Set(mine.map(({ no }) => no)).size).toBe(REPORTS)

    const told = (inbox: NoticeView[], title: string) =>
      inbox
        .filter((notice) => notice.title === title)
        .map(({ ticket }) => ticket)
        .sort()
    const inboxOf = (phone: Phone) => all((cursor) => phone.ask('notice', 'list', { cursor }))
    expect(told(await inboxOf(villagerOf(city)), '您的诉求已受理')).toEqual([...ids].sort())
    expect(told(await inboxOf(clerkOf(city)), '有新的诉求等您接单')).toEqual([...ids].sort())

    // 攒下的，过一个小时合成一条；合的时候又断一次电。
    const passing = city.passes({ minutes: 61 }).catch(() => undefined)
    await within(80)
    await victim.kill()
    await passing
    city = await victim.now()
    await city.passes({ minutes: 61 })
    await city.passes({ minutes: 2 })
    const inbox = await inboxOf(clerkOf(city))
    const count = (...states: PushState[]) => inbox.filter(({ push }) => states.includes(push)).length
    expect(count('queued', 'held', 'sending')).toBe(0)
    const pushed = (await clerkOf(city).pushes()).map(({ values }) => values.join())
    expect(new Set(pushed).size).toBe(pushed.length)
    // Every push that was marked sent did arrive; only one cut off in between may have arrived unmarked.
    const single = pushed.filter((values) => !values.includes('条新提醒')).length
    expect(count('sent')).toBeGreaterThan(0)
    expect(count('digested', 'unknown')).toBeGreaterThan(0)
    expect(pushed.length - single).toBeLessThanOrEqual(1)
    expect(single).toBeGreaterThanOrEqual(count('sent'))
    expect(single).toBeLessThanOrEqual(count('sent', 'unknown'))
  } finally {
    await victim.end()
    rmSync(dir, { recursive: true, force: true })
  }
}, 300_000)

/** All pages of a list. */
async function all<T>(page: (cursor: string) => Promise<{ items: T[]; next?: string }>): Promise<T[]> {
  const items: T[] = []
  let cursor: string | undefined = ''
  while (cursor !== undefined) {
    const { items: more, next }: { items: T[]; next?: string } = await page(cursor)
    items.push(...more)
    cursor = next
  }
  return items
}

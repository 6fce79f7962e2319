import { wholeErasure } from '../domain/erasure'
import { DAY, dateOf } from '../domain/moment'
import { monthAt } from '../domain/written'
import { beforeOf } from './cursor'
import { eraseFrom } from './erasure'
import type { World } from './ports'
import { forgetNeeds, forgetResources } from './need-erasure'
import type { Job, Progress } from './ports/people'
import { forgetWhistles } from './whistle-erasure'

const PAGE = 20
/** Also the platform's limit of one deleteFile call. */
const FORGOTTEN = 50
/** The one job of its kind: it never ends, it rests for a day. */
const ID = 'forget'

/**
 * 到期清除，一天一次：到了保存期限的消息、操作记录、办结已久的诉求和哨里的话和照片、早先的值守表和巡查走访记录，还有做完的检查和交接、过期邀请的码。
 * @returns 1 when a new day's work was put up, for {@link eraseOld} to do
 */
export async function forget(ports: World): Promise<number> {
  const now = ports.clock.now()
  const job = await ports.jobs.get(ID)
  if (!job) return Number(await ports.jobs.add(newJob(now)))
  if (job.state === 'waiting' || now < (job.facts.begunAt ?? 0) + DAY) return 0
  return Number(
    await ports.jobs.move(ID, job.cursor, { cursor: job.cursor, state: 'waiting', facts: { begunAt: now } }),
  )
}

const newJob = (now: number): Job => ({
  _id: ID,
  schemaVersion: 1,
  kind: 'forget',
  object: '',
  scope: '',
  by: 'clock',
  at: now,
  cursor: '',
  state: 'waiting',
  facts: { begunAt: now },
})

/** The cursor is the last ticket that was emptied, by the moment it ended: the next day goes on from there. */
export async function eraseOld({ cursor: begun, facts }: Job, ports: World, until: number): Promise<Progress> {
  const { policy } = await ports.reference.read()
  const { ticket, notice, audit } = policy.privacy.keepDays
  const now = ports.clock.now()
  for (const forgetSome of [
    () => ports.notices.forget(now - notice * DAY, FORGOTTEN),
    () => ports.audits.forget(now - audit * DAY, FORGOTTEN),
    () => ports.invitations.forget(now - notice * DAY, FORGOTTEN),
    () => ports.screenings.forget(now - notice * DAY, FORGOTTEN),
    () => ports.jobs.forget(now - notice * DAY, FORGOTTEN),
    () => forgetNeeds(now - ticket * DAY, FORGOTTEN, ports),
    () => forgetResources(now - ticket * DAY, FORGOTTEN, ports),
    () => ports.wechat.forgetCodes(now - notice * DAY, FORGOTTEN),
    () => ports.activities.forget(now - ticket * DAY, FORGOTTEN),
    () => ports.bookings.forget(dateOf(now - ticket * DAY), FORGOTTEN),
    () => ports.duties.forget(monthAt(now - ticket * DAY), FORGOTTEN),
    () => forgetRecords(now - ticket * DAY, ports),
    () => forgetWhistles(now - ticket * DAY, FORGOTTEN, ports),
  ])
    while ((await forgetSome()) === FORGOTTEN)
      if (ports.clock.now() >= until) return { cursor: begun, state: 'waiting', facts }
  let cursor = begun
  for (;;) {
    const ended = await ports.belongings.ended(afterOf(cursor), now - ticket * DAY, PAGE)
    for (const one of ended) {
      if (ports.clock.now() >= until) return { cursor, state: 'waiting', facts }
      await eraseFrom(one, wholeErasure(one), ports)
      cursor = `${one.endedAt}~${one._id}`
    }
    if (ended.length < PAGE) return { cursor, state: 'done', facts }
  }
}

/** 照片先删：记录没有了，就没有人找得到它们。 */
async function forgetRecords(before: number, ports: World): Promise<number> {
  const old = await ports.stationRecords.before(before, FORGOTTEN)
  await ports.belongings.removeFiles(old.flatMap(({ photos }) => photos))
  if (old.length > 0) await ports.stationRecords.remove(old.map(({ _id }) => _id))
  return old.length
}

const afterOf = (cursor: string) => (cursor === '' ? { at: 0, id: '' } : beforeOf(cursor))

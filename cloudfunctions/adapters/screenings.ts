import type { Said, Screening, Verdict } from '../domain/screening'
import type { Ticket } from '../domain/ticket'
import type { Screenings } from '../usecases/ports/screening'
import { Collection, newer } from './collection'
import { command as _, database } from './platform'

/** An answer of WeChat that came before the number of its question was written. */
interface KeptVerdict {
  /** WeChat's number of the check. */
  _id: string
  schemaVersion: 1
  verdict: Verdict
  at: number
}

const screenings = new Collection<Screening>('screenings')
const tickets = new Collection<Ticket>('tickets')
const verdicts = new Collection<KeptVerdict>('verdicts')

/** Two hundred steps of a few photos are more than any ticket has; the platform's largest page. */
const MOST_OF_A_TICKET = 1_000

/** 代谁反映被移除以后，只说是代别人。 */
const SOMEONE = '他人'

export const screeningStore: Screenings = {
  add: (screening) => screenings.addOnce(screening),
  get: (id) => screenings.one(id),

  async byTrace(trace) {
    return (await screenings.find({ where: { trace }, limit: 1 }))[0]
  },

  async claim({ _id, state, wakeAt: was }, wakeAt) {
    return (await screenings.update({ _id, state, wakeAt: was }, { wakeAt })) === 1
  },

  async move(id, state, change) {
    return (await screenings.update({ _id: id, state }, change)) === 1
  },

  async waiting(scope, after, limit) {
    const { list } = (await database
      .collection('screenings')
      .aggregate()
      .match(newer('at', after, { state: 'waiting', path: scope }))
      .sort({ at: 1, _id: 1 })
      .limit(limit)
      .lookup({ from: 'tickets', localField: 'ticket', foreignField: '_id', as: 'tickets' })
      .end()) as { list: Array<Screening & { tickets: Said[] }> }
    return list.map(({ tickets: [said], ...screening }) => ({ screening, ...(said && { said }) }))
  },

  due: (now, limit) => screenings.find({ where: { wakeAt: _.lte(now) }, order: [['wakeAt', 'asc']], limit }),

  async eraseWords({ _id, timeline, behalf, relatives }, entry) {
    // 拆出来的一件，地址和代谁反映来自原件，没有人对它们起疑。
    const isSplit = relatives.some(({ kind }) => kind === 'split-from')
    const isReport = timeline[0]?.id === entry && !isSplit
    await tickets.update(
      // Erased altogether meanwhile: nothing is made anew.
      { _id, [`contents.${entry}.words`]: _.exists(true) },
      {
        [`contents.${entry}.words`]: '',
        [`contents.${entry}.answers`]: _.remove(),
        ...(isReport && { address: '' }),
        ...(isReport && behalf && { 'behalf.who': SOMEONE }),
      },
    )
  },

  async letGo(ticket, entries) {
    const of = { ticket, entry: _.in(entries) }
    await screenings.update({ ...of, state: _.in(['pending', 'waiting']) }, { state: 'erased', wakeAt: null })
    const found = await screenings.find({ where: of, limit: MOST_OF_A_TICKET, fields: { copy: true } })
    return found.flatMap(({ copy }) => copy ?? [])
  },

  forget: (before, limit) =>
    screenings.removeSome({ state: _.in(['passed', 'removed', 'erased']), at: _.lt(before), wakeAt: null }, limit),

  async keepVerdict(trace, verdict, now) {
    await verdicts.addOnce({ _id: trace, schemaVersion: 1, verdict, at: now })
  },

  async verdictOf(trace) {
    return (await verdicts.one(trace))?.verdict
  },

  async dropVerdicts(before) {
    await verdicts.removeAll({ at: _.lt(before) })
  },
}

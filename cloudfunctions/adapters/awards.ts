import type { Award } from '../domain/award'
import type { Nomination, Objection } from '../domain/nomination'
import type { Awards, Nominations, Objections } from '../usecases/ports/publication'
import { Collection, newer, older } from './collection'
import { Kept, oneLoading } from './kept'
import { untoldOf, wholeStore } from './kept-document'
import { command as _ } from './platform'

const awards = new Collection<Award>('awards')
const nominations = new Collection<Nomination>('nominations')
const objections = new Collection<Objection>('objections')

const NEWEST: Array<[string, 'desc']> = [
  ['openedAt', 'desc'],
  ['_id', 'desc'],
]
const EARLIEST: Array<[string, 'asc']> = [
  ['at', 'asc'],
  ['_id', 'asc'],
]
/** Objections of one round that still matter for its result; the platform gives no more in one answer. */
const STANDING = 1_000
/** A person objects to each of a list once. */
const OWN = 100

/** An instance asks the database for what a worker has won this often at most: it stands on a card a whole group opens. */
const FRESH_FOR = 5_000
/** A district's workers. */
const MOST = 1_000
const kept = new Kept<Promise<Award[]>>(FRESH_FOR, MOST)

const whole = wholeStore(awards)

export const awardStore: Awards = {
  ...whole,

  async replace(before, next) {
    const isDone = await whole.replace(before, next)
    kept.clear()
    return isDone
  },

  list: (stages, before, limit) =>
    awards.find({
      where: older('openedAt', before, stages ? { stage: _.in(stages) } : {}),
      order: NEWEST,
      limit,
    }),

  wonBy: (person, limit) =>
    oneLoading(kept, person, () =>
      awards.find({
        where: { winners: person },
        order: NEWEST,
        limit,
        fields: { title: true, year: true, kinds: true, picks: true, winners: true, openedAt: true },
      }),
    ),
}

export const nominationStore: Nominations = {
  ...wholeStore(nominations),

  read: async (ids) => (ids.length > 0 ? nominations.find({ where: { _id: _.in(ids) }, limit: ids.length }) : []),

  within: (award, area, after, limit) =>
    nominations.find({ where: newer('at', after, { award, path: area }), order: EARLIEST, limit }),
}

export const objectionStore: Objections = {
  ...wholeStore(objections),

  of: (award, after, limit) => objections.find({ where: newer('at', after, { award }), order: EARLIEST, limit }),

  by: (award, person) => objections.find({ where: { by: person, award }, limit: OWN }),

  async standing(award) {
    const found = await objections.find({
      where: { award, outcome: _.in(['open', 'upheld']) },
      limit: STANDING,
      fields: { nomination: true, outcome: true },
    })
    return {
      isOpen: found.some(({ outcome }) => outcome === 'open'),
      upheld: found.filter(({ outcome }) => outcome === 'upheld').map(({ nomination }) => nomination),
    }
  },

  async upheld(award) {
    const where = { award, outcome: 'upheld' as const }
    const found = await objections.find({ where, limit: STANDING, fields: { nomination: true } })
    return found.map(({ nomination }) => nomination)
  },

  untold: untoldOf(objections),

  async markTold({ _id, tellAt }) {
    await objections.update({ _id, tellAt }, { tellAt: null })
  },
}

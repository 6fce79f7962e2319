import type { Need } from '../domain/need'
import type { Needs } from '../usecases/ports/need'
import { afterOf, beforeOf } from '../usecases/cursor'
import { Collection, newer, older } from './collection'
import { command as _ } from './platform'
import { keptStore } from './kept-document'

const needs = new Collection<Need>('needs')

/** Lists and the stock-taking show nothing of what people wrote. */
const LIST_FIELDS = { contents: false, whom: false }
const MOST_CLAIMS = 100

const RISING: Array<[string, 'asc']> = [
  ['registeredAt', 'asc'],
  ['_id', 'asc'],
]

export const needStore: Needs = {
  ...keptStore(needs),

  leftBy: (by, limit) => needs.find({ where: { by, source: 'resident', erased: 'nothing' }, limit }),

  list(place, list, filter, cursor, limit) {
    const where = {
      place,
      isOpen: filter !== 'done',
      ...(list && { list }),
      ...(filter === 'overdue' && { isOverdue: true }),
    }
    return filter === 'done'
      ? needs.find({
          where: older('endedAt', beforeOf(cursor), where),
          order: [
            ['endedAt', 'desc'],
            ['_id', 'desc'],
          ],
          limit,
          fields: LIST_FIELDS,
        })
      : needs.find({ where: newer('registeredAt', afterOf(cursor), where), order: RISING, limit, fields: LIST_FIELDS })
  },

  counted: (place, from, limit) =>
    needs.find({
      where: { place, openUntil: _.gte(from) },
      order: [
        ['openUntil', 'desc'],
        ['_id', 'desc'],
      ],
      limit,
      fields: { list: true, status: true, isOpen: true },
    }),

  async openBy(by, limit) {
    const where = { by, source: 'resident', isOpen: true }
    return (await needs.find({ where, limit, fields: { _id: true } })).length
  },

  askedBy: (by, before, limit) =>
    needs.find({
      where: older('registeredAt', before, { by, source: 'resident' }),
      order: [
        ['registeredAt', 'desc'],
        ['_id', 'desc'],
      ],
      limit,
    }),

  entrustedTo: (ownerPerson, after, limit) =>
    needs.find({
      where: newer('registeredAt', after, { ownerPerson, isOpen: true }),
      order: RISING,
      limit,
      fields: LIST_FIELDS,
    }),

  openSince: (place, from, after, limit) =>
    needs.find({
      where: newer('openUntil', after, { place, openUntil: _.gte(from) }),
      order: [
        ['openUntil', 'asc'],
        ['_id', 'asc'],
      ],
      limit,
      fields: LIST_FIELDS,
    }),

  due: (now, except, limit) =>
    needs.find({
      where: { wakeAt: _.lte(now), ...(except.length > 0 && { _id: _.nin(except) }) },
      order: [['wakeAt', 'asc']],
      limit,
    }),

  async claims(ids) {
    const found = new Map<string, string>()
    for (let at = 0; at < ids.length; at += MOST_CLAIMS) {
      const some = ids.slice(at, at + MOST_CLAIMS)
      const page = await needs.find({ where: { _id: _.in(some) }, limit: MOST_CLAIMS, fields: { claim: true } })
      for (const { _id, claim } of page) if (claim) found.set(_id, claim.id)
    }
    return found
  },

  old: (before, limit) =>
    needs.find({
      where: { endedAt: _.lt(before), erased: _.neq('all') },
      order: [['endedAt', 'asc']],
      limit,
    }),
}

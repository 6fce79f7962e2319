import type { Nomination, Objection } from '../domain/nomination'
import type { PublicationTraces } from '../usecases/ports/publication'
import { Collection } from './collection'
import { command as _ } from './platform'

const nominations = new Collection<Nomination>('nominations')
const objections = new Collection<Objection>('objections')

/** Whoever was about to write upon what was read before, reads again. */
const moved = { revision: _.inc(1) }

export const publicationTraces: PublicationTraces = {
  async erase(person) {
    await objections.update({ by: person }, { words: '', ...moved })
    await nominations.update({ person }, { name: '', deeds: '', ...moved })
  },
  objections: (by, limit) => objections.find({ where: { by }, limit }),
  nominations: (person, limit) => nominations.find({ where: { person }, limit }),
}

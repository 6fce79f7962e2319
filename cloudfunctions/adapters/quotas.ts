import type { QuotaView } from '../contract/notice'
import type { TemplateKey } from '../contract/primitives'
import type { Quotas } from '../usecases/ports/notice'
import { Collection } from './collection'
import { command as _ } from './platform'

interface Quota {
  /** `person:template` */
  _id: string
  schemaVersion: 1
  person: string
  template: TemplateKey
  left: number
  /** The latest taps that were counted, so that a repeated call counts once. */
  taps: string[]
}

const quotas = new Collection<Quota>('quotas')

const TAPS_KEPT = 20

const idOf = (person: string, template: TemplateKey): string => `${person}:${template}`

export const quotaStore: Quotas = {
  async consent(person, template, tap) {
    const _id = idOf(person, template)
    const count = () =>
      quotas.update({ _id, taps: _.nin([tap]) }, { left: _.inc(1), taps: _.push({ each: [tap], slice: -TAPS_KEPT }) })
    if ((await count()) === 1) return
    // Counted already, or the first yes ever; of two first ones at once, the later is counted on top.
    if (!(await quotas.addOnce({ _id, schemaVersion: 1, person, template, left: 1, taps: [tap] }))) await count()
  },

  async among(people, template, spare) {
    const ids = people.map((person) => idOf(person, template))
    const where = { _id: _.in(ids), left: _.gt(spare) }
    return new Set(
      (await quotas.find({ where, limit: ids.length, fields: { person: true } })).map(({ person }) => person),
    )
  },

  async spend(person, template) {
    return (await quotas.update({ _id: idOf(person, template), left: _.gt(0) }, { left: _.inc(-1) })) === 1
  },

  async refund(person, template) {
    await quotas.update({ _id: idOf(person, template) }, { left: _.inc(1) })
  },

  async empty(person, template) {
    await quotas.update({ _id: idOf(person, template) }, { left: 0 })
  },

  async left(person) {
    const view: QuotaView = { progress: 0, resolved: 0, task: 0, activity: 0 }
    for (const { template, left } of await quotas.find({ where: { person }, limit: 10 })) view[template] = left
    return view
  },

  async erase(person) {
    await quotas.remove({ person })
  },
}

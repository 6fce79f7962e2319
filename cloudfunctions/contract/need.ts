import * as v from 'valibot'
import { Id } from './primitives'

export const need = {
  /** 一个地方的资源里谁都能看的那一部分。 */
  resources: v.strictObject({ place: Id }),
}

/** At most five. */
export interface OpenResources {
  items: Array<{ id: string; title: string; kindText: string; whenText: string }>
}

import type * as v from 'valibot'
import { account, type MeView } from './account'
import { area, type AreaItem, type GridCard, type Located } from './area'
import { notice, type NoticePage, type QuotaView } from './notice'
import {
  type CategoryGroupView,
  type CategoryView,
  type SimilarTicket,
  type TaskBoard,
  ticket,
  type TicketPage,
  type TicketView,
} from './ticket'

/** Every function a phone can call, with the schema of each action's input. */
export const SCHEMAS = { account, area, notice, ticket }

/** What each action answers. A missing or extra action is a compile error in {@link Api}. */
export interface Outputs {
  account: { me: MeView; settle: GridCard }
  area: { locate: Located; children: AreaItem[] }
  notice: { list: NoticePage; read: Record<string, never>; consent: QuotaView }
  ticket: {
    categories: CategoryGroupView[]
    suggest: CategoryView[]
    similar: SimilarTicket[]
    report: TicketView
    second: TicketView
    act: TicketView
    get: TicketView
    mine: TicketPage
    followed: TicketPage
    tasks: TaskBoard
  }
}

type Schemas = typeof SCHEMAS
export type FunctionName = keyof Schemas
export type ActionName<F extends FunctionName> = keyof Schemas[F] & keyof Outputs[F] & string

/** What a phone sends: optional fields may be left out. */
export type Input<F extends FunctionName, A extends ActionName<F>> = Schemas[F][A] extends v.GenericSchema
  ? v.InferInput<Schemas[F][A]>
  : never
/** What a use case receives: checked, trimmed, defaults filled in. */
export type Parsed<F extends FunctionName, A extends ActionName<F>> = Schemas[F][A] extends v.GenericSchema
  ? v.InferOutput<Schemas[F][A]>
  : never
export type Output<F extends FunctionName, A extends ActionName<F>> = Outputs[F][A]

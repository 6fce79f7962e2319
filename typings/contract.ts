/** What both sides may know at compile time. Types only: nothing of this exists at run time. */
export type * from '../cloudfunctions/contract/account'
export type * from '../cloudfunctions/contract/api'
export type * from '../cloudfunctions/contract/area'
export type * from '../cloudfunctions/contract/envelope'
export type * from '../cloudfunctions/contract/notice'
export type * from '../cloudfunctions/contract/primitives'
export type * from '../cloudfunctions/contract/ticket'

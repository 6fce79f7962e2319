/** The time limits the demonstration's categories and items use, by what kind of matter it is. Examples from district tables where there are any. */
import type { Limit } from './documents'

export const workingHours = (amount: number): Limit => ({ amount, unit: 'workingHours' })
export const workingDays = (amount: number): Limit => ({ amount, unit: 'workingDays' })
export const naturalHours = (amount: number): Limit => ({ amount, unit: 'naturalHours' })
export const naturalMinutes = (amount: number): Limit => ({ amount, unit: 'naturalMinutes' })

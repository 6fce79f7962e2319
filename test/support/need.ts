import type { Input, Output } from '../../cloudfunctions/contract/api'
import type { NeedCommand } from '../../cloudfunctions/contract/need-command'
import type { Phone } from './city'

/** The station of the story. */
export const STATION = 'st-340202014002005'

/** 周三下午. */
export const WEDNESDAY = { weekly: [{ days: [3 as const], from: '14:00', until: '17:00' }], dates: [] }

export const needInput = (facts: Partial<Input<'need', 'register'>> = {}): Input<'need', 'register'> => ({
  place: STATION,
  class: 'elderly',
  title: '陪老人去医院',
  words: '下周要复查，一个人走不动',
  wished: WEDNESDAY,
  ...facts,
})

export const resourceInput = (facts: Partial<Input<'need', 'offer'>> = {}): Input<'need', 'offer'> => ({
  place: STATION,
  class: 'elderly',
  title: '周三陪诊',
  words: '两位退休护士',
  giver: { kind: 'unit', name: '银龄志愿队' },
  reach: 'community',
  times: WEDNESDAY,
  limit: { per: 'month', count: 2 },
  ...facts,
})

export const register = (who: Phone, facts?: Partial<Input<'need', 'register'>>, requestId?: string) =>
  who.ask('need', 'register', needInput(facts), requestId)

export const offer = (who: Phone, facts?: Partial<Input<'need', 'offer'>>, requestId?: string) =>
  who.ask('need', 'offer', resourceInput(facts), requestId)

export const act = (who: Phone, id: string, command: NeedCommand, requestId?: string): Promise<Output<'need', 'act'>> =>
  who.ask('need', 'act', { id, command }, requestId)

export const tryTo = (who: Phone, id: string, command: NeedCommand, requestId?: string) =>
  who.call('need', 'act', { id, command }, requestId)

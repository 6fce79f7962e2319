import type { CallMarks } from '../domain/operator'

/** Where any of these is set, a person is behind the call, known or not. */
const PERSONS = [
  'WX_OPENID',
  'WX_UNIONID',
  'WX_FROM_OPENID',
  'WX_FROM_UNIONID',
  'TCB_UUID',
  'TCB_CUSTOM_USER_ID',
  'QQ_OPENID',
]

/** What the platform says of this very call; the environment is its own, and no caller can write into it. */
export const callMarks = (event: unknown): CallMarks => ({
  source: process.env.TCB_SOURCE ?? '',
  trigger: process.env.TRIGGER_SRC ?? '',
  hasPerson: PERSONS.some((name) => Boolean(process.env[name])) || process.env.TCB_ISANONYMOUS_USER === 'true',
  fields: typeof event === 'object' && event !== null ? Object.keys(event) : [],
})

/** In the audit, whoever keeps the cloud environment: no person of the city. */
export const OPERATOR = 'operator'

/** What the platform says of where a call comes from. */
export interface CallMarks {
  /** `TCB_SOURCE`: the chain of callers, as `wx_client,scf`; empty where the platform marks nothing. */
  source: string
  /** `TRIGGER_SRC`: `timer` for a timer. */
  trigger: string
  /** Whether anything names a person, however they came: of WeChat, signed in to the web, or an unnamed visitor of it. */
  hasPerson: boolean
  /** Top-level fields of the event: what comes by http, from a timer or from a phone has some of the platform's own. */
  fields: string[]
}

/**
 * 微信开发者工具里的云开发控制台 marks its test button `wx_devtools`; CloudBase's console, its command line and Tencent
 * Cloud's own API, which all need the key of the account, mark nothing.
 */
const OPERATORS = ['', 'wx_devtools']

/** Fields of an event that its maker put in, not an operator: of http (云接入), a timer, a phone, a push of WeChat's. */
const FOREIGN = ['httpMethod', 'requestContext', 'headers', 'TriggerName', 'Type', 'userInfo', 'MsgType', 'Event']

/**
 * Whether a call can only come from who keeps the cloud environment. Whatever names a person, comes through a client, a
 * timer, another function or the open door of http is not: an unknown mark is a no.
 */
export const isOperators = ({ source, trigger, hasPerson, fields }: CallMarks): boolean =>
  !hasPerson && trigger === '' && OPERATORS.includes(source) && !fields.some((field) => FOREIGN.includes(field))

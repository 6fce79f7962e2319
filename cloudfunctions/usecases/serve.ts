import * as v from 'valibot'
import type { ActionName, FunctionName, Output, Parsed, Schemas } from '../contract/api'
import { Call, type Refusal, type Reply } from '../contract/envelope'
import { type Login, closedTo } from '../domain/login'
import type { HeldRole, Person } from '../domain/person'
import { isRefusal, refuse } from '../domain/refusal'
import { opened } from './login-offices'
import type { Ports } from './ports'
import type { Identity } from './ports/people'

/** One call as a story sees it. */
export interface Caller<P extends Ports = Ports> {
  actor: Person
  /** Of WeChat; absent for those who signed in by user name. */
  openid?: string
  /** The account they signed in by. */
  login?: Login
  /** Offices of theirs their account does not open yet: the actor stands here without them. */
  unopened?: HeldRole[]
  requestId: string
  now: number
  ports: P
  /** By this moment everything has to be over, what follows the answer included. */
  until: number
  /** What must follow once the answer is settled; run before the function returns, never failing the answer nor making it late. */
  after(work: () => Promise<void>): void
}

/** `P`: what its stories need of the outside world. */
export type Stories<F extends FunctionName, P extends Ports = Ports> = {
  [A in ActionName<F>]: (input: Parsed<F, A>, call: Caller<P>) => Promise<Output<F, A> | Refusal>
}

/** One function: what may be asked of it, and who answers. */
export interface Noun<F extends FunctionName, P extends Ports = Ports> {
  name: F
  schemas: Schemas[F]
  stories: Stories<F, P>
}

/** Milliseconds of the function's time kept for the answer to get out. */
const KEPT = 400

/**
 * Opens the envelope, knows the caller, runs the story. A refusal is an answer; anything thrown is a defect:
 * logged with its request, answered as `internal`. A settled answer waits for what follows only while there is time:
 * the rest is the clock's.
 * @param limit milliseconds the platform gives this call
 */
export async function serve<F extends FunctionName, P extends Ports>(
  { name, schemas, stories }: Noun<F, P>,
  event: unknown,
  identity: Identity | undefined,
  ports: P,
  limit: number,
): Promise<Reply<unknown>> {
  const until = ports.clock.now() + limit - KEPT
  const opened = open(schemas, event)
  if (isRefusal(opened)) return opened
  if (!identity) return refuse('account/unknown', '请在微信里打开，或者先登录')
  const { action, input, requestId } = opened
  const followUps: Array<() => Promise<void>> = []
  try {
    const who = await enter(identity, `${name}.${action}`, ports)
    if (isRefusal(who)) return who
    const call: Caller<P> = {
      ...who,
      requestId,
      now: ports.clock.now(),
      ports,
      until,
      after: (work) => followUps.push(work),
    }
    // The schema of this very action has checked the input; TypeScript cannot follow the look-up by name.
    const story = stories[action as ActionName<F>] as (input: unknown, call: Caller<P>) => Promise<unknown>
    const outcome = await story(input, call)
    ports.log.info('answered', { function: name, action, requestId, ok: !isRefusal(outcome) })
    const following = async () => {
      for (const work of followUps) await work().catch((error: unknown) => ports.log.defect(error, { requestId }))
    }
    if (!(await ports.clock.waits(following(), until))) ports.log.info('left to the clock', { requestId })
    return isRefusal(outcome) ? outcome : { ok: true, data: outcome }
  } catch (error) {
    ports.log.defect(error, { function: name, action, requestId })
    return refuse('internal', '系统出了点问题，内容没有丢失，请稍后再试')
  }
}

/** Whose call it is. An account that is closed, or whose password is not its owner's yet, gets nothing done. */
async function enter(
  identity: Identity,
  action: string,
  ports: Ports,
): Promise<Pick<Caller, 'actor' | 'openid' | 'login' | 'unopened'> | Refusal> {
  if ('openid' in identity) return { actor: await ports.people.enter(identity.openid), openid: identity.openid }
  const found = await ports.people.signedIn(identity.uid)
  if (!found) return refuse('login/unknown', '这个账号没有开通，请联系上一级')
  return closedTo(found.login, action) ?? opened(found, ports)
}

interface Opened {
  action: string
  input: unknown
  requestId: string
}

/** What is asked, checked by the schema of that very action; or what is wrong with it. */
export function open(schemas: Record<string, v.GenericSchema>, event: unknown): Opened | Refusal {
  const call = v.safeParse(Call, envelopeOf(event), { abortEarly: true })
  if (!call.success) return invalid('request/invalid', call.issues)
  const schema = Object.hasOwn(schemas, call.output.action) ? schemas[call.output.action] : undefined
  if (!schema) return refuse('request/unknown-action', '没有这个功能，请更新小程序后再试')
  const input = v.safeParse(schema, call.output.input, { abortEarly: true })
  if (!input.success) return invalid('request/invalid', input.issues)
  return { action: call.output.action, input: input.output, requestId: call.output.requestId }
}

/** The platform adds fields of its own to an event (`userInfo`, `tcbContext`); only ours are read. */
function envelopeOf(event: unknown): unknown {
  if (typeof event !== 'object' || event === null) return event
  const { action, input, requestId } = event as Record<string, unknown>
  return { action, input, requestId }
}

function invalid(code: string, [issue]: [v.BaseIssue<unknown>, ...Array<v.BaseIssue<unknown>>]): Refusal {
  const field = v.getDotPath(issue)
  // valibot's own sentences are English and come only where the schema gives none: unknown keys, missing objects.
  const message = /[一-鿿]/.test(issue.message) ? issue.message : '请求内容格式不对，请更新小程序后再试'
  return refuse(code, message, field ?? undefined)
}

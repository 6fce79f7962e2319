import type * as v from 'valibot'
import { operator, type OperatorOutputs } from '../contract/operator'
import type { Refusal, Reply } from '../contract/envelope'
import type { Login } from '../domain/login'
import { type CallMarks, isOperators, OPERATOR } from '../domain/operator'
import type { Person } from '../domain/person'
import { isRefusal, refuse } from '../domain/refusal'
import { rebuildFigures } from './board'
import { healthOf } from './health'
import { loginStories } from './login'
import type { HealthWorld, LoginWorld, SearchWorld } from './ports'
import { type Caller, open } from './serve'

/** How the whole environment stands, in few requests. */
export interface Standing {
  versions(): Promise<Record<string, number>>
  counts(): Promise<Record<string, number>>
}

export interface OperatorWorld extends LoginWorld, HealthWorld, SearchWorld {
  standing: Standing
}

type Call = Caller<OperatorWorld>
type OperatorAction = keyof typeof operator

type OperatorStories = {
  [A in OperatorAction]: (
    input: v.InferOutput<(typeof operator)[A]>,
    call: Call,
  ) => Promise<OperatorOutputs[A] | Refusal>
}

/** Milliseconds of the function's time kept for the answer to get out. */
const KEPT = 400

const HAS_ACCOUNT = refuse('operator/has-account', '这个区已经有区级账号了，别的账号请登录电脑端去开')
const OTHERS_CAN = refuse('operator/others-can', '区里还有能用的区级账号，请由他在电脑端办')
const NO_SUCH = refuse('operator/no-such', '没有这个区级账号，请核对用户名', 'username')

const stories: OperatorStories = {
  async firstAccount({ username, name, phone }, call) {
    const scope = rootOf(call)
    const there = await call.ports.logins.of('district', scope)
    // The answer was lost: the same request gives the same account another password.
    const isAgain = there.every(({ by, requestId }) => by === OPERATOR && requestId === call.requestId)
    if (!isAgain) return HAS_ACCOUNT
    return loginStories.create({ username, role: 'district', scope, name, phone }, call)
  },

  async unlockAccount({ username }, call) {
    const found = await lockedOut(username, call)
    return isRefusal(found) ? found : loginStories.unlock({ login: found._id }, call)
  },

  async resetAccount({ username }, call) {
    const found = await lockedOut(username, call)
    return isRefusal(found) ? found : loginStories.reset({ login: found._id }, call)
  },

  rebuild: ({ area }, call) => rebuildFigures(area, 'operator.rebuild', call),

  async status(_, call) {
    const { standing, logins } = call.ports
    const [versions, counts, accounts, health] = await Promise.all([
      standing.versions(),
      standing.counts(),
      logins.of('district', rootOf(call)),
      healthOf(call),
    ])
    return {
      versions,
      counts,
      accounts: accounts.map(({ username, isLocked, mustChange }) => ({ username, isLocked, mustChange })),
      health,
    }
  },
}

/**
 * Answers who keeps the cloud environment: a call with nobody's identity, told by the marks the platform puts on it.
 * @param limit milliseconds the platform gives this call
 */
export async function serveOperator(
  event: unknown,
  marks: CallMarks,
  ports: OperatorWorld,
  limit: number,
): Promise<Reply<unknown>> {
  if (!isOperators(marks)) return refuse('operator/not-here', '这里只接受云开发控制台和命令行的调用')
  const opened = open(operator, event)
  if (isRefusal(opened)) return opened
  const { action, input, requestId } = opened
  const now = ports.clock.now()
  try {
    const { district } = await ports.reference.read()
    const call: Call = { actor: actorOf(district.root), requestId, now, ports, until: now + limit - KEPT, after: never }
    // The schema of this very action has checked the input; TypeScript cannot follow the look-up by name.
    const story = stories[action as OperatorAction] as (input: unknown, call: Call) => Promise<unknown>
    const outcome = await story(input, call)
    ports.log.info('answered', { function: 'operator', action, requestId, ok: !isRefusal(outcome) })
    return isRefusal(outcome) ? outcome : { ok: true, data: outcome }
  } catch (error) {
    ports.log.defect(error, { function: 'operator', action, requestId })
    return refuse('internal', '系统出了点问题，内容没有丢失，请稍后再试')
  }
}

/** Nobody of the city, with the district's say over accounts and figures. */
const actorOf = (root: string): Person => ({
  _id: OPERATOR,
  schemaVersion: 1,
  name: '',
  roles: [{ role: 'district', scope: root }],
})

const rootOf = ({ actor }: Call): string => actor.roles[0]?.scope ?? ''

/** None of an operator's actions leaves anything to do behind its answer. */
function never(): never {
  throw new Error('an operator waits for the answer itself')
}

/** The account, where nobody else of the district could do it: whoever can sign in at the console, does it there. */
async function lockedOut(username: string, call: Call): Promise<Login | Refusal> {
  const { ports } = call
  const accounts = await ports.logins.of('district', rootOf(call))
  const found = accounts.find((one) => one.username === username)
  if (!found) return NO_SUCH
  const others = accounts.filter(({ _id, isLocked, mustChange }) => _id !== found._id && !isLocked && !mustChange)
  const people = others.length > 0 ? await ports.people.read(others.map(({ person }) => person)) : []
  return people.some(({ roles }) => roles.some(({ role }) => role === 'district')) ? OTHERS_CAN : found
}

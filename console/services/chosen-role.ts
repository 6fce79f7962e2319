import type { ActionName, FunctionName, Input, RoleView, ScopesView } from '../../typings/contract'
import { CallError } from './call-error'

type Place = 'area' | 'department'
/** Fields of a request that say of which area or department it is, and may be left out. */
type PlacesOf<I> = { [K in Place & keyof I]: object extends Pick<I, K> ? K : never }[Place & keyof I]
type PlacedActions<F extends FunctionName> = {
  [A in ActionName<F>]: [PlacesOf<Input<F, A>>] extends [never] ? never : A
}[ActionName<F>]
/** Of the role that is chosen; or a matter of its own, the same in every role. */
type Whose = 'role' | 'own'
/** Whatever is asked of a place says here whose it is: what is left out, or does not exist, does not compile. */
type Places = {
  [F in FunctionName as [PlacedActions<F>] extends [never] ? never : F]: {
    [A in PlacedActions<F>]: Record<PlacesOf<Input<F, A>>, Whose>
  }
}

const AREA = { area: 'role' } as const
const BOTH = { area: 'role', department: 'role' } as const
/** Of where residents live: the same for everyone. */
const PUBLIC = { area: 'own' } as const

const PLACES: Places = {
  announcement: { board: PUBLIC, past: PUBLIC, manage: AREA, form: AREA, reach: AREA, draft: AREA },
  area: { outlines: PUBLIC },
  assessment: { table: BOTH, findings: BOTH, powers: BOTH, register: AREA },
  atlas: { list: AREA, get: AREA, table: AREA, borders: AREA },
  award: { nominations: AREA, candidates: AREA },
  board: { get: PUBLIC, today: AREA, command: AREA },
  gazetteer: { places: AREA },
  login: { list: BOTH },
  oversight: { audits: AREA, exportAudits: AREA, rebuilds: AREA },
  search: { tickets: AREA, whistles: BOTH, owed: { department: 'role' }, scopes: BOTH },
  spreadsheet: { assessment: BOTH },
  staff: { list: BOTH, sheet: BOTH, leaveSheet: AREA },
}

type Chosen = Pick<RoleView, 'role' | 'scope'>
let worksAs: () => Chosen | undefined = () => undefined

/** @param chosen the role somebody works in just now */
export function narrowTo(chosen: typeof worksAs): void {
  worksAs = chosen
}

const NOT_WITHIN = '要看的地方不归您现在的身份管，或者没有这个地方。请换一个地方，或者换一个身份再看'

/** What lies in the area of a role, as it was last learnt; and what did not, even when it was asked anew. */
const known = new Map<string, { inside: ReadonlySet<string>; outside: Set<string> }>()

/** Roles were learnt anew: what lies where is asked anew as well. */
export const forgetPlaces = (): void => known.clear()

/** After what was done: borders that were written may have moved what lies where. */
export function placesMayHaveMoved(name: FunctionName, action: string): void {
  if (name === 'atlas' && !(action in PLACES.atlas)) forgetPlaces()
}

/**
 * What is asked, as far as the chosen role reaches: a place that is left out is the role's, and one that somebody chose, or
 * wrote into the address, has to lie within: else it is told, and nothing wider is shown instead. A department's list is of the department, wherever it lies.
 * @param look asks what lies in an area
 */
export async function ofChosenRole<F extends FunctionName, A extends ActionName<F>>(
  name: F,
  action: A,
  input: Input<F, A>,
  look: (area: string) => Promise<ScopesView>,
): Promise<Input<F, A>> {
  const role = worksAs()
  const places = (PLACES as Partial<Record<string, Partial<Record<string, Partial<Record<Place, Whose>>>>>>)[name]?.[
    action
  ]
  if (!role || !places) return input
  const { area: asked, ...rest } = input as Record<string, unknown> & Partial<Record<Place, string>>
  if (role.role === 'department')
    return places.department === 'role' ? ({ ...rest, department: role.scope } as Input<F, A>) : input
  if (places.area !== 'role') return input
  if (asked === undefined) return { ...rest, area: role.scope } as Input<F, A>
  if (!(await liesIn(role, asked, look))) throw new CallError('role/not-within', NOT_WITHIN, 'area')
  return input
}

async function liesIn(role: Chosen, area: string, look: (area: string) => Promise<ScopesView>): Promise<boolean> {
  if (role.role === 'district' || area === role.scope) return true
  const key = `${role.role}@${role.scope}`
  const before = known.get(key)
  if (before?.inside.has(area)) return true
  if (before?.outside.has(area)) return false
  const { areas, within } = await look(role.scope)
  const inside = new Set([...areas.map((one) => one.area), ...within])
  const outside = before?.outside ?? new Set<string>()
  if (!inside.has(area)) outside.add(area)
  known.set(key, { inside, outside })
  return inside.has(area)
}

let afterRefusal: () => Promise<Error | undefined> = () => Promise.resolve(undefined)

/** @param look whether the role is still theirs; answers what to say instead when it is not */
export function whenRefused(look: typeof afterRefusal): void {
  afterRefusal = look
}

/** What to say instead of a refusal when the role it was asked in has gone. */
export const goneInstead = (): Promise<Error | undefined> => afterRefusal()

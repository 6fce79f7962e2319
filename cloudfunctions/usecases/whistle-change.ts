import type { Refusal } from '../contract/envelope'
import type { WhistleCommand } from '../contract/whistle-command'
import type { Department } from '../domain/department'
import { isRefusal, refuse } from '../domain/refusal'
import type { Stamp } from '../domain/ticket-step'
import type { Whistle } from '../domain/whistle'
import { decideWhistle } from '../domain/whistle-decision'
import type { WhistleIntent } from '../domain/whistle-intent'
import { relationTo } from '../domain/whistle-rules'
import { applyWhistle } from '../domain/whistle-step'
import { checkContent } from './content'
import type { WhistleWorld } from './ports'
import type { Caller } from './serve'
import { faceFor } from './whistle-office'

/** Someone else's change in between means reading again; five in a row means something is broken. */
const CHANGE_TRIES = 5

export const WHISTLE_NOT_FOUND = refuse('whistle/not-found', '没有找到这声哨')
const REUSED = refuse('request/reused', '这次提交刚才已经成功，请打开这声哨查看')
const BUSY = refuse('whistle/busy', '这声哨正被多人同时操作，请稍后再试')

/** A whistle after a command, and what this very command left to be done. */
export interface WhistleChange {
  whistle: Whistle
  news: WhistleIntent[]
}

export const whistleStamp = (call: Caller<WhistleWorld>, asked: unknown): Stamp & { digest: string } => ({
  now: call.now,
  by: call.actor._id,
  requestId: call.requestId,
  digest: call.ports.hash(JSON.stringify(asked)),
})

export const departmentsById = async (ports: WhistleWorld): Promise<Map<string, Department>> =>
  new Map((await ports.departments.all()).map((one) => [one._id, one]))

/** 要从自己部门里选人的，名单要现在的：刚来的选得到，刚走的选不到。 */
export async function withOwnNow({ ports, actor }: Caller<WhistleWorld>): Promise<Map<string, Department>> {
  const own = actor.roles.filter(({ role }) => role === 'department').map(({ scope }) => scope)
  return withNow(own, ports)
}

/** Those that are kept, with these as they are at this moment. */
async function withNow(ids: string[], ports: WhistleWorld): Promise<Map<string, Department>> {
  const [kept, now] = await Promise.all([departmentsById(ports), ids.length > 0 ? ports.departments.read(ids) : []])
  return new Map([...kept, ...now.map((one): [string, Department] => [one._id, one])])
}

/** 要叫到的部门，要现在的：刚停用的叫不到. */
function namedIn(command: WhistleCommand): string[] {
  if (command.name === 'admit' || command.name === 'dispatch') return [command.lead, ...command.assists]
  return command.name === 'redirect' ? [command.to] : []
}

/** Read, decide, write once on condition that nobody wrote in between; else read again. */
export async function changeWhistle(
  id: string,
  command: WhistleCommand,
  call: Caller<WhistleWorld>,
): Promise<WhistleChange | Refusal> {
  const { ports, actor } = call
  const stamp = whistleStamp(call, ['act', id, command])
  const [{ calendar, policy }, settings, departments] = await Promise.all([
    ports.reference.read(),
    ports.reference.whistles(),
    command.name === 'assign' ? withOwnNow(call) : withNow(namedIn(command), ports),
  ])
  let isChecked = false
  for (let i = 0; i < CHANGE_TRIES; i += 1) {
    const whistle = await ports.whistles.get(id)
    // Whoever has nothing to do with it learns nothing of it.
    if (!whistle || !relationTo(whistle, actor)) return WHISTLE_NOT_FOUND
    const first = whistle.timeline.find(({ requestId }) => requestId === stamp.requestId)
    if (first) return first.digest === stamp.digest && first.by === stamp.by ? { whistle, news: [] } : REUSED
    const context = { actor, stamp, calendar, settings, departments, longestDays: policy.longestDays }
    const steps = decideWhistle(whistle, command, context)
    if (isRefusal(steps)) return inCommand(steps)
    // Only what may be done at all is worth a check by the platform; once is enough.
    const unfit = isChecked ? undefined : await unfitWords(command, call)
    if (unfit) return unfit
    isChecked = true
    const next = applyWhistle(whistle, steps, { stamp, face: faceFor(actor, whistle, departments), settings })
    if (await ports.whistles.replace(whistle, next))
      return { whistle: next, news: next.outbox.slice(whistle.outbox.length) }
  }
  return BUSY
}

/** Said of a field of the command. */
const inCommand = (refusal: Refusal): Refusal =>
  refusal.field === undefined ? refusal : { ...refusal, field: `command.${refusal.field}` }

async function unfitWords(command: WhistleCommand, call: Caller<WhistleWorld>): Promise<Refusal | undefined> {
  const words = 'note' in command ? command.note : ''
  const photos = 'photos' in command ? command.photos : []
  if (words === '' && photos.length === 0) return undefined
  const checked = await checkContent({ words, photos }, call, { words: 'command.note', photos: 'command.photos' })
  return isRefusal(checked) ? checked : undefined
}

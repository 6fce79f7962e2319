import type { Department } from '../domain/department'
import type { Person } from '../domain/person'
import type { Face, Whistle } from '../domain/whistle'
import { handed, isHeldBy } from '../domain/whistle-handing'
import { applyWhistle } from '../domain/whistle-step'
import { GONE, leavePost } from './departure'
import { inform } from './inform'
import type { WhistleWorld } from './ports'
import type { Job, Progress } from './ports/people'

const PAGE = 20
/** Someone else's change in between means reading again. */
const TRIES = 5
/** The list the liaison hands out from. */
const TASKS_PAGE = 'packages/whistle/tasks/tasks'

/** How many whistles the person has in hand for a department. */
export async function countHeld(person: string, department: string, ports: WhistleWorld): Promise<number> {
  let [held, after] = [0, '']
  for (;;) {
    const page = await ports.whistles.heldBy(person, department, after, PAGE)
    held += page.filter((whistle) => isHeldBy(whistle, person, department)).length
    after = page.at(-1)?._id ?? ''
    if (page.length < PAGE) return held
  }
}

/**
 * 部门里的交接：手上的哨一声一声交给接手的同事；离任的交回部门，联络员和值班的人看得到，告诉联络员一次。 Done again, it finds
 * only what is left.
 */
export async function handOverWhistles(job: Job, ports: WhistleWorld, until: number): Promise<Progress> {
  const { object: person, scope, to } = job
  let { cursor, facts } = job
  if (to === undefined && !facts.gone) {
    // 最后一位联络员走不了：那就没有走。
    if (await leavePost(person, scope, ports)) return { cursor, state: 'done', facts }
    facts = { ...facts, ...GONE }
  }
  if (facts.held === undefined) {
    facts = { ...facts, held: await countHeld(person, scope, ports) }
    // Before the first is handed on: a run that is cut short must not count fewer.
    await ports.jobs.move(job._id, cursor, { cursor, state: 'waiting', facts })
  }
  const [department] = await ports.departments.read([scope])
  if (!department) return { cursor, state: 'done', facts }
  const by = await faceIn(department, job.by, ports)
  for (;;) {
    const page = await ports.whistles.heldBy(person, scope, cursor, PAGE)
    for (const whistle of page) {
      if (ports.clock.now() >= until) return { cursor, state: 'waiting', facts }
      try {
        await handOn(whistle, job, { department, by }, ports)
      } catch (error) {
        // One that is broken is logged and stepped over, so that it holds up no other.
        ports.log.defect(error, { job: job._id, whistle: whistle._id })
      }
      cursor = whistle._id
    }
    if (page.length < PAGE) break
  }
  // 接手的人这时已经不在了的，也是交回部门.
  const isTaken = to !== undefined && memberFace(department, to) !== undefined
  if (!isTaken) await tellLiaisons(job, facts.held ?? 0, department, ports)
  return { cursor, state: 'done', facts }
}

interface Surroundings {
  department: Department
  by: Face | undefined
}

async function handOn(
  found: Whistle,
  { object: person, scope, to, by: actor }: Job,
  { department, by }: Surroundings,
  ports: WhistleWorld,
): Promise<void> {
  const settings = await ports.reference.whistles()
  const taker = to === undefined ? undefined : memberFace(department, to)
  let whistle: Whistle | undefined = found
  for (let tries = 0; tries < TRIES && whistle && isHeldBy(whistle, person, scope); tries += 1) {
    const step = handed(scope, to !== undefined && taker ? { person: to, face: taker } : undefined)
    const stamp = { now: ports.clock.now(), by: actor }
    if (await ports.whistles.replace(whistle, applyWhistle(whistle, [step], { stamp, face: by, settings }))) return
    whistle = await ports.whistles.get(whistle._id)
  }
  if (whistle && isHeldBy(whistle, person, scope))
    throw new Error(`whistle ${whistle._id} was changed by others ${TRIES} times over`)
}

const memberFace = ({ name: office, members }: Department, person: string): Face | undefined => {
  const member = members.find((one) => one.person === person)
  return member && { name: member.name, office, phone: member.phone }
}

/** Also of one who has just left the department. */
async function faceIn(department: Department, person: string, ports: WhistleWorld): Promise<Face | undefined> {
  const member = memberFace(department, person)
  if (member) return member
  const [found]: Person[] = await ports.people.read([person])
  return found && found.name !== '' ? { name: found.name, office: department.name } : undefined
}

async function tellLiaisons(job: Job, held: number, { name, members }: Department, ports: WhistleWorld): Promise<void> {
  if (held === 0) return
  const [giver] = await ports.people.read([job.object])
  const liaisons = members.filter(({ post }) => post === 'liaison').map(({ person }) => person)
  await inform(
    liaisons,
    {
      id: job._id,
      title: job.to === undefined ? '同事离任，有哨等您分配' : '交接没有交成，有哨等您分配',
      text:
        job.to === undefined
          ? `${giver?.name || '一位同事'}离开了${name}，手上的 ${held} 声哨已交回部门，请分给经办人`
          : `接手的同事已经不在${name}，${giver?.name || '一位同事'}手上的 ${held} 声哨已交回部门，请分给经办人`,
      spare: 0,
      about: { page: TASKS_PAGE },
      isUrgent: false,
    },
    ports,
  )
}

import type { Refusal } from '../contract/envelope'
import { shortText } from '../domain/area'
import { isStaffRole, type Person } from '../domain/person'
import { refuse } from '../domain/refusal'
import { markOf, type Screening, screeningView } from '../domain/screening'
import { fileOf, photoKey } from '../domain/photo'
import { dueText } from '../domain/times'
import { audit } from './audit'
import { afterOf, pageOf } from './cursor'
import type { Ports } from './ports'
import type { Stories } from './serve'
import { screened } from './ticket-upkeep'

const PAGE = 20

export const screeningStories: Stories<'screening'> = {
  async list({ scope, cursor }, { ports, actor }) {
    const [{ district }, shapes] = await Promise.all([ports.reference.read(), ports.reference.shapes()])
    const path = scope === district.root ? [scope] : shapes.pathOf(scope)
    if (!path || !looksAfter(actor, path)) return refuse('screening/not-yours', '这里不是您负责的辖区')
    const found = await ports.screenings.waiting(scope, afterOf(cursor), PAGE + 1)
    const page = pageOf(found, PAGE, ({ screening: { at, _id } }) => ({ at, id: _id }))
    // Of a place it is always our copy: WeChat, or the clerk, has the same before them as everyone will.
    const fileFor = ({ screening: { file, copy, place }, said }: (typeof page.items)[number]) =>
      place !== undefined ? copy : file === undefined ? undefined : said ? fileOf(said, file) : file
    const files = page.items.flatMap((item) => fileFor(item) ?? [])
    const [urls, areas] = await Promise.all([
      files.length > 0 ? ports.photos.urls(files) : new Map<string, string>(),
      ports.areas.read([...new Set(page.items.flatMap(({ screening }) => toCommunity(screening)))]),
    ])
    const items = page.items.map((item) => {
      const url = urls.get(fileFor(item) ?? '')
      const area = areas.find(({ _id }) => _id === toCommunity(item.screening).at(-1))
      const whereText = area ? shortText(area, areas) : ''
      return screeningView(item.screening, { ...item, whereText, ...(url !== undefined && { url }) })
    })
    return { ...page, items }
  },

  async decide({ id, verdict }, call) {
    const { ports, actor, now } = call
    const found = await ports.screenings.get(id)
    if (!found) return refuse('screening/not-found', '没有找到这一条')
    if (!looksAfter(actor, found.path)) return refuse('screening/not-yours', '这里不是您负责的辖区')
    if (found.author === actor._id) return refuse('screening/own', '自己写的、拍的，请同事来看')
    const state = verdict === 'keep' ? ('passed' as const) : ('removed' as const)
    // A retry after a lost reply hears what the first one did.
    if (found.state === state && found.by === actor._id) return {}
    if (found.state === 'pending') return refuse('screening/not-now', '微信还在检查，有结果或超时以后再看')
    // 留下的，大家看到的也要是我们抄的那一份。
    if (state === 'passed' && found.copy !== undefined && !(await hasCopy(found, ports)))
      return refuse('screening/no-picture', '照片没有取到，请稍后再看，或者移除')
    const decision = { state, by: actor._id, decidedAt: now, wakeAt: now }
    if (found.state !== 'waiting' || !(await ports.screenings.move(id, 'waiting', decision))) return doneBy(id, ports)
    await audit('screening.decide', id, found.path.at(-1) ?? '', call)
    const decided = { ...found, ...decision }
    await (state === 'removed' ? remove(decided, ports) : carryOut(decided, ports))
    return {}
  },
}

/** 同事先处理了：谁、什么时候、怎么处理的. */
async function doneBy(id: string, ports: Ports): Promise<Refusal> {
  const { by, decidedAt, state } = (await ports.screenings.get(id)) ?? {}
  const [person] = by === undefined ? [] : await ports.people.read([by])
  if (!person?.name || decidedAt === undefined) return refuse('screening/done', '这一条已经处理过了')
  const verdict = state === 'removed' ? '移除' : '留下'
  return refuse('screening/done', `这一条${person.name}已经在${dueText(decidedAt)}处理过了，结果是${verdict}`)
}

/** Done again for as long as WeChat has not been asked, never after. False when the photo is gone, or nowhere shown. */
export async function takeCopy(screening: Screening, ports: Ports): Promise<boolean> {
  const { file = '', copy = '' } = screening
  if (!(await ports.photos.copy(file, copy))) return false
  const { id, store } = whereShown(screening, ports)
  if (await store.keepCopy(id, photoKey(file), copy)) return true
  // Erased meanwhile: what is no longer there must not stay as a copy.
  await ports.belongings.removeFiles([copy])
  return false
}

async function hasCopy(screening: Screening, ports: Ports): Promise<boolean> {
  const { id, store } = whereShown(screening, ports)
  const shown = await store.get(id)
  return shown?.copies?.[photoKey(screening.file ?? '')] !== undefined || takeCopy(screening, ports)
}

const whereShown = ({ ticket, place = '' }: Screening, { tickets, places }: Ports) =>
  ticket === undefined ? { id: place, store: places } : { id: ticket, store: tickets }

/** From the district down to the community, where what is looked at lies. */
const toCommunity = ({ path }: Screening): string[] => path.slice(0, 3)

/** Scope is an area id; an area belongs to it if the scope's id is on its path. */
const looksAfter = (person: Person, path: string[]): boolean =>
  person.roles.some(({ role, scope }) => isStaffRole(role) && path.includes(scope))

/** 移除：文字抹去，照片从此谁也看不到，时间线上记一笔。 Each part is harmless when done again. */
export async function remove(screening: Screening, ports: Ports): Promise<void> {
  const { ticket: id, entry, file, by = '' } = screening
  // A place has no course of handling in which it would be noted.
  if (id === undefined) return carryOut(screening, ports)
  const ticket = file === undefined ? await ports.tickets.get(id) : undefined
  if (ticket) {
    await ports.screenings.eraseWords(ticket, entry)
    const step = ticket.timeline.find((one) => one.id === entry)
    if (step?.name === 'split') await removeFromSplit(step.into.id, by, ports)
  }
  await screened(id, entry, file === undefined ? 'words' : photoKey(file), by, ports)
  await carryOut(screening, ports)
}

/** 拆出来的那件，说的就是拆件时写的这句话。 */
async function removeFromSplit(id: string, by: string, ports: Ports): Promise<void> {
  const ticket = await ports.tickets.get(id)
  const report = ticket?.timeline[0]
  if (!report) return
  await ports.screenings.eraseWords(ticket, report.id)
  await screened(id, report.id, 'words', by, ports)
}

/**
 * Shows or hides as it was decided. The decision is written first and keeps its alarm until this is done, so a crash in
 * between is made good by the clock; doing it twice is harmless.
 */
export async function carryOut(screening: Screening, ports: Ports): Promise<void> {
  await mark(screening, ports)
  if (await ports.screenings.move(screening._id, screening.state, { wakeAt: null })) return
  // Someone may have decided otherwise meanwhile: theirs is the last word, also on the ticket.
  const now = await ports.screenings.get(screening._id)
  if (now && now.state !== screening.state) await mark(now, ports)
}

async function mark(screening: Screening, ports: Ports): Promise<void> {
  if (screening.file === undefined) return
  const { id, store } = whereShown(screening, ports)
  await store.markPhoto(id, photoKey(screening.file), markOf(screening))
}

import type { RecordKind, RecordView } from '../contract/station'
import { isRefusal, refuse } from '../domain/refusal'
import { readsVisits } from '../domain/station-record'
import { checkContent } from './content'
import { beforeOf, pageOf } from './cursor'
import { tallyOf, tallyText } from './desk'
import type { StationRecord } from './ports/station'
import type { Caller, Stories } from './serve'
import { namesOf, servedStation } from './station-place'
import type { World } from './ports'

const PAGE = 20
const KIND_TEXT: Record<RecordKind, string> = { patrol: '巡查', visit: '走访' }

export const recordStories: Pick<Stories<'station', World>, 'record' | 'records' | 'link'> = {
  async record({ place, ...written }, call) {
    const { ports, actor, now, requestId } = call
    const found = await servedStation(place, call)
    if (isRefusal(found)) return found
    const id = ports.hash(`${actor._id}:${requestId}`)
    const before = await ports.stationRecords.get(id)
    if (before) return oneView(before, call)
    const { words, withWhom, photos } = written
    const checked = await checkContent({ words: `${words}\n${withWhom}`.trim(), photos }, call, {
      words: 'words',
      photos: 'photos',
    })
    if (isRefusal(checked)) return checked
    const record: StationRecord = { ...written, _id: id, schemaVersion: 1, place, by: actor._id, at: now }
    await ports.stationRecords.add(record)
    return oneView(record, call)
  },

  async records({ place, kind, cursor }, call) {
    const { ports, now, actor } = call
    const [found, shapes] = await Promise.all([servedStation(place, call), ports.reference.shapes()])
    if (isRefusal(found)) return found
    const isFree = readsVisits(found.place, actor, (scope) => shapes.pathOf(scope))
    const what = { kind, ...(!isFree && { visitsBy: actor._id }) }
    const [list, tally] = await Promise.all([
      ports.stationRecords.list(place, what, beforeOf(cursor), PAGE + 1),
      cursor === '' ? tallyOf(found.place, now, ports) : undefined,
    ])
    const page = pageOf(list, PAGE, ({ at, _id }) => ({ at, id: _id }))
    return {
      ...page,
      items: await views(page.items, call),
      ...(tally && { month: { text: tallyText(tally), ...tally } }),
    }
  },

  async link({ record: id, ticket: ticketId }, call) {
    const { ports, actor } = call
    const [record, ticket] = await Promise.all([ports.stationRecords.get(id), ports.tickets.get(ticketId)])
    if (record?.by !== actor._id) return refuse('station/not-your-record', '只有写这条记录的人可以关联诉求', 'record')
    if (ticket?.author !== actor._id) return refuse('station/not-your-ticket', '只能关联自己登记的诉求', 'ticket')
    const linked = { id: ticket._id, no: ticket.no }
    await ports.stationRecords.link(id, linked)
    return oneView({ ...record, ticket: linked }, call)
  },
}

async function oneView(record: StationRecord, call: Caller<World>): Promise<RecordView> {
  const [view] = await views([record], call)
  if (!view) throw new Error('a record without a view')
  return view
}

/** Two round trips at once, however many there are. */
async function views(records: StationRecord[], { ports, actor }: Caller<World>): Promise<RecordView[]> {
  const files = records.flatMap(({ photos }) => photos)
  const [nameOf, urls] = await Promise.all([
    namesOf(
      records.map(({ by }) => by),
      ports,
    ),
    files.length > 0 ? ports.photos.urls(files) : new Map<string, string>(),
  ])
  return records.map(({ _id, kind, at, by, words, withWhom, minutes, photos, ticket }) => ({
    ...{ id: _id, kind, kindText: KIND_TEXT[kind], at, by: nameOf(by), isMine: by === actor._id },
    ...{ words, withWhom, minutes, photos: photos.flatMap((photo) => urls.get(photo) ?? []) },
    ...(ticket && { ticket }),
  }))
}

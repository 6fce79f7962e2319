import type { Legend } from '../contract/place'
import type { CellNote, PlaceColumn, PlaceRow } from '../contract/place-import'
import { lengthOf } from '../contract/primitives'
import { cellOver, CLEARED, listOf, type Read, said, sorted, wrong } from './cell'
import { readExceptions, readHours } from './hours-reading'
import { closedOn, OWN_CLASS_TEXT, type Place } from './place'
import { differences } from './place-differences'
import { type Ground, lyingAt, type Position, siteOf } from './place-ground'

export interface ReadRow {
  /** What it would be; undefined when something is wrong with the row. */
  place?: Place
  problems: CellNote[]
  notes: CellNote[]
}

/**
 * 一行读成一个地点。An empty cell leaves what a place has already, 清空 takes it away; where there is no place yet, what
 * cannot be done without has to be said.
 * @param point where it is once the file's conversion is done; undefined when the row has no coordinates
 * @param found the place of this id as it is now
 */
export function readRow(
  row: PlaceRow,
  id: string,
  point: Position | undefined,
  found: Place | undefined,
  ground: Ground,
): ReadRow {
  const cells = {
    id: idCell(id),
    class: classCell(cellOver(row.class, found?.class), ground.legend, found),
    name: nameCell(cellOver(row.name, found?.name)),
    lng: whereCell(point, ground),
    community: communityCell(row.community, point, ground, found),
    address: over(row.address, found?.address, '', (text) => wordsCell(text, 100)),
    phone: over(row.phone, found?.phone, '', phoneCell),
    hours: hoursCell(row.hours, found),
    exceptions: over(row.exceptions, found?.exceptions, [], (text) => readOr(readExceptions(text))),
    services: over(row.services, found?.services, [], (text) => servicesCell(text, ground.legend)),
    extended: over(row.extended, found?.extended, [], (text) => namesCell(text, 30)),
    accessibility: over(row.accessibility, found?.accessibility, [], (text) => namesCell(text, 12)),
    keeper: over(row.keeper, found?.keeper?.name, '', (text) => wordsCell(text, 20)),
  }
  const { problems, values } = sorted(cells)
  const notes = [...notesOf(row, point, problems, ground), ...closedNote(found)]
  if (problems.length > 0 || !point) return { problems, notes }
  const { id: _id, class: own, lng: where, community: _community, keeper, ...rest } = values
  const place: Place = {
    _id,
    schemaVersion: 2,
    ...own,
    ...where,
    point,
    ...rest,
    photos: found?.photos ?? [],
    ...(found?.hidden && { hidden: found.hidden }),
    ...(found?.copies && { copies: found.copies }),
    ...(keeper !== '' && { keeper: keeper === found?.keeper?.name ? found.keeper : { name: keeper } }),
    ...(found?.sample && { sample: true }),
    ...(found?.closed && { closed: found.closed }),
    ...(found?.reopened && { reopened: found.reopened }),
    ...(found?.revision !== undefined && { revision: found.revision }),
  }
  // 改过的就不再是示例.
  if (found && differences(found, place).length > 0) delete place.sample
  return { place, problems, notes }
}

/** An empty cell leaves what there is; 清空 leaves nothing. */
const over = <T>(text: string, former: T | undefined, nothing: T, read: (text: string) => Read<T>): Read<T> =>
  text === '' ? said(former ?? nothing) : text === CLEARED ? said(nothing) : read(text)

function hoursCell(text: string, found: Place | undefined): Read<Place['hours']> {
  if (text === '' && found) return said(found.hours)
  return text === '' || text === CLEARED ? wrong(HOURS_WANTED) : readOr(readHours(text))
}

const HOURS_WANTED = '请填写开放时间，例如“每天 08:30-17:30”；暂不开放的写“不开”'

const readOr = <T>(read: T | string): Read<T> => (typeof read === 'string' ? wrong(read) : said(read))

const idCell = (id: string): Read<string> =>
  /^[\w:.-]{1,30}$/.test(id) ? said(id) : wrong('编号只能用字母、数字和 - _ . :，最多 30 个')

/** The code of a class, and what kind of place has it; undefined when nobody knows the name. */
export function classNamed(text: string, { classes }: Legend): Pick<Place, 'kind' | 'class'> | undefined {
  const own = Object.keys(OWN_CLASS_TEXT).find((kind) => kind === text || OWN_CLASS_TEXT[kind] === text)
  if (own !== undefined) return { kind: own as 'station' | 'centre', class: own }
  const found = classes.find(({ code, name }) => code === text || name === text)
  return found && { kind: 'living', class: found.code }
}

function classCell(text: string, legend: Legend, found: Place | undefined): Read<Pick<Place, 'kind' | 'class'>> {
  if (text === '') return wrong('请填写类别，例如“便利店”')
  const own = classNamed(text, legend)
  if (!own) return wrong(`没有“${text}”这个类别`)
  // 驿站和中心有值守、活动、清单跟着：换成另一种就都没了着落.
  if (found && found.kind !== own.kind) return wrong(`这个编号原来是${kindText(found)}，不能改成${text}`)
  return said(own)
}

const kindText = ({ kind }: Place): string => OWN_CLASS_TEXT[kind] ?? '便民生活圈的地点'

const nameCell = (text: string): Read<string> =>
  text === '' ? wrong('请填写名称') : lengthOf(text) > 40 ? wrong('名称最多 40 个字') : said(text)

function whereCell(
  point: Position | undefined,
  ground: Ground,
): Read<Pick<Place, 'area' | 'path' | 'street' | 'community'>> {
  if (!point) return wrong('请填写经纬度，例如 118.390500 和 31.345000')
  const site = siteOf(point, ground.shapes)
  return site ? said(site) : wrong('这个位置不在本区的陆地上')
}

function communityCell(
  name: string,
  point: Position | undefined,
  { communities, shapes }: Ground,
  found: Place | undefined,
): Read<string> {
  if (name !== '' && ![...communities.values()].includes(name)) return wrong(`没有“${name}”这个社区（村）`)
  // 中心的编号就是社区的：挪走了，那里就再也加不了新的.
  const site = found?.kind === 'centre' && point ? siteOf(point, shapes) : undefined
  return site && site.community !== found?.community
    ? wrong('党群服务中心不能挪到别的社区，请停用以后在那里另外新增')
    : said(name)
}

const wordsCell = (text: string, most: number): Read<string> =>
  lengthOf(text) > most ? wrong(`最多 ${most} 个字`) : said(text)

const phoneCell = (text: string): Read<string> => {
  const number = text.replace(/\s/g, '')
  return /^\d[\d-]{4,19}$/.test(number) ? said(number) : wrong('电话只写数字和短横线')
}

function namesCell(text: string, most: number): Read<string[]> {
  const names = listOf(text)
  if (names.length > most) return wrong(`最多 ${most} 项，用顿号隔开`)
  const long = names.find((name) => lengthOf(name) > 16)
  return long === undefined ? said(names) : wrong(`“${long}”太长了，每项最多 16 个字`)
}

function servicesCell(text: string, { services }: Legend): Read<string[]> {
  const named = listOf(text).map((name) => ({
    name,
    of: services.find((one) => one.name === name || one.code === name),
  }))
  const unknown = named.find(({ of }) => !of)
  return unknown ? wrong(`没有“${unknown.name}”这项基本服务`) : said(named.flatMap(({ of }) => of?.code ?? []))
}

/** 停用的不会因为一张表又回到地图上. */
const closedNote = (found: Place | undefined): CellNote[] =>
  found?.closed ? [{ column: 'name', text: `这个地点${closedOn(found.closed)}停用了，导入不会让它重新启用` }] : []

/** It lies somewhere, but not where the row says. */
function notesOf(row: PlaceRow, point: Position | undefined, problems: CellNote[], ground: Ground): CellNote[] {
  const isNamed = row.community !== '' && problems.every(({ column }) => column !== 'community')
  const { path, community } = point ? lyingAt(point, ground) : {}
  if (!isNamed || !path || community === row.community) return []
  const column: PlaceColumn = 'community'
  return [{ column, text: `这个位置在${community ?? '街道里没有分给社区的地方'}，不在${row.community}，请核对` }]
}

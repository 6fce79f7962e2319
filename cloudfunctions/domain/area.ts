import type { AreaItem, AreaKind, GridCard, Located } from '../contract/area'
import { DUTY_TEXT } from './person'
import { isAway, type Server } from './server'
import type { Shapes } from './shapes'

export interface Area {
  /** Opaque and stable; the code may be renumbered. */
  _id: string
  schemaVersion: 1
  kind: AreaKind
  code: string
  name: string
  /** Ids from the district down to this area itself. */
  path: string[]
  /** `[lng, lat]`, GCJ-02. */
  centre: [number, number]
  /** 办公电话, of a community, street or district. */
  phone?: string
  /** Residents of a grid or village, as far as they are known. */
  population?: number
  worker?: Server
  standIns?: Server[]
  /** 一格一员一团队. */
  team?: Server[]
  /** Clerks of a community, street or district. */
  staff?: Server[]
  /** 街道领导: attached to each 重点哨 of the street. */
  leader?: Server
  /** 一个微信群. */
  group?: { opengid: string; name: string; by: string; at: number }
  /** Codes it had before it was renumbered, and until when. */
  codes?: Array<{ code: string; until: number }>
  /** Names it had, and until when. */
  names?: Array<{ name: string; until: number }>
  /** The version of the atlas that last changed it. */
  atlas?: number
  /** 撤并到哪里: it lies nowhere any more, and keeps what once was in it. */
  mergedInto?: string
}

/** An area with those above it, nearest first: grid, community, street (the district left out). */
export interface Chain {
  /** The most specific area. */
  area: Area
  grid?: Area
  community?: Area
  village?: Area
  street: Area
}

/** Puts the areas of one path in their places; undefined when the path has no street. */
export function chainOf(areas: Area[]): Chain | undefined {
  const of = (kind: AreaKind) => areas.find((area) => area.kind === kind)
  const street = of('street')
  if (!street) return undefined
  const [grid, community, village] = [of('grid'), of('community'), of('village')]
  return {
    area: grid ?? community ?? village ?? street,
    street,
    ...(grid && { grid }),
    ...(community && { community }),
    ...(village && { village }),
  }
}

/** 赭麓街道 · 车站社区 · 第05网格 */
export const areaText = ({ street, community, village, grid }: Chain): string =>
  [street, community, village, grid].flatMap((area) => (area ? [area.name] : [])).join(' · ')

/** 车站社区第05网格 · 车站社区 · 赭麓街道: short, and still one of a kind in the district. */
export function shortText({ kind, name, path }: Area, above: Area[]): string {
  const parent = kind === 'grid' || kind === 'village' ? above.find(({ _id }) => _id === path.at(-2)) : undefined
  return (parent?.name ?? '') + name
}

/** 网格线旁的一步之差不算出界：30 米内归最近的网格。 */
const NEAREST_GRID_METRES = 30

/**
 * 点落在哪里：网格 → 村 → 30 米内最近的网格 → 街道。
 * @returns the path of area ids from the district down, or undefined outside the district's land
 */
export function locate(point: [number, number], shapes: Shapes): string[] | undefined {
  return (
    shapes.containing(point, 'grid') ??
    shapes.containing(point, 'village') ??
    shapes.nearest(point, 'grid', NEAREST_GRID_METRES) ??
    shapes.containing(point, 'street')
  )
}

export const areaItem = ({ _id, kind, name, centre }: Area): AreaItem => ({ id: _id, kind, name, centre })

export const located = (chain: Chain, shapes: Shapes, takenBy: string): Located => ({
  id: chain.area._id,
  kind: chain.area.kind,
  text: areaText(chain),
  centre: chain.area.centre,
  outline: shapes.outline(chain.area._id),
  takenBy,
})

const present = ({ name, phone }: Server) => ({ name, phone })

/** 社区（村）和街道的办公电话，近的在前. */
const officesOf = ({ community, village, street }: Chain): GridCard['offices'] =>
  [community, village, street].flatMap((area) => (area?.phone ? [{ name: area.name, phone: area.phone }] : []))

/** @param now whoever is on leave then is not shown as reachable */
export const gridCard = (chain: Chain, shapes: Shapes, takenBy: string, now: number): GridCard => {
  const { worker, standIns = [], team = [], group } = chain.area
  return {
    ...located(chain, shapes, takenBy),
    ...(worker && { worker: { ...present(worker), onDuty: !isAway(worker, now) } }),
    standIns: standIns.filter((server) => !isAway(server, now)).map(present),
    team: team.map(({ name, duty }) => ({ name, dutyText: duty ? DUTY_TEXT[duty] : '志愿者' })),
    ...(group && { group: { name: group.name } }),
    offices: officesOf(chain),
  }
}

/** 示例: who can be chosen on the stage's phones, and where each of them stands. */
import type { Area, Duty, LngLat, Person, Stage } from './documents'
import { toLngLat, toMetres } from './geometry'
import { openidOf, residentId } from './people'
import { MAIN_GRID, RESIDENTS, STOOD_IN_GRID, UNATTENDED_GRID, VILLAGE } from './plot'

/** Steps (metres) from the middle of the area, so that people of one grid stand near each other but not on one spot. */
const STEPS: Array<[east: number, north: number]> = [
  [0, 0],
  [18, 9],
  [-14, 16],
  [10, -20],
  [-21, -8],
  [25, -4],
]

export function stage(areas: Area[], people: Person[]): Stage {
  const find = finder(areas, people)
  const standing = new Map<string, number>()
  const cast = (person: string, at: string, text: string) => {
    const { _id, name } = find.person(person)
    const turn = standing.get(at) ?? 0
    standing.set(at, turn + 1)
    return { openid: openidOf(_id), name, text, at: step(find.area(at).centre, turn) }
  }
  const worker = (grid: string) => {
    const duty = dutyOf(find.area(grid).worker, grid)
    return cast(duty.person, grid, `网格员 · ${find.fullName(grid)}${duty.away ? '（今天不在岗）' : ''}`)
  }
  const standIn = (grid: string) => {
    const { person } = dutyOf(find.area(grid).standIns?.[0], grid)
    const own = areas.find((area) => area.worker?.person === person)?._id ?? grid
    return cast(person, own, `网格员 · ${find.fullName(own)}，代班${find.area(grid).name}`)
  }
  const office = (area: string) =>
    (find.area(area).staff ?? []).map(({ person }) => cast(person, area, `${find.fullName(area)}工作人员`))

  const residentsOf = (home: string | undefined) =>
    RESIDENTS.flatMap((resident, i) => (resident.home === home ? [residentId(i)] : []))
  const residents = (home: string) => {
    const word = find.area(home).kind === 'village' ? '村民' : '居民'
    return residentsOf(home).map((id) => cast(id, home, `${word} · ${find.fullName(home)}`))
  }
  const newcomers = () => residentsOf(undefined).map((id) => cast(id, MAIN_GRID, '新来的居民 · 还没有选择网格'))
  const everyone = [
    ...residents(MAIN_GRID),
    worker(MAIN_GRID),
    standIn(MAIN_GRID),
    ...office(communityOf(MAIN_GRID)),
    ...newcomers(),
    ...residents(STOOD_IN_GRID),
    standIn(STOOD_IN_GRID),
    ...residents(UNATTENDED_GRID),
    worker(UNATTENDED_GRID),
    ...office(communityOf(UNATTENDED_GRID)),
    ...residents(VILLAGE),
    ...office(streetOf(VILLAGE)),
  ]
  return {
    phones: [
      { slot: 'resident', title: '居民', openid: openidOf(residentId(0)) },
      { slot: 'worker', title: '网格员', openid: openidOf(`p-worker-${MAIN_GRID}`) },
      { slot: 'neighbour', title: '同网格居民', openid: openidOf(residentId(1)) },
    ],
    people: everyone,
  }
}

function step(centre: LngLat, turn: number): LngLat {
  const [x, y] = toMetres(centre)
  const [east, north] = STEPS[turn % STEPS.length] as [number, number]
  return toLngLat([x + east, y + north])
}

function dutyOf(duty: Duty | undefined, grid: string): Duty {
  if (!duty) throw new Error(`${grid} has nobody on duty`)
  return duty
}

const communityOf = (grid: string) => grid.slice(0, 12)
const streetOf = (place: string) => place.slice(0, 9)

function finder(areas: Area[], people: Person[]) {
  const area = (id: string): Area => {
    const found = areas.find((candidate) => candidate._id === id)
    if (!found) throw new Error(`no area ${id}`)
    return found
  }
  return {
    area,
    person: (id: string): Person => {
      const found = people.find((candidate) => candidate._id === id)
      if (!found) throw new Error(`no person ${id}`)
      return found
    },
    /** 车站社区第05网格, 方村街道天城村, 车站社区 */
    fullName: (id: string): string => {
      const { kind, name, path } = area(id)
      const parent = path.at(-2)
      return (kind === 'grid' || kind === 'village') && parent ? area(parent).name + name : name
    },
  }
}

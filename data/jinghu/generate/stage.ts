/** 示例: who can be chosen on the stage's phones, where each of them stands, and the WeChat groups they are in. */
import type { Duty } from '../../../cloudfunctions/contract/account'
import { DUTY_TEXT } from '../../../cloudfunctions/domain/person'
import { type Department } from '../../../cloudfunctions/domain/department'
import type { Post } from '../../../cloudfunctions/contract/account'
import { POST_TEXT } from '../../../cloudfunctions/domain/post'
import type { Server } from '../../../cloudfunctions/domain/server'
import type { Area, LngLat, Person, Stage } from './documents'
import { toLngLat, toMetres } from './geometry'
import { openidOf, residentId } from './people'
import { GROUPS, MAIN_GRID, RESIDENTS, STOOD_IN_GRID, TEAM_GRID, UNATTENDED_GRID, VILLAGE } from './plot'
import { DISTRICT } from './source'

/** Steps (metres) from the middle of the area, so that people of one grid stand near each other but not on one spot. */
const STEPS: Array<[east: number, north: number]> = [
  [0, 0],
  [18, 9],
  [-14, 16],
  [10, -20],
  [-21, -8],
  [25, -4],
  [-6, -27],
  [4, 27],
  [-26, 10],
  [24, -24],
  [-12, -12],
  [14, 34],
  [-34, -2],
  [36, 12],
]

/** Whose first officer has the third phone: on duty on the day the city begins, and on Mondays. */
const ON_PHONE = '区城管局'
/** Departments whose liaison and first officer are on the stage: for an everyday whistle and for an emergency. */
const ON_STAGE = [ON_PHONE, '市住建局', '区消防救援大队']

export function stage(areas: Area[], people: Person[], departments: Department[]): Stage {
  const find = finder(areas, people)
  const standing = new Map<string, number>()
  const cast = (person: string, at: string, text: string) => {
    const { _id, name } = find.person(person)
    const { centre } = find.area(at)
    // By the spot: the district has its centre in common with a street.
    const turn = standing.get(String(centre)) ?? 0
    standing.set(String(centre), turn + 1)
    return { openid: openidOf(_id), name, text, at: step(centre, turn) }
  }
  const worker = (grid: string) => {
    const { person, leave } = serverOf(find.area(grid).worker, grid)
    return cast(person, grid, `网格员 · ${find.fullName(grid)}${leave ? '（今天不在岗）' : ''}`)
  }
  const standIn = (grid: string) => {
    const { person } = serverOf(find.area(grid).standIns?.[0], grid)
    const own = areas.find((area) => area.worker?.person === person)?._id ?? grid
    return cast(person, own, `网格员 · ${find.fullName(own)}，代班${find.area(grid).name}`)
  }
  const office = (area: string) =>
    (find.area(area).staff ?? []).map(({ person }) => cast(person, area, `${find.officeName(area)}工作人员`))

  const teamOf = (grid: string, wanted: Duty[]) =>
    (find.area(grid).team ?? []).flatMap(({ person, duty }) =>
      duty && wanted.includes(duty) ? [cast(person, grid, `${DUTY_TEXT[duty]} · ${find.fullName(grid)}`)] : [],
    )

  const residentsOf = (home: string | undefined) =>
    RESIDENTS.flatMap((resident, i) => (resident.home === home ? [residentId(i)] : []))
  const residents = (home: string) => {
    const word = find.area(home).kind === 'village' ? '村民' : '居民'
    return residentsOf(home).map((id) => cast(id, home, `${word} · ${find.fullName(home)}`))
  }
  const newcomers = () => residentsOf(undefined).map((id) => cast(id, MAIN_GRID, '新来的居民 · 还没有选择网格'))
  const leader = (street: string) => {
    const { person } = serverOf(find.area(street).leader, street)
    return cast(person, street, `街道领导 · ${find.area(street).name}`)
  }
  const membersOf = (department: string) =>
    (['liaison', 'officer'] as const).map((post) =>
      cast(memberOf(departments, department, post), DISTRICT, `${POST_TEXT[post]} · ${department}`),
    )
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
    ...teamOf(MAIN_GRID, ['building-head', 'party-volunteer']),
    ...teamOf(TEAM_GRID, ['red-property']),
    ...office(streetOf(MAIN_GRID)),
    ...office(DISTRICT),
    leader(streetOf(MAIN_GRID)),
    ...ON_STAGE.flatMap(membersOf),
  ]
  const groupOf = ({ id, name, grid }: (typeof GROUPS)[number]) => {
    const { worker, team = [] } = find.area(grid)
    const serving = [serverOf(worker, grid), ...team].map(({ person }) => person)
    // Whoever has just moved in is asked into the group first, and finds the grid by it.
    const joining = grid === MAIN_GRID ? residentsOf(undefined) : []
    return { id, name, members: [...serving, ...residentsOf(grid), ...joining].map(openidOf) }
  }
  return {
    phones: [
      { slot: 'resident', title: '居民', openid: openidOf(residentId(0)) },
      { slot: 'worker', title: '网格员', openid: openidOf(`p-worker-${MAIN_GRID}`) },
      { slot: 'department', title: '部门', openid: openidOf(memberOf(departments, ON_PHONE, 'officer')) },
    ],
    people: everyone,
    groups: GROUPS.map(groupOf),
  }
}

function step(centre: LngLat, turn: number): LngLat {
  const [x, y] = toMetres(centre)
  const [east, north] = STEPS[turn % STEPS.length] as [number, number]
  return toLngLat([x + east, y + north])
}

function serverOf(server: Server | undefined, grid: string): Server {
  if (!server) throw new Error(`${grid} has nobody on duty`)
  return server
}

/** The first of the department who has this post. */
function memberOf(departments: Department[], name: string, post: Post): string {
  const found = departments
    .find((department) => department.name === name)
    ?.members.find((member) => member.post === post)
  if (!found) throw new Error(`${name} has no ${post}`)
  return found.person
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
    /** 车站社区, 方村街道, 镜湖区网格中心 */
    officeName: (id: string): string => {
      const { kind, name } = area(id)
      return kind === 'district' ? `${name}网格中心` : name
    },
  }
}

import { isRefusal, refuse } from '../domain/refusal'
import type { Person } from '../domain/person'
import { isYear } from '../domain/period'
import { forStaff, oversees } from './assessment-access'
import { bulletinView } from './assessment-bulletin'
import { compared, mapped, monthsCompared } from './assessment-figures'
import { findingsView } from './assessment-findings'
import { earlierThan, groundOf } from './assessment-ground'
import { findingsFor } from './assessment-seen'
import { sheetItem } from './assessment-sheets'
import { streetsOf } from './assessment-streets'
import { departmentPage, streetPage, workerPage } from './assessment-pages'
import { exerciseView, registerExercise, retractExercise, STANCES } from './assessment-powers'
import { tableView } from './assessment-tables'
import { beforeOf, pageOf } from './cursor'
import { departmentNames } from './department-names'
import type { AssessmentWorld } from './ports'
import { workingAs } from './scope'
import type { Caller, Stories } from './serve'

type Call = Caller<AssessmentWorld>

const PAGE = 20

const NO_DEPARTMENT = refuse('assessment/unknown-department', '没有找到这个部门，请重新选择', 'department')
const NO_STREET = refuse('assessment/unknown-street', '没有找到这个街道，请重新选择', 'street')
const NOT_YOURS = refuse('assessment/not-yours', '只能看自己的，或者本辖区的人的')

export const assessmentStories: Stories<'assessment', AssessmentWorld> = {
  table: forStaff(async ({ table, period, ...as }, call) => {
    const actor = workingAs(call.actor, as)
    return isRefusal(actor) ? actor : tableView(table, await groundOf(table, period, { ...call, actor }))
  }),

  department: forStaff(async ({ department: id, period }, call) => {
    const { ports, actor } = call
    const [departments, around, streets] = await Promise.all([
      ports.departments.all(),
      aroundOf(period, call),
      streetsOf(call),
    ])
    const found = departments.find(({ _id }) => _id === id)
    if (!found) return NO_DEPARTMENT
    const exercises = isYear(period) ? await ports.exercises.ofYear(period, { department: id }) : []
    const ground = { settings: around.settings, departments, streets }
    return departmentPage(
      { id, title: found.name },
      departments.map(({ _id }) => _id),
      exercises.map((one) => exerciseView(one, actor, ground)),
      around,
    )
  }),

  street: forStaff(async ({ street: id, period }, call) => {
    const [streets, around] = await Promise.all([streetsOf(call), aroundOf(period, call)])
    const found = streets.find(({ _id }) => _id === id)
    if (!found) return NO_STREET
    const ids = streets.map(({ _id }) => _id)
    return streetPage({ id, title: found.name }, ids, around)
  }),

  async worker({ person: asked, month }, call) {
    const { ports, actor } = call
    const id = asked ?? actor._id
    const [[found], { period, months, earlier }] = await Promise.all([ports.people.read([id]), aroundOf(month, call)])
    const isOwn = id === actor._id
    const seen = isOwn ? months : mapped(months, (some) => some.filter(({ path }) => oversees(actor, path)))
    if (
      !isOwn &&
      !(await isBelow(found, call)) &&
      !seen.now.some(({ blowers }) => blowers.some((one) => one.person === id))
    )
      return NOT_YOURS
    const seenEarlier = earlier.filter(({ path }) => isOwn || oversees(actor, path))
    return workerPage({ id, title: found?.name || '已注销' }, { period, months: seen, earlier: seenEarlier })
  },

  sheets: forStaff(async ({ department, month, cursor }, { ports }) => {
    const found = await ports.assessed(department, month, beforeOf(cursor), PAGE + 1)
    const page = pageOf(found, PAGE, ({ blownAt, _id }) => ({ at: blownAt, id: _id }))
    return { ...page, items: page.items.flatMap((whistle) => sheetItem(whistle, department) ?? []) }
  }),

  findings: forStaff(async ({ month, ...as }, call) => {
    const actor = workingAs(call.actor, as)
    if (isRefusal(actor)) return actor
    const [departments, { months, settings }] = await Promise.all([call.ports.departments.all(), aroundOf(month, call)])
    const found = findingsFor(actor, months.now, settings)
    return findingsView(month, found, settings, departmentNames(departments))
  }),

  powers: forStaff(async ({ year, ...as }, call) => {
    const { ports } = call
    const actor = workingAs(call.actor, as)
    if (isRefusal(actor)) return actor
    const [{ district }, settings, departments, streets] = await Promise.all([
      ports.reference.read(),
      ports.reference.whistles(),
      ports.departments.all(),
      streetsOf(call),
    ])
    const found = year === undefined ? [] : await ports.exercises.ofYear(year, { area: district.root })
    return {
      powers: settings.powers,
      stances: STANCES,
      departments: departments.map(({ _id, name }) => ({ id: _id, name })),
      exercises: found.map((one) => exerciseView(one, actor, { settings, departments, streets })),
      mayRegister: actor.roles.some(({ role }) => role === 'street'),
    }
  }),

  async register(input, call) {
    const exercise = await registerExercise(input, call)
    return isRefusal(exercise) ? exercise : showExercise(exercise, call)
  },

  async retract(input, call) {
    const exercise = await retractExercise(input, call)
    return isRefusal(exercise) ? exercise : showExercise(exercise, call)
  },

  bulletin: forStaff(async ({ month }, call) => {
    const [ground, { months }, { district }] = await Promise.all([
      groundOf('departments', month, call),
      aroundOf(month, call),
      call.ports.reference.read(),
    ])
    return bulletinView(month, district.name, months, ground)
  }),
}

async function aroundOf(period: string, { ports }: Call) {
  const [{ district }, settings] = await Promise.all([ports.reference.read(), ports.reference.whistles()])
  const found = await ports.whistleMonths.live(district.root, monthsCompared(period))
  return { period, settings, months: compared(found, period), earlier: earlierThan(period, found) }
}

async function showExercise(exercise: Parameters<typeof exerciseView>[0], call: Call) {
  const [settings, departments, streets] = await Promise.all([
    call.ports.reference.whistles(),
    call.ports.departments.all(),
    streetsOf(call),
  ])
  return exerciseView(exercise, call.actor, { settings, departments, streets })
}

/** Whether someone serves where the caller is a clerk of the street or the district. */
async function isBelow(person: Person | undefined, { ports, actor }: Call): Promise<boolean> {
  const shapes = await ports.reference.shapes()
  return (person?.roles ?? []).some(
    ({ role, scope }) =>
      role !== 'resident' && role !== 'department' && oversees(actor, shapes.pathOf(scope) ?? [scope]),
  )
}

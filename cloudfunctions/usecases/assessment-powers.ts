import type { Parsed } from '../contract/api'
import { type ExerciseView, Stance } from '../contract/assessment'
import type { Refusal } from '../contract/envelope'
import type { Area } from '../domain/area'
import type { Department } from '../domain/department'
import { inBeijing } from '../domain/moment'
import type { Person } from '../domain/person'
import { isRefusal, refuse } from '../domain/refusal'
import type { WhistleSettings } from '../domain/whistle-settings'
import { oversees } from './assessment-access'
import { audit } from './audit'
import { checkContent } from './content'
import { departmentNames } from './department-names'
import type { AssessmentWorld } from './ports'
import type { Exercise } from './ports/assessment'
import { workingAs } from './scope'
import type { Caller } from './serve'

export const STANCE_TEXT: Record<Stance, string> = { for: '同意', against: '不同意', used: '已行使' }
export const STANCES = Stance.options.map((value) => ({ value, text: STANCE_TEXT[value] }))

const RETRACTED = refuse('assessment/retracted', '这条登记已经收回了', 'exercise')
const REUSED = refuse('request/reused', '这次登记刚才已经成功；要登记别的，请重新填写')
/** 登记的人注销了：登记还在，写的话不在了. */
export const ERASED = '写的内容已按本人的要求删除'

const NOT_STREET = refuse('assessment/not-street', '街道的权力由街道登记')

/** 登记街道行使了一项权力；一次登记只留一条。 */
export async function registerExercise(
  { area: asked, power, department, stance, note }: Parsed<'assessment', 'register'>,
  call: Caller<AssessmentWorld>,
): Promise<Exercise | Refusal> {
  const { ports, now, requestId } = call
  const actor = workingAs(call.actor, { area: asked })
  if (isRefusal(actor)) return actor
  const street = actor.roles.find(({ role }) => role === 'street')?.scope
  if (street === undefined) return NOT_STREET
  const [{ powers }, [found], [area]] = await Promise.all([
    ports.reference.whistles(),
    ports.departments.read([department]),
    ports.areas.read([street]),
  ])
  if (!powers.some(({ id }) => id === power))
    return refuse('assessment/unknown-power', '没有这项权力，请重新选择', 'power')
  if (!found) return refuse('assessment/unknown-department', '没有找到这个部门，请重新选择', 'department')
  if (!area) return NOT_STREET
  const checked = await checkContent({ words: note, photos: [] }, call, { words: 'note', photos: 'note' })
  if (isRefusal(checked)) return checked
  const exercise: Exercise = {
    _id: ports.hash(`exercise:${actor._id}:${requestId}`),
    schemaVersion: 1,
    ...{ power, department, stance, note },
    path: area.path,
    by: actor._id,
    at: now,
    year: inBeijing(now).format('YYYY'),
    retracted: null,
  }
  if (await ports.exercises.add(exercise)) {
    await audit('assessment.register', exercise._id, area._id, call)
    return exercise
  }
  const before = await ports.exercises.get(exercise._id)
  const isSame = before?.power === power && before.department === department && before.stance === stance
  return isSame ? before : REUSED
}

/** 登记错了的收回；原来的留着。 */
export async function retractExercise(
  { exercise: id, note }: Parsed<'assessment', 'retract'>,
  call: Caller<AssessmentWorld>,
): Promise<Exercise | Refusal> {
  const { ports, actor, now } = call
  const exercise = await ports.exercises.get(id)
  if (!exercise) return refuse('assessment/no-exercise', '没有找到这条登记', 'exercise')
  if (!oversees(actor, exercise.path)) return NOT_STREET
  if (exercise.retracted) return exercise.retracted.note === note ? exercise : RETRACTED
  const checked = await checkContent({ words: note, photos: [] }, call, { words: 'note', photos: 'note' })
  if (isRefusal(checked)) return checked
  if (!(await ports.exercises.retract(id, { at: now, by: actor._id, note }))) return RETRACTED
  await audit('assessment.retract', id, exercise.path.at(-1) ?? '', call)
  return (await ports.exercises.get(id)) ?? exercise
}

export function exerciseView(
  exercise: Exercise,
  actor: Person,
  around: { settings: WhistleSettings; departments: Department[]; streets: Area[] },
): ExerciseView {
  const { _id, power, department, path, stance, note, at, retracted } = exercise
  return {
    id: _id,
    powerText: around.settings.powers.find(({ id }) => id === power)?.name ?? power,
    stanceText: STANCE_TEXT[stance],
    streetText: around.streets.find((street) => street._id === path.at(-1))?.name ?? '',
    departmentText: departmentNames(around.departments)(department),
    note: note || ERASED,
    at,
    ...(retracted && { retracted: { at: retracted.at, note: retracted.note || ERASED } }),
    canRetract: retracted === null && oversees(actor, path),
  }
}

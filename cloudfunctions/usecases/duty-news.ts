import { runOf, type Shift, spanText } from '../domain/duty'
import { keepersOf } from '../domain/crew'
import { longTime } from '../domain/moment'
import type { Place } from '../domain/place'
import { dayText } from './duty-view'
import { inform } from './inform'
import type { World } from './ports'
import { crewAt } from './station-place'

/** A piece of news of one place's duty. */
interface DutyNews {
  /** Unique for this news. */
  id: string
  title: string
  /** In at most five Chinese characters, for WeChat's own message; absent: the inbox alone. */
  status?: string
  text: string
  shift?: Shift
}

/** 3月2日 周一 08:30–12:00 */
export const shiftName = (shift: Shift): string => `${dayText(shift.date)} ${spanText(shift)}`

const deskPage = (place: string): string => `packages/station/desk/desk?place=${place}`

/** 告诉这些人；重发一次，还是那一条。 */
export async function tellOfDuty(
  people: string[],
  { id, title, status, text, shift }: DutyNews,
  place: Place,
  ports: World,
): Promise<void> {
  await inform(
    [...new Set(people)],
    {
      id: `duty-${id}`,
      title,
      text,
      ...(status !== undefined &&
        shift && {
          message: {
            template: 'activity' as const,
            values: { title: '驿站值守', status, at: longTime(runOf(shift).from), place: place.name, note: text },
          },
        }),
      spare: 0,
      about: { page: deskPage(place._id), street: place.street, community: place.community },
      isUrgent: false,
    },
    ports,
  )
}

/** Whoever sees to the place's duty. */
export const keepersAt = async (place: Place, ports: World): Promise<string[]> =>
  keepersOf(place, await ports.areas.read(place.path))

/** 请了谁换班，就告诉谁；谁都可以的，告诉名单上的人。负责的人也知道。 */
export async function tellOfSwap(shift: Shift, asker: string, id: string, place: Place, ports: World): Promise<void> {
  const { swap } = shift
  if (!swap) return
  const others = (people: string[]) => people.filter((person) => person !== swap.by)
  const [crew, keepers] = await Promise.all([
    swap.to === null ? crewAt(place, ports).then((list) => list.map(({ person }) => person)) : [swap.to],
    keepersAt(place, ports),
  ])
  const what = `${place.name} ${shiftName(shift)}`
  await tellOfDuty(
    others(crew),
    { id, title: '有人请您换班', status: '请您换班', text: `${asker} 想请您值 ${what}：${swap.reason}`, shift },
    place,
    ports,
  )
  await tellOfDuty(
    others(keepers).filter((person) => !crew.includes(person)),
    { id, title: '有人在找人换班', text: `${asker} 在找人值 ${what}：${swap.reason}` },
    place,
    ports,
  )
}

/** 空出来的班，告诉负责的人去补。 @param vacant at least one, the earliest first */
export async function tellOfVacancy(vacant: Shift[], place: Place, ports: World): Promise<void> {
  const [first] = vacant
  if (!first) return
  const more = vacant.length > 1 ? ` 等 ${vacant.length} 班` : ''
  await tellOfDuty(
    await keepersAt(place, ports),
    {
      id: `vacant-${ports.hash(vacant.map(({ id }) => id).join())}`,
      title: '值守空出来了',
      status: '等待安排',
      text: `有人离任，${place.name} ${shiftName(first)}${more} 没有人值了，请另外安排`,
      shift: first,
    },
    place,
    ports,
  )
}

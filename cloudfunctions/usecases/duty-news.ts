import { runOf, type DutyRoster, type Shift, spanText } from '../domain/duty'
import type { DutyIntent, DutyNews } from '../domain/duty-intent'
import { longTime } from '../domain/moment'
import type { Place } from '../domain/place'
import { dayText } from './duty-view'
import { inform } from './inform'
import { keepersAt } from './keepers'
import { type Drain, drainLeft } from './outbox-drain'
import type { World } from './ports'
import { crewAt, namesOf } from './station-place'

/** A piece of news of one place's duty. */
interface Said {
  title: string
  /** In at most five Chinese characters, for WeChat's own message; absent: the inbox alone. */
  status?: string
  text: string
}
type Named = Pick<Shift, 'date' | 'span'>

/** 3月2日 周一 08:30–12:00 */
export const shiftName = (shift: Named): string => `${dayText(shift.date)} ${spanText(shift)}`

const deskPage = (place: string): string => `packages/station/desk/desk?place=${place}`

/** Tells people of one place; whoever has been erased meanwhile need not hear of it. */
const teller =
  (id: string, place: Place, ports: World, shift?: Named) =>
  async (people: string[], { title, status, text }: Said): Promise<void> => {
    const found = await ports.people.read([...new Set(people)])
    await inform(
      found.filter(({ erasedAt }) => erasedAt === undefined).map(({ _id }) => _id),
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

/** 重发一次，还是那一条。 */
async function tell(news: DutyIntent, { month }: DutyRoster, place: Place, ports: World): Promise<void> {
  const say = teller(news.id, place, ports, 'shift' in news ? news.shift : undefined)
  switch (news.kind) {
    case 'planned': {
      const days = news.days > 1 ? `等 ${news.days} 天 ` : ''
      const text = `${place.name} ${dayText(news.shift.date)} ${days}${spanText(news.shift)}`
      return say(news.people, { title: '给您排了值守', status: '已排班', text })
    }
    case 'copied':
      return say(news.people, {
        title: '给您排了值守',
        text: `${place.name} ${month} 的值守排好了，请看值守表里您的班`,
      })
    case 'reassigned':
      return say([news.person], { title: '您的值守改由别人', text: `${place.name} ${shiftName(news.shift)}` })
    case 'cancelled':
      return say([news.person], { title: '您的值守取消了', text: `${place.name} ${shiftName(news.shift)} 不用来了` })
    case 'swapAsked':
      return tellOfSwap(news, place, say, ports)
    case 'swapAccepted':
    case 'swapRefused':
      return tellOfAnswer(news, place, say, ports)
  }
}

type Saying = ReturnType<typeof teller>

/** 请了谁换班，就告诉谁；谁都可以的，告诉名单上的人。负责的人也知道。 */
async function tellOfSwap(
  { by, to, reason, shift }: Extract<DutyNews, { kind: 'swapAsked' }>,
  place: Place,
  say: Saying,
  ports: World,
): Promise<void> {
  const [crew, keepers, nameOf] = await Promise.all([
    to === null ? crewAt(place, ports).then((list) => list.map(({ person }) => person)) : [to],
    keepersAt(place, ports),
    namesOf([by], ports),
  ])
  const what = `${place.name} ${shiftName(shift)}：${reason}`
  await say(
    crew.filter((person) => person !== by),
    { title: '有人请您换班', status: '请您换班', text: `${nameOf(by)} 想请您值 ${what}` },
  )
  await say(
    keepers.filter((person) => person !== by && !crew.includes(person)),
    { title: '有人在找人换班', text: `${nameOf(by)} 在找人值 ${what}` },
  )
}

/** 换成了没有，两边都知道；换成了，负责的人也知道。 */
async function tellOfAnswer(
  { kind, by, who, shift }: Extract<DutyNews, { kind: 'swapAccepted' | 'swapRefused' }>,
  place: Place,
  say: Saying,
  ports: World,
): Promise<void> {
  const what = `${place.name} ${shiftName(shift)}`
  const nameOf = await namesOf([by, who], ports)
  if (kind === 'swapRefused') {
    const text = `${nameOf(who)} 不方便值 ${what}，还是您值；可以再请别人`
    return say([by], { title: '换班没有成', status: '没有换成', text })
  }
  const text = `${what} 由 ${nameOf(who)} 值，原来是 ${nameOf(by)}`
  await say([by, who], { title: '换班成了', status: '换班成功', text })
  const keepers = (await keepersAt(place, ports)).filter((person) => person !== by && person !== who)
  await say(keepers, { title: '值守换了人', text })
}

/** 空出来的班，告诉负责的人去补。 @param vacant at least one, the earliest first */
export async function tellOfVacancy(vacant: Shift[], place: Place, ports: World): Promise<void> {
  const [first] = vacant
  if (!first) return
  const more = vacant.length > 1 ? ` 等 ${vacant.length} 班` : ''
  const say = teller(`vacant-${ports.hash(vacant.map(({ id }) => id).join())}`, place, ports, first)
  await say(await keepersAt(place, ports), {
    title: '值守空出来了',
    status: '等待安排',
    text: `有人离任，${place.name} ${shiftName(first)}${more} 没有人值了，请另外安排`,
  })
}

export const DUTY_DRAIN: Drain<DutyRoster, DutyIntent> = {
  async carryOut(roster, intent, ports) {
    const place = await ports.places.get(roster.place)
    // 地点撤掉了，也就没有人等这条消息。
    if (place) await tell(intent, roster, place, ports)
    return true
  },
  drained: (roster, intents, ports) => ports.duties.drained(roster, intents),
  unsent: (now, limit, ports) => ports.duties.unsent(now, limit),
  putOff: (roster, until, ports) => ports.duties.putOff(roster, until),
}

/** What calls did not come to. A chore of the clock. */
export const dutiesUnsent = (ports: World, until: number): Promise<number> => drainLeft(DUTY_DRAIN, ports, until)

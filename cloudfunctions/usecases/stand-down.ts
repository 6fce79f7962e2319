import { isCrew } from '../domain/crew'
import { leftBy, stoodDown } from '../domain/duty-turns'
import { DAY } from '../domain/moment'
import { isRefusal } from '../domain/refusal'
import { monthAt } from '../domain/written'
import { tellOfVacancy } from './duty-news'
import type { World } from './ports'

const PAGE = 20

/**
 * 离任以后，还没值的班空出来，告诉负责的人去补；凭别的身份还在那里服务的，班还是他的。 Done again, it finds nothing left to
 * free, and nobody is told twice.
 */
export async function standDown(person: string, ports: World): Promise<void> {
  const now = ports.clock.now()
  const [[left], shapes] = await Promise.all([ports.people.read([person]), ports.reference.shapes()])
  let after = ''
  for (;;) {
    // 月底的夜班跨到这个月。
    const rosters = await ports.duties.of(person, monthAt(now - DAY), after, PAGE)
    for (const { _id, place: id, month } of rosters) {
      after = _id
      const place = await ports.places.get(id)
      if (!place || (left && isCrew(place, left, (scope) => shapes.pathOf(scope)))) continue
      const freed = await ports.duties.change(id, month, (roster) => stoodDown(roster, person, now))
      if (isRefusal(freed)) throw new Error(`nobody may refuse a departure: ${freed.message}`)
      await tellOfVacancy(leftBy(freed, person, now), place, ports)
    }
    if (rosters.length < PAGE) return
  }
}

import { computed, watch, type Ref } from 'vue'
import type { WhistleCard } from '../../typings/contract'
import { lookAtToday } from '../services/board'
import { dueCases } from '../services/due'
import { searchTickets } from '../services/ticket'
import { useWatching } from '../services/watching'

const EVERY_MS = 30_000

/**
 * 指挥台上的诉求: what was reported today, and the most urgent of what is open, kept fresh while the window can be seen.
 * @param area whose; empty: the widest the caller looks after
 * @param whistles that are open; with the tickets they make one list
 */
export function useToday(area: Ref<string>, whistles: Ref<WhistleCard[]>) {
  const today = useWatching(() => lookAtToday(area.value), EVERY_MS)
  const open = useWatching(
    () => searchTickets({ which: 'open', no: '', cursor: '', ...(area.value && { area: area.value }) }),
    EVERY_MS,
  )
  watch(area, () => {
    today.restart()
    open.restart()
  })
  const figures = (of: 'below' | 'grids', what: 'open' | 'overdue') =>
    Object.fromEntries((today.view.value?.[of] ?? []).map((one) => [one.area, one[what]]))
  return {
    today: today.view,
    problem: computed(() => today.problem.value || today.refusal.value),
    look: today.look,
    loads: computed(() => figures('below', 'open')),
    marks: computed(() => figures('below', 'overdue')),
    grids: computed(() => figures('grids', 'open')),
    due: computed(() => dueCases(open.view.value?.items ?? [], whistles.value)),
  }
}

import { computed, watch, type Ref } from 'vue'
import type { WhistleCard } from '../../typings/contract'
import { lookAtToday } from '../services/board'
import { dueCases } from '../services/due'
import { searchTickets } from '../services/ticket'
import { useWatching } from '../services/watching'
import { EVERY_MS, useCommand } from './command'

/** The list of tickets costs more than figures: it comes at once when they have moved, and else so often. */
const LIST_EVERY_MS = 30_000

/**
 * 指挥台上的诉求: what was reported today, and the most urgent of what is open, kept fresh while the window can be seen.
 * @param area whose; empty: the widest the caller looks after
 * @param whistles that are open; with the tickets they make one list
 */
export function useToday(area: Ref<string>, whistles: Ref<WhistleCard[]>) {
  const command = useCommand()
  const today = useWatching(() => lookAtToday(area.value), EVERY_MS)
  const open = useWatching(
    () => searchTickets({ which: 'open', no: '', cursor: '', ...(area.value && { area: area.value }) }),
    LIST_EVERY_MS,
  )
  watch(today.view, (view) => (command.ticketsAt = view?.countedAt))
  watch(
    () => JSON.stringify(today.view.value?.open),
    (_now, before) => before !== undefined && void open.look(),
  )
  watch(area, () => {
    today.restart()
    open.restart()
  })
  return {
    today: today.view,
    problem: computed(() => today.problem.value || today.refusal.value),
    look: today.look,
    due: computed(() => dueCases(open.view.value?.items ?? [], whistles.value)),
  }
}

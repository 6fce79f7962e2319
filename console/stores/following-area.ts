import { computed, type ComputedRef, onUnmounted, watch } from 'vue'
import { useRoute } from 'vue-router'
import { useCommand } from './command'
import { useSession } from './session'

/** The first of what an address says under a name. */
export const oneOf = (value: unknown): string => (typeof value === 'string' ? value : '')

/** Follows the area the address names, else the whole of what the caller's role looks after. */
export function useFollowing(): { area: ComputedRef<string> } {
  const route = useRoute()
  const session = useSession()
  const command = useCommand()
  const area = computed(() => oneOf(route.query.area) || (session.role?.scope ?? ''))
  command.follow(area.value)
  watch(area, (wanted) => command.turnTo(wanted))
  onUnmounted(() => command.leave())
  return { area }
}

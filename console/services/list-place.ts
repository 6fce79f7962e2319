import { computed } from 'vue'
import { type RouteLocationNormalized, useRoute, useRouter } from 'vue-router'
import { useSession } from '../stores/session'
import { roleKey } from './account'
import { keep, kept } from './memory'
import type { PagePlace } from './paging'

interface Kept {
  cursors: string[]
  /** How far down the list was when it was left, and on which row. */
  left?: Left
}
export interface Left {
  top: number
  row: string
}

/** What is kept is one person's in one role: nobody else comes upon it. */
function useKeeper(): (what: string) => string {
  const session = useSession()
  return (what) => `${what}:${session.me?.person ?? ''}:${session.role ? roleKey(session.role) : ''}`
}

/** The page of a list stands in its address, beside the filters; where its pages begin is kept in this window. */
export function useListPlace(): PagePlace & { left(): Left | undefined; leave(left: Left): void } {
  const route = useRoute()
  const router = useRouter()
  const keyOf = useKeeper()
  const here = computed(() => {
    const { page: _, ...filters } = route.query
    return router.resolve({ path: route.path, query: filters }).fullPath
  })
  const number = computed(() => (/^[1-9]\d{0,3}$/.test(String(route.query.page)) ? Number(route.query.page) : 1))
  /** Of the rows that are shown: when a list is left, the address is another one already. */
  let shown = ''

  function read(key: string): Kept {
    try {
      const found = JSON.parse(kept(key) ?? '') as Kept
      return Array.isArray(found.cursors) && found.cursors[0] === '' ? found : { cursors: [''] }
    } catch {
      return { cursors: [''] }
    }
  }

  return {
    number,
    go(wanted, isCorrection = false) {
      const { page: _, ...query } = route.query
      const to = { query: wanted > 1 ? { ...query, page: String(wanted) } : query }
      void (isCorrection ? router.replace(to) : router.push(to))
    },
    cursors: () => read(keyOf(`list:${here.value}`)).cursors,
    keeper() {
      const list = `list:${here.value}`
      const key = keyOf(list)
      return (cursors) => {
        // 问的人走了、换了身份：不留给后来的.
        if (key !== keyOf(list)) return
        shown = key
        keep(key, JSON.stringify({ cursors }))
      }
    },
    left: () => read(keyOf(`list:${here.value}`)).left,
    leave(left) {
      // 退出了、换了身份，已经清掉的不再写回去.
      if (kept(shown) !== undefined) keep(shown, JSON.stringify({ ...read(shown), left }))
    },
  }
}

interface Way {
  to: string
  /** What it is called in “回到……”. */
  text: string
}

/** Where the cases of a list were opened from last: that list with its filters and page, or a page that links to them. */
export function useWayBack(): { way(list: string): Way | undefined; note(page: RouteLocationNormalized): void } {
  const keyOf = useKeeper()
  return {
    way(list) {
      const found = kept(keyOf(`way:${list}`))
      return found === undefined ? undefined : (JSON.parse(found) as Way)
    },
    note({ fullPath, path, meta: { back, casesOf = [path] } }) {
      if (back === undefined) return
      for (const list of casesOf) keep(keyOf(`way:${list}`), JSON.stringify({ to: fullPath, text: back }))
    },
  }
}

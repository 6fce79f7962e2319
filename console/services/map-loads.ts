import type { CommandView, TodayView } from '../../typings/contract'

/** 地图上数什么：诉求和哨合起来，或者只看一样. */
export const LOAD_KINDS = ['all', 'tickets', 'whistles'] as const
type LoadKind = (typeof LOAD_KINDS)[number]

interface Loads {
  /** By the areas one level below. */
  areas: Record<string, number>
  /** Of these, how much is overdue. */
  marks: Record<string, number>
  /** By grid. */
  grids: Record<string, number>
}

interface Place {
  area: string
  open: number
  overdue: number
}

/** Area id → how much there is, of both together. */
function added(places: Place[], what: 'open' | 'overdue'): Record<string, number> {
  const sums: Record<string, number> = {}
  for (const place of places) sums[place.area] = (sums[place.area] ?? 0) + place[what]
  return sums
}

/** 没办完的在哪里：一件诉求是一件，一声哨也是一件. */
export function loadsOf(kind: LoadKind, today: TodayView | null, command: CommandView | null): Loads {
  const of = (level: 'below' | 'grids'): Place[] => [
    ...(kind === 'whistles' ? [] : (today?.[level] ?? [])),
    ...(kind === 'tickets' ? [] : (command?.[level] ?? [])),
  ]
  return {
    areas: added(of('below'), 'open'),
    marks: added(of('below'), 'overdue'),
    grids: added(of('grids'), 'open'),
  }
}

/** 诉求 60 件 + 哨 53 声: what is drawn, or that there is nothing to draw. */
export function drawnText(kind: LoadKind, tickets: number, whistles: number): string {
  const parts = [
    ...(kind === 'whistles' ? [] : [{ text: `诉求 ${tickets} 件`, none: '诉求', count: tickets }]),
    ...(kind === 'tickets' ? [] : [{ text: `哨 ${whistles} 声`, none: '哨', count: whistles }]),
  ]
  if (parts.every(({ count }) => count === 0)) return `现在没有没办完的${parts.map(({ none }) => none).join('和')}`
  return `没办完的${parts.map(({ text }) => text).join(' + ')}`
}

import type { Times } from '../contract/times'
import { freeIn, isOffered, type Resource } from './resource'
import { isAnyTime, meeting } from './times'
import { monthAt } from './written'

/** What is known of a need before anyone has planned it. */
export interface Wish {
  class: string
  /** Ids from the district down to where it lies. */
  path: string[]
  wished: Times
}

export interface Suggestion {
  resource: Resource
  /** 同类 · 就在本社区 · 周三下午有空 */
  why: string
}

const MOST_SUGGESTIONS = 20

interface Ranked extends Suggestion {
  /** From what matters most to what decides a draw; the greater, the earlier. */
  rank: number[]
}

const REACH_TEXT: Record<Resource['reach'], string> = {
  community: '就在本社区',
  street: '本街道都服务',
  district: '全区都服务',
}

/**
 * 给一项需求找资源：先看类别（同类先于相近），再看远近，再看时间碰不碰得上，再看还剩多少，最后按编号。
 * A resource that is used up, expired or paused is not offered.
 * @param when the moment it is to be done by; now where nothing is planned yet
 * @param related classes near to that of the need
 */
export function suggest(wish: Wish, resources: Resource[], related: string[], when: number, now: number): Suggestion[] {
  const month = monthAt(when)
  return resources
    .filter((resource) => wish.path.includes(resource.area))
    .filter((resource) => resource.class === wish.class || related.includes(resource.class))
    .filter((resource) => isOffered(resource, month, now))
    .map((resource) => ranked(wish, resource, month, now))
    .sort(byRank)
    .slice(0, MOST_SUGGESTIONS)
    .map(({ resource, why }) => ({ resource, why }))
}

function ranked(wish: Wish, resource: Resource, month: string, now: number): Ranked {
  const isSame = resource.class === wish.class
  const free = freeIn(resource, month)
  const meets = meeting(wish.wished, resource.times, now)
  const isOpen = isAnyTime(wish.wished) || isAnyTime(resource.times)
  return {
    resource,
    rank: [Number(isSame), wish.path.indexOf(resource.area), meets ? 2 : Number(isOpen), free],
    why: [
      isSame ? '同类' : `相近（${resource.className}）`,
      REACH_TEXT[resource.reach],
      meets ? `${meets}有空` : isOpen ? '时间可以约' : '时间要再商量',
      resource.limit.per === 'month' ? `${Number(month.slice(5))} 月还可约 ${free} 次` : `还可约 ${free} 次`,
    ].join(' · '),
  }
}

function byRank(a: Ranked, b: Ranked): number {
  for (const [i, mine] of a.rank.entries()) {
    const difference = (b.rank[i] ?? 0) - mine
    if (difference !== 0) return difference
  }
  return a.resource._id < b.resource._id ? -1 : 1
}

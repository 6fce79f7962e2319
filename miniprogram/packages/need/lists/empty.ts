import type { NeedFilter, NeedTab } from '../../../../typings/contract'

/** 空清单说什么。 */
export interface EmptyText {
  title: string
  hint: string
}

const OPEN: Record<NeedTab, EmptyText> = {
  resource: { title: '还没有可以约的资源', hint: '会修东西、能教书法、有场地，都可以点下面的按钮告诉驿站。' },
  need: { title: '没有等着办的需求', hint: '居民登记的、走访了解到的，都会到这里。' },
  work: { title: '工作清单是空的', hint: '由驿站、社区自己来办的，安排以后到这里。' },
  service: { title: '服务清单是空的', hint: '请人上门服务的，安排以后到这里。' },
}

export function emptyText(tab: NeedTab, filter: NeedFilter): EmptyText {
  if (filter === 'overdue') return { title: '没有超期的', hint: '过了约定的日子还没销号的会到这里。' }
  if (filter === 'done')
    return tab === 'resource'
      ? { title: '没有不再提供的', hint: '结束了、没有上线的资源会到这里。' }
      : { title: '还没有办完的', hint: '销号以后会到这里。' }
  return OPEN[tab]
}

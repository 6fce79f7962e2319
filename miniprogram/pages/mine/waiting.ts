import type { Page, RoleView } from '../../../typings/contract'
import { listUndelivered } from '../../services/notice'
import { listScreenings } from '../../services/screening'
import type { Waiting } from './menu'

const countText = ({ items, next }: Page<unknown>): string =>
  items.length === 0 ? '' : next ? `${items.length} 件以上` : `${items.length} 件`

/** 有多少等工作人员看一眼；没问到就不说。 */
export async function lookWaiting({ scope }: RoleView): Promise<Waiting> {
  const quietly = (asking: Promise<Page<unknown>>) => asking.then(countText, () => '')
  const [screening, undelivered] = await Promise.all([quietly(listScreenings(scope)), quietly(listUndelivered(scope))])
  return { screening, undelivered }
}

import type {
  Consent,
  NeedContactView,
  Input,
  ListsView,
  MineView,
  NeedClassesView,
  NeedFilter,
  NeedTab,
  NeedView,
  ResourceView,
  StockView,
} from '../../../../typings/contract'
import { call } from '../../../services/cloud'

/** 资源和需求的分类。 */
export const listNeedClasses = (): Promise<NeedClassesView> => call('need', 'classes', {})

/** 一个地方的一张清单，一页一页看。 */
export const listAt = (place: string, tab: NeedTab, filter: NeedFilter, cursor: string): Promise<ListsView> =>
  call('need', 'lists', { place, tab, filter, cursor })

/** 一项需求。 */
export const getNeed = (id: string): Promise<NeedView> => call('need', 'get', { id })

/** 一项资源。 */
export const getResource = (id: string): Promise<ResourceView> => call('need', 'resource', { id })

/** 登记一项需求；同一个 requestId 只登记一次。 */
export const registerNeed = (input: Input<'need', 'register'>, requestId: string): Promise<NeedView> =>
  call('need', 'register', input, requestId)

/** 提供一项资源，同上。 */
export const offerResource = (input: Input<'need', 'offer'>, requestId: string): Promise<ResourceView> =>
  call('need', 'offer', input, requestId)

/** 修改一项资源。 */
export const amendResource = (input: Input<'need', 'amend'>, requestId: string): Promise<ResourceView> =>
  call('need', 'amend', input, requestId)

/** 对一项需求做一步。 */
export const actOnNeed = (
  id: string,
  command: Input<'need', 'act'>['command'],
  consent: Consent | undefined,
  requestId: string,
): Promise<NeedView> => call('need', 'act', { id, command, ...(consent && { consent }) }, requestId)

/** 对一项资源做一步。 */
export const tendResource = (
  id: string,
  command: Input<'need', 'tend'>['command'],
  consent: Consent | undefined,
  requestId: string,
): Promise<ResourceView> => call('need', 'tend', { id, command, ...(consent && { consent }) }, requestId)

/** 查看联系方式，会留痕。 */
export const revealContact = (of: Input<'need', 'reveal'>): Promise<NeedContactView> => call('need', 'reveal', of)

/** 一个地方一个月的盘点。 @param month `2026-03`; empty for this one */
export const getStock = (place: string, month: string): Promise<StockView> =>
  call('need', 'stock', { place, ...(month && { month }) })

/** 本月已盘点。 */
export const confirmStock = (place: string, month: string, note: string, requestId: string): Promise<StockView> =>
  call('need', 'confirm', { place, month, note }, requestId)

/** 我登记的、我提供的、交给我的。 */
export const listMine = (tab: Input<'need', 'mine'>['tab'], cursor: string): Promise<MineView> =>
  call('need', 'mine', { tab, cursor })

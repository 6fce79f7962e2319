import type { GridCard, MeView } from '../../typings/contract'
import { call } from './cloud'

/** 我是谁，有哪些身份，我的网格。 */
export const whoAmI = (): Promise<MeView> => call('account', 'me', {})

/** 选择（或更换）我的网格。 */
export const settleIn = (grid: string): Promise<GridCard> => call('account', 'settle', { grid })

import type { Honours } from '../../../../typings/contract'
import { call } from '../../../services/cloud'

/** 一个网格的网格员得过的奖：最美网格员 2026。 */
export const getHonours = (area: string): Promise<Honours> => call('award', 'honours', { area })

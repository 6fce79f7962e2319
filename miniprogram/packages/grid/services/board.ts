import type { BoardView } from '../../../../typings/contract'
import { call } from '../../../services/cloud'

/**
 * 一个地方一个月的公开看板。
 * @param area empty for the whole district
 * @param month `2026-03`; empty for this one
 */
export const getBoard = (area: string, month: string): Promise<BoardView> =>
  call('board', 'get', { ...(area && { area }), ...(month && { month }) })

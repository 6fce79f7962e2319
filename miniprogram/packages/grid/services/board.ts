import type { BoardView, RebuildView } from '../../../../typings/contract'
import { call } from '../../../services/cloud'

/**
 * 一个地方一个月的公开看板。
 * @param area empty for the whole district
 * @param month `2026-03`; empty for this one
 */
export const getBoard = (area: string, month: string): Promise<BoardView> =>
  call('board', 'get', { ...(area && { area }), ...(month && { month }) })

/** 从时间线重算一个地方的数字；一小时里再问，答的是算到哪里了。 */
export const rebuildBoard = (area: string): Promise<RebuildView> => call('board', 'rebuild', { area })

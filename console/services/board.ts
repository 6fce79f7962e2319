import type {
  BoardView,
  CommandView,
  RebuildsView,
  RebuildView,
  TableName,
  TableView,
  WhistleBoard,
} from '../../typings/contract'
import type { ConsoleRole } from './account'
import { call } from './cloud'

/**
 * 指挥台：没办完的哨。
 * @param area a street or the district; empty: the widest the caller looks after
 * @param since `at` of the answer before: only what has changed after it
 */
export const lookAtCommand = (area: string, since?: number): Promise<CommandView> =>
  call('board', 'command', { ...(area && { area }), ...(since !== undefined && { since }) })

/** 以这个身份，要我办的哨。 */
export const listWhistleTasks = ({ role, scope }: ConsoleRole): Promise<WhistleBoard> =>
  call('board', 'tasks', { as: { role, scope } })

/** 一张考核表。 @param period a month `2026-11` or a year `2026` */
export const readTable = (table: TableName, period: string): Promise<TableView> =>
  call('assessment', 'table', { table, period })

/** 公开看板：居民看到的数和清单。 @param area empty: the district */
export const readBoard = (area: string, month: string): Promise<BoardView> =>
  call('board', 'get', { ...(area && { area }), month })

/** 从时间线重算一个地方的数字。 */
export const rebuildFigures = (area: string): Promise<RebuildView> => call('board', 'rebuild', { area })

/** 重算到哪里了。 */
export const readRebuilds = (area: string): Promise<RebuildsView> => call('oversight', 'rebuilds', { area })

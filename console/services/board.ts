import type {
  AreaOutline,
  BoardView,
  CommandView,
  RebuildsView,
  RebuildView,
  TableName,
  TableView,
  TodayView,
} from '../../typings/contract'
import { call } from './cloud'

/**
 * 指挥台：没办完的哨。
 * @param area a street or the district; empty: the widest the caller looks after
 * @param since `at` of the answer before: only what has changed after it
 */
export const lookAtCommand = (area: string, since?: number): Promise<CommandView> =>
  call('board', 'command', { ...(area && { area }), ...(since !== undefined && { since }) })

/** 指挥台：今天反映的诉求，和没办完的在哪里。 @param area as {@link lookAtCommand} */
export const lookAtToday = (area: string): Promise<TodayView> => call('board', 'today', { ...(area && { area }) })

/** 地图上的边界：全部网格，各在哪个社区。 */
export const readGrids = (area: string): Promise<AreaOutline[]> =>
  call('area', 'outlines', { ...(area && { area }), deep: true })

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

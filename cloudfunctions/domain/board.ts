import type { BoardItem, BoardView, Buckets, ClosingsView, RateView } from '../contract/board'
import { Closing } from '../contract/ticket-command'
import type { TicketStatus } from '../contract/ticket-view'
import type { BoardLists } from './policy'
import { bucketOf, type Figures, sum } from './rollup'
import { publicPhotoOf, type Ticket } from './ticket'
import { CLOSING_TEXT } from './ticket-words'
import { monthText } from './written'

/** A ready picture for screens: one per area and month, made anew whenever one of its days has been. */
export interface Board {
  /** `area:2026-03` */
  _id: string
  schemaVersion: 1
  area: string
  /** Area above; empty at the top. */
  parent: string
  /** What the area above is called: 车站社区; empty at the top. */
  parentName: string
  /** 第05网格 */
  name: string
  /** 赭麓街道 · 车站社区 · 第05网格 */
  text: string
  month: string
  figures: Figures
  /** Latest first; `photo` is a fileID here, a temporary URL only when it is shown. */
  items: BoardItem[]
  below: Array<{ area: string; name: string; figures: Figures }>
  /** Everything before this moment is in it; 0 where nothing has been counted yet. */
  at: number
}

export const boardId = (area: string, month: string): string => `${area}:${month}`

const ITEMS = 20

/** 网格看板是自己的，上级看板由下级的合起来：最近公开的在前。 */
export const latest = (items: BoardItem[]): BoardItem[] =>
  [...items].sort((a, b) => b.at - a.at || (a.ticket < b.ticket ? -1 : 1)).slice(0, ITEMS)

/** 区里没有放开的，没有摘要就不登；收回以后，从前登过的也不登了。 */
export const listed = (items: BoardItem[], lists: BoardLists): BoardItem[] =>
  items.filter(({ summary }) => lists === 'all' || summary !== undefined)

/** 公开看板上的状态：不说是谁在办。 */
const STATUS_TEXT: Record<TicketStatus, string> = {
  dispatched: '已派单',
  handling: '办理中',
  checking: '核查中',
  resolved: '已办结',
  closed: '已办结',
}

/**
 * 公开的一条：只有工作人员写的摘要、类别、到街道的位置和状态；没有摘要的，只有后三样 (domain rule 7)。
 * @returns undefined when it was withdrawn or went with another ticket
 */
export function boardItem(ticket: Ticket): BoardItem | undefined {
  if (bucketOf(ticket) === 'setAside') return undefined
  const { summary, publishedAt } = ticket
  const bare = {
    ticket: ticket._id,
    categoryText: ticket.categoryName,
    placeText: ticket.streetText,
    statusText: STATUS_TEXT[ticket.status],
    isDone: !ticket.isOpen,
    at: ticket.reportedAt,
  }
  const words = summary && ticket.contents[summary.entry]?.words
  if (!words || publishedAt === null) return bare
  const photo = publicPhotoOf(ticket)
  return {
    ...bare,
    summary: words,
    ...(photo !== undefined && { photo }),
    at: publishedAt,
    seconds: ticket.seconds + ticket.carried,
  }
}

/** A rate as it is printed. 分母为零写“—”；没有全部做到不写 100%，做到过不写 0%。 */
export function rateText(part: number, whole: number): string {
  if (whole === 0) return '—'
  const tenths = Math.round((part / whole) * 1000)
  const shown = part < whole ? Math.min(tenths, 999) : tenths
  return `${((part > 0 ? Math.max(shown, 1) : shown) / 10).toFixed(1)}%`
}

/** 应办结数：本期上报的里面，已办结的加上到期没办结的。 */
const due = ({ onTime, late, overdue }: Figures): number => onTime + late + overdue

const RATES: Record<RateView['name'], { text: string; of(figures: Figures): [part: number, whole: number] }> = {
  onTime: { text: '按时办结率', of: (figures) => [figures.onTime, due(figures)] },
  done: { text: '办结率', of: ({ onTime, late, total }) => [onTime + late, total] },
  answered: { text: '响应率', of: ({ answeredInTime, answerDue }) => [answeredInTime, answerDue] },
  solved: { text: '解决率', of: ({ solved, ended }) => [solved, ended] },
  satisfied: { text: '满意率', of: ({ satisfied, rated }) => [satisfied, rated] },
  reopened: { text: '返工率', of: ({ reopened, endedOnce }) => [reopened, endedOnce] },
  extended: { text: '延期率', of: (figures) => [figures.extended, due(figures)] },
  // 件件都派出过：派出数就是总数。
  sentBack: { text: '退回率', of: ({ sentBack, total }) => [sentBack, total] },
}
const RATE_NAMES = Object.keys(RATES) as Array<RateView['name']>

const rate = (name: RateView['name'], figures: Figures): string => rateText(...RATES[name].of(figures))

export const ratesOf = (figures: Figures): RateView[] =>
  RATE_NAMES.map((name) => ({ name, text: RATES[name].text, value: rate(name, figures) }))

/** Only the buckets, of figures that say more. */
export const bucketsOf = ({ total, onTime, late, overdue, running, setAside }: Buckets): Buckets => ({
  total,
  onTime,
  late,
  overdue,
  running,
  setAside,
})

/** 办结方式分开说；撤回是反映人自己的事，并件的算在主件里。 */
const closingsOf = (figures: Figures): ClosingsView => ({
  kinds: Closing.options.flatMap((name) =>
    figures[name] > 0 ? [{ name, text: CLOSING_TEXT[name], count: figures[name] }] : [],
  ),
  withdrawn: figures.withdrawn,
  merged: figures.merged,
})

/** An area of which nothing has been counted in a month: zeros, and “—” for every rate. */
export const emptyBoard = (
  area: { _id: string; name: string; path: string[] },
  text: string,
  month: string,
  parentName: string,
  children: Array<{ _id: string; name: string }>,
): Board => ({
  _id: boardId(area._id, month),
  schemaVersion: 1,
  area: area._id,
  parent: area.path.at(-2) ?? '',
  parentName,
  name: area.name,
  text,
  month,
  figures: sum([]),
  items: [],
  below: children.map(({ _id, name }) => ({ area: _id, name, figures: sum([]) })),
  at: 0,
})

/** @param urls temporary URLs by fileID; a photo without one is left out */
export const boardView = (board: Board, urls: Map<string, string>, canRebuild: boolean): Omit<BoardView, 'lists'> => ({
  canRebuild,
  area: board.area,
  text: board.text,
  month: board.month,
  ...(board.parent !== '' && { above: { area: board.parent, name: board.parentName } }),
  monthText: monthText(board.month),
  buckets: bucketsOf(board.figures),
  rates: ratesOf(board.figures),
  closings: closingsOf(board.figures),
  items: board.items.map(({ photo, ...item }) => {
    const url = photo === undefined ? undefined : urls.get(photo)
    return { ...item, ...(url !== undefined && { photo: url }) }
  }),
  below: board.below.map(({ area, name, figures }) => ({
    area,
    name,
    buckets: bucketsOf(figures),
    onTime: rate('onTime', figures),
    satisfied: rate('satisfied', figures),
  })),
  ...(board.at > 0 && { at: board.at }),
})

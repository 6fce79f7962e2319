import { joinUrl, splitUrl } from './page-url'

/** What `wx.getEnterOptionsSync`, `App.onLaunch` and `App.onShow` say about how the mini-program was entered. */
export interface EnterOptions {
  path: string
  query: Record<string, string>
  scene: number
  referrerInfo: object
  apiCategory: 'default'
  shareTicket?: string
  /** 3 is an ordinary WeChat group. */
  chatType?: number
}

/** A card in a chat: in a group's, or one person's. */
export interface Card {
  group?: string
  withShareTicket?: boolean
}

/** One way into the mini-program. */
export interface Entrance {
  url: string
  options: EnterOptions
  /** The group in whose chat the card stood. */
  group?: string
  /** Whether the pages that are open give way, as WeChat has it for cards and codes. */
  startsOver: boolean
}

/** WeChat's numbers for where one comes from. */
const SCENE = { list: 1001, friendsCard: 1007, groupsCard: 1008, message: 1014, ticketCard: 1044, code: 1047 } as const
const ORDINARY_GROUP = 3
/** WeChat starts over for a 服务通知 too; here it opens on top of what was being done, so that one can go back to it. */
const OPENS_ON_TOP: ReadonlySet<number> = new Set([SCENE.list, SCENE.message])

/** From the list of recent mini-programs; a page asked for with a `scene` is one whose code was scanned. */
export function plainEntrance(url: string): Entrance {
  const { path, query } = splitUrl(url)
  if (query['scene'] === undefined) return entrance(path, query, SCENE.list)
  return entrance(path, { ...query, scene: encodeScene(query['scene']) }, SCENE.code)
}

/** From a 服务通知. */
export function messageEntrance(url: string): Entrance {
  const { path, query } = splitUrl(url)
  return entrance(path, query, SCENE.message)
}

/** From a card in a chat. A group is told by `wx.getGroupEnterInfo`; the ticket only if the sharer asked for it. */
export function cardEntrance(url: string, { group, withShareTicket }: Card): Entrance {
  const { path, query } = splitUrl(url)
  if (!group) return entrance(path, query, SCENE.friendsCard)
  const entered = entrance(path, query, withShareTicket ? SCENE.ticketCard : SCENE.groupsCard)
  const options = {
    ...entered.options,
    chatType: ORDINARY_GROUP,
    ...(withShareTicket ? { shareTicket: `ticket-${group}` } : {}),
  }
  return { ...entered, group, options }
}

/** How the mini-program was started, and how it was last entered. */
export class Entrances {
  current: Entrance

  constructor(readonly launch: Entrance) {
    this.current = launch
  }
}

function entrance(path: string, query: Record<string, string>, scene: number): Entrance {
  return {
    url: joinUrl(path, query),
    options: { path, query, scene, referrerInfo: {}, apiCategory: 'default' },
    startsOver: !OPENS_ON_TOP.has(scene),
  }
}

/** `onLoad` gets a code's scene encoded, however the address of the phone was written. */
function encodeScene(scene: string): string {
  try {
    return encodeURIComponent(decodeURIComponent(scene))
  } catch {
    return encodeURIComponent(scene)
  }
}

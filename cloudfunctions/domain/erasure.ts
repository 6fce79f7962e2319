import type { Ticket } from './ticket'

/** What goes from a ticket: the words and pictures of some of its entries. The steps themselves stay. */
export interface Erasure {
  entries: string[]
  /** fileIDs of photos and videos, as they were sent. */
  files: string[]
}

const erasureOf = ({ contents }: Ticket, entries: string[]): Erasure => ({
  entries: entries.filter((entry) => contents[entry]),
  files: entries.flatMap((entry) => {
    const content = contents[entry]
    return content ? [...content.photos, ...(content.video === undefined ? [] : [content.video])] : []
  }),
})

/** 反映人自己说的和拍的；别人写的办理情况不是他的. */
export const ownErasure = (ticket: Ticket): Erasure =>
  erasureOf(
    ticket,
    ticket.timeline.filter(({ by }) => by === ticket.author).map(({ id }) => id),
  )

/** 过了保存期限，谁说的都不留. */
export const wholeErasure = (ticket: Ticket): Erasure => erasureOf(ticket, Object.keys(ticket.contents))

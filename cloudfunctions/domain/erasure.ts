import type { Ticket } from './ticket'

/** What goes from a ticket: the words and pictures of some of its entries. The steps themselves stay. */
export interface Erasure {
  entries: string[]
  /** fileIDs of photos and videos, and of copies made of them for the public board. */
  files: string[]
  /** Steps that published one of these photos: their words stay. */
  publishing: string[]
}

function erasureOf({ contents, timeline }: Ticket, entries: string[]): Erasure {
  const files = entries.flatMap((entry) => {
    const content = contents[entry]
    return content ? [...content.photos, ...(content.video === undefined ? [] : [content.video])] : []
  })
  const copies = timeline.flatMap((entry) =>
    entry.name === 'summarised' && entry.photo && files.includes(entry.photo.of)
      ? [{ id: entry.id, file: entry.photo.copy }]
      : [],
  )
  return {
    entries: entries.filter((entry) => contents[entry]),
    files: [...new Set([...files, ...copies.map(({ file }) => file)])],
    publishing: copies.map(({ id }) => id),
  }
}

/** 反映人自己说的和拍的；别人写的办理情况不是他的. */
export const ownErasure = (ticket: Ticket): Erasure =>
  erasureOf(
    ticket,
    ticket.timeline.filter(({ by }) => by === ticket.author).map(({ id }) => id),
  )

/** 过了保存期限，谁说的都不留. */
export const wholeErasure = (ticket: Ticket): Erasure => erasureOf(ticket, Object.keys(ticket.contents))

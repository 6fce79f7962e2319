import type { Whistle } from './whistle'

/** What goes from a whistle, and which files with it; the steps, the clocks and the figures stay. */
export interface WhistleErasure {
  whistle: Whistle
  files: string[]
}

function withoutContents(whistle: Whistle, entries: string[]): WhistleErasure {
  const contents = Object.fromEntries(Object.entries(whistle.contents).filter(([id]) => !entries.includes(id)))
  // 从诉求吹的、再吹的，吹哨时的照片也在诉求上，跟着诉求走。
  const ofTicket = whistle.timeline.filter(({ name }) => name === 'blown' || name === 'reopened').map(({ id }) => id)
  const files = entries
    .filter((id) => whistle.ticket === null || !ofTicket.includes(id))
    .flatMap((id) => whistle.contents[id]?.photos ?? [])
  return { whistle: { ...whistle, contents }, files }
}

/** 注销：他自己写的、拍的，和他的名字、电话都抹去；别人写的留下. */
export function ownWhistleErased(found: Whistle, person: string): WhistleErasure {
  const own = found.timeline.filter(({ by }) => by === person).map(({ id }) => id)
  const { whistle, files } = withoutContents(found, own)
  const cast = Object.fromEntries(Object.entries(whistle.cast).filter(([id]) => id !== person))
  return { whistle: { ...whistle, cast, ...(whistle.blower === person && { address: '' }) }, files }
}

/** 过了保存期限，谁写的、谁的名字都不留. */
export function wholeWhistleErased(found: Whistle): WhistleErasure {
  const { whistle, files } = withoutContents(found, Object.keys(found.contents))
  return { whistle: { ...whistle, cast: {}, address: '', erased: true }, files }
}

import type { Tag } from '../contract/ticket-view'
import type { WhistleCard } from '../contract/whistle-view'
import { leadOf, type Party, titleOf, type Whistle } from '../domain/whistle'
import { actingParty } from '../domain/whistle-rules'
import { COLOUR_TEXT, KIND_TEXT, WAITING_TEXT, whistleStatusText } from '../domain/whistle-words'
import { whistleActions, type WhistleCounter } from './whistle-actions'
import { whistleDeadline } from './whistle-clocks'

function tagsOf({ kind, supervision, waits, urges, isOpen, reworks, reopenings, item }: Whistle): Tag[] {
  const asked = waits.filter(({ department }) => department !== null)
  const again = reworks + reopenings
  const tags: Array<Tag | false> = [
    kind !== 'regular' && { text: KIND_TEXT[kind], tone: kind === 'emergency' ? 'overdue' : 'soon' },
    supervision !== null && { text: `${COLOUR_TEXT[supervision.colour]}督办`, tone: 'overdue' },
    ...asked.map(({ what }): Tag => ({ text: WAITING_TEXT[what].split('，')[0] ?? '', tone: 'soon' })),
    again > 0 && { text: `返工 ${again} 次`, tone: 'overdue' },
    urges > 0 && isOpen && { text: `催办 ${urges} 次`, tone: 'soon' },
    item === null && { text: '清单之外', tone: 'plain' },
  ]
  return tags.filter((tag) => tag !== false)
}

/** As the figures have it: the lead's end, whatever its next stage is. */
function standingOf(whistle: Whistle): WhistleCard['standing'] {
  if (!whistle.isOpen) return 'ended'
  if (whistle.status === 'reviewing' || whistle.status === 'blown') return 'waiting'
  const { overdue, dueSoon } = leadOf(whistle)?.told ?? { overdue: false, dueSoon: false }
  return overdue ? 'overdue' : dueSoon ? 'soon' : 'running'
}

/**
 * One line of a list, for this person.
 * @param party whose clock it shows; without one, the person's own, else the lead's
 */
export function whistleCard(
  whistle: Whistle,
  counter: WhistleCounter,
  tabs: string[] = [],
  party: Party | undefined = actingParty(whistle, counter.person),
): WhistleCard {
  const { _id, no, kind, status, areaText, blownAt } = whistle
  return {
    id: _id,
    no,
    title: titleOf(whistle),
    kind,
    kindText: KIND_TEXT[kind],
    status,
    statusText: whistleStatusText(whistle),
    placeText: areaText,
    blownAt,
    deadline: whistleDeadline(whistle, party, counter.now),
    standing: standingOf(whistle),
    tags: tagsOf(whistle),
    actions: whistleActions(whistle, counter).filter(({ needs }) => Object.keys(needs).length === 0),
    tabs,
  }
}

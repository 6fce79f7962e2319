import type { WhistleAction, WhistleCard, WhistleCommand, WhistleView } from '../../typings/contract'
import { call, newRequestId } from './cloud'

/** Done with one tap, without anything to fill in. */
const PLAIN = ['accept', 'answer'] as const satisfies WhistleAction[]

/** 一下就能做的一步；同一个 requestId 只做一次。 */
export const actPlainly = (
  id: string,
  name: (typeof PLAIN)[number],
  requestId = newRequestId(),
): Promise<WhistleView> => call('whistle', 'act', { id, command: { name } satisfies WhistleCommand }, requestId)

/** Which of these whistles' actions can be done to several at once, as the server offers them. */
export const plainActions = (cards: WhistleCard[]): Array<{ name: (typeof PLAIN)[number]; text: string }> =>
  PLAIN.flatMap((name) => {
    const offered = cards.flatMap(({ actions }) => actions).find((action) => action.name === name)
    return offered ? [{ name, text: offered.text }] : []
  })

import type {
  BlowPreview,
  Input,
  ItemSearch,
  WhistleAction,
  WhistleCard,
  WhistleCommand,
  WhistleRows,
  WhistleView,
} from '../../typings/contract'
import { call, newRequestId } from './cloud'
import type { StepDesk } from './step'

/** Done with one tap, without anything to fill in. */
const PLAIN = ['accept', 'answer'] as const satisfies WhistleAction[]

/** 吹哨清单的一页。 */
export const searchWhistles = (input: Input<'search', 'whistles'>): Promise<WhistleRows> =>
  call('search', 'whistles', input)

export const getWhistle = (id: string): Promise<WhistleView> => call('whistle', 'get', { id })

/** The steps of one whistle, for the form that draws them. */
export const whistleDesk = (id: string): StepDesk<WhistleView> => ({
  act: (command, requestId) => call('whistle', 'act', { id, command: command as WhistleCommand }, requestId),
  options: (action) => call('whistle', 'options', { id, action }),
})

/** 找事项：名称里的字、拼音首字母，或平常的话。 @param category of the ticket: what suits it comes first */
export const searchItems = (query: string, category: string): Promise<ItemSearch> =>
  call('catalogue', 'items', { query, category })

/** 吹之前先看：谁来，什么时候到。 */
export const previewBlow = (input: Input<'whistle', 'preview'>): Promise<BlowPreview> =>
  call('whistle', 'preview', input)

/** 吹哨；同一个 requestId 只吹一声。 */
export const blowWhistle = (input: Input<'whistle', 'blow'>, requestId: string): Promise<WhistleView> =>
  call('whistle', 'blow', input, requestId)

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

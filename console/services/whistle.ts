import type {
  BlowPreview,
  Input,
  ItemSearch,
  OwedView,
  WhistleCommand,
  WhistleRow,
  WhistleRows,
  WhistleView,
} from '../../typings/contract'
import { call } from './cloud'
import type { BatchAction } from './listing'
import type { StepDesk } from './step'
import { togetherOf } from './together'

/** 吹哨清单的一页。 */
export const searchWhistles = (input: Input<'search', 'whistles'>): Promise<WhistleRows> =>
  call('search', 'whistles', input)

/** 等我办的，各有几声。 */
export const readOwed = (input: Input<'search', 'owed'>): Promise<OwedView> => call('search', 'owed', input)

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

/** 一起办的：应哨、接单一下就好，催办、督办、评价的话写一遍。 */
export const whistlesTogether = (shown: WhistleRow[]): Array<BatchAction<WhistleRow>> =>
  togetherOf(shown, {
    act: async ({ id }, command, requestId) => (await whistleDesk(id).act(command, requestId)).statusText,
  })

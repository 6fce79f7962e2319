import type { ScreeningView } from '../../typings/contract'
import { call } from './cloud'
import type { ListPage } from './listing'

/** 等人看一眼的文字和照片，一页一页，等得久的在前。 */
export const listScreenings = (scope: string, cursor: string): Promise<ListPage<ScreeningView>> =>
  call('screening', 'list', { scope, cursor })

export type Verdict = 'keep' | 'remove'

/** 可以留，或者移除。 */
export const decideScreening = (id: string, verdict: Verdict): Promise<unknown> =>
  call('screening', 'decide', { id, verdict })

export const VERDICT_TEXT: Record<Verdict, string> = { keep: '留下', remove: '移除' }

export const KIND_TEXT: Record<ScreeningView['kind'], string> = { words: '文字', photo: '照片', video: '视频' }

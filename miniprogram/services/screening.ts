import type { ScreeningPage } from '../../typings/contract'
import { call } from './cloud'

/** 辖区里等工作人员看一眼的文字和照片。 */
export const listScreenings = (scope: string, cursor = ''): Promise<ScreeningPage> =>
  call('screening', 'list', { scope, cursor })

/** 可以留，或者移除。 */
export const decideScreening = (id: string, verdict: 'keep' | 'remove'): Promise<Record<string, never>> =>
  call('screening', 'decide', { id, verdict })

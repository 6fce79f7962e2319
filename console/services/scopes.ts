import type { ScopesView } from '../../typings/contract'
import { call } from './cloud'

/** 我管着的地方和部门。 */
export const readScopes = (): Promise<ScopesView> => call('search', 'scopes', {})

import type { ActionName, FunctionName, Input } from '../../cloudfunctions/contract/api'
import type { Phone } from './city'

/** Everyone there is, by what they are to the grid. */
export const PEOPLE = {
  居民: 'o-demo-resident-1',
  网格员: 'o-demo-worker-340202014002005',
  代班: 'o-demo-worker-340202014002006',
  别的网格的网格员: 'o-demo-worker-340202014002003',
  楼栋长: 'o-demo-team-340202014002005-1',
  别的网格的团队: 'o-demo-team-340202014002009-1',
  社区: 'o-demo-community-340202014002-1',
  别的社区: 'o-demo-community-340202013001-1',
  街道: 'o-demo-street-340202014-1',
  别的街道: 'o-demo-street-340202012-1',
  区: 'o-demo-district-1',
  联络员: 'o-demo-d-district-01-liaison',
  经办人: 'o-demo-d-district-01-officer-1',
  负责人: 'o-demo-d-district-01-head',
  别的部门: 'o-demo-d-city-01-officer-1',
}
export type Who = keyof typeof PEOPLE

export interface Row {
  name: string
  ask(who: Pick<Phone, 'call'>): Promise<{ ok: boolean; code?: string }>
  /** What everyone else is told. */
  code: string
  may: Who[]
  /** Whom the row asks; everyone when it does not say. */
  who?: Who[]
  /** What those who may do it are told: `ok`, or what is wrong with what these rows ask for. */
  then: string
  /** What it comes to, WeChat says: its codes are drawn and its words looked at for phones alone. */
  isWeChats?: true
}

/** The input is known only once the city is open. */
export const laterRow = <F extends FunctionName, A extends ActionName<F>>(
  [name, action]: [F, A],
  input: () => Input<F, A>,
  code: string,
  may: Who[],
  then = 'ok',
): Row => ({ name: `${name}.${action}`, ask: (who) => who.call(name, action, input()), code, may, then })

export const row = <F extends FunctionName, A extends ActionName<F>>(
  what: [F, A],
  input: Input<F, A>,
  ...rest: [code: string, may: Who[], then?: string]
): Row => laterRow(what, () => input, ...rest)

/** 这几位在电脑上也有账号。 */
export const AT_DESKS: Partial<Record<Who, string[]>> = {
  社区: ['chezhan'],
  街道: ['zhelu'],
  区: ['quzhongxin'],
  经办人: ['chengguan'],
}

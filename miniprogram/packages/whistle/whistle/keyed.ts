import type { WhistleActionView, WhistleCommand } from '../../../../typings/contract'

/** 按钮的名字在一排里不重样：同一步问的是不同部门的，各有一个。 */
export const keyedActions = (actions: WhistleActionView[]) =>
  actions.map((action) => ({ ...action, name: keyOf(action) }))

const keyOf = ({ name, department }: WhistleActionView): string => (department ? `${name}:${department}` : name)

export const actionBy = (actions: WhistleActionView[], key: string): WhistleActionView | undefined =>
  actions.find((action) => keyOf(action) === key)

/** 不用填什么的一步。 */
export const bareCommand = ({ name, department }: WhistleActionView): WhistleCommand =>
  // 要填什么是服务端说的：它说不用填，名字就是全部。
  ({ name, ...(department && { department }) }) as WhistleCommand

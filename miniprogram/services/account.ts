import type {
  ExportView,
  GridCard,
  Input,
  InvitationView,
  LinkCodeView,
  MeView,
  Roster,
  RosterPerson,
  RoleView,
} from '../../typings/contract'
import { call } from './cloud'

/** 我是谁，有哪些身份，我的网格。 */
export const whoAmI = (): Promise<MeView> => call('account', 'me', {})

/** 选择（或更换）我的网格。 */
export const settleIn = (grid: string): Promise<GridCard> => call('account', 'settle', { grid })

/** 同意隐私保护指引的这一版。 */
export const agreeToGuide = (version: number): Promise<Record<string, never>> => call('account', 'agree', { version })

/** 怎么称呼我；空着就不留。 */
export const introduceMyself = (name: string): Promise<MeView> => call('account', 'introduce', { name })

/** 留下自己填的号码。 */
export const leavePhone = (number: string): Promise<MeView> => call('account', 'phone', { number })

/** 留下微信里的号码；`code` 是手机号按钮给的。 */
export const leaveWechatPhone = (code: string): Promise<MeView> => call('account', 'phone', { code })

/** 删掉留下的号码。 */
export const removePhone = (): Promise<MeView> => call('account', 'phone', {})

/** 发出邀请；同一个 requestId 只发一个。 */
export const inviteIn = (input: Input<'account', 'invite'>, requestId: string): Promise<InvitationView> =>
  call('account', 'invite', input, requestId)

/** 看看邀请是什么，还没加入。 */
export const findInvitation = (code: string): Promise<InvitationView> => call('account', 'invitation', { code })

/** 凭邀请码加入。 */
export const joinBy = (input: Input<'account', 'join'>, requestId: string): Promise<MeView> =>
  call('account', 'join', input, requestId)

/** 不再担任：手上的诉求重新派出。 */
export const quitRole = ({ role, scope }: RoleView): Promise<MeView> => call('account', 'quit', { role, scope })

/** 请下级离任，同上；答的是以后的名单。 */
export const dismissPerson = ({ person, role }: RosterPerson, scope: string): Promise<Roster> =>
  call('account', 'dismiss', { person, role, scope })

/** 我的请假，照看到的整个换掉；值班时间给了才换，空的是不限。 */
export const setLeave = (seen: MeView['leave'], leave: MeView['leave'], hours?: MeView['hours']): Promise<MeView> =>
  call('account', 'setLeave', {
    seen: seen.map(({ from, until }) => ({ from, until })),
    leave,
    ...(hours && { hours }),
  })

/** 一个网格、社区或街道的人，含在办件数。 */
export const listPeople = (area: string): Promise<Roster> => call('account', 'roster', { area })

/** 电脑端账号的关联码，五分钟内用。 */
export const askLinkCode = (): Promise<LinkCodeView> => call('login', 'code', {})

/** 导出我的全部数据。 */
export const exportMyData = (): Promise<ExportView> => call('account', 'export', {})

/** 注销：抹去我的话、照片、名字和电话，诉求本身留下。 */
export const eraseMe = (): Promise<Record<string, never>> => call('account', 'erase', { confirm: '注销' })

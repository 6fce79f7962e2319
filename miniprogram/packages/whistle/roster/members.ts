import type { DepartmentRoster } from '../../../../typings/contract'

type Member = DepartmentRoster['members'][number]

/** Who can take over: whoever does the work there, and is not the one who gives. */
export const takersFor = ({ person }: Member, members: Member[]) =>
  members
    .filter((one) => one.canServe && one.person !== person)
    .map((one) => ({
      value: one.person,
      text: one.name,
      note: one.holds > 0 ? `${one.postText}，手上 ${one.holds} 声` : one.postText,
    }))

/** What follows when somebody leaves, said before it is done. */
export const leavingText = ({ name, postText, holds, isMe }: Member, department: string): string => {
  const who = isMe ? `您不再是${department}的${postText}` : `${name}（${postText}）不再在${department}`
  return `${who}，值班表上也去掉。${holds > 0 ? `手上的 ${holds} 声哨交回部门，等联络员分配；要直接交给哪一位，请先用“交接”。` : ''}`
}

import type { NeedContactView, Input } from '../../../../typings/contract'
import { dial } from '../../../services/call'
import { isSure } from '../../../services/confirm'
import { say, tell } from '../../../services/tell'
import { revealContact } from './need'

/** 查看联系方式：说明会留痕，再问；有电话的可以直接打。 */
export async function callContact(of: Input<'need', 'reveal'>): Promise<void> {
  if (!(await isSure('查看联系方式', '只为办这件事使用，查看会留下记录。'))) return
  try {
    await offerCall(await revealContact(of))
  } catch (error) {
    tell(error)
  }
}

async function offerCall({ who, phone }: NeedContactView): Promise<void> {
  if (!phone) return say(`${who}，没有留下电话`)
  const { confirm } = await wx.showModal({ title: who, content: phone, confirmText: '打电话', cancelText: '关闭' })
  if (confirm) dial(phone)
}

import type { ContactView, Input } from '../../../../typings/contract'

/** 改着的一个联系人. */
export interface ContactDraft {
  /** Empty: a new one. */
  id: string
  name: string
  duty: string
  /** Empty: the number stays as it is, which `masked` shows. */
  phone: string
  masked: string
  isPublic: boolean
}

export const BLANK: ContactDraft = { id: '', name: '', duty: '', phone: '', masked: '', isPublic: true }

export const draftsOf = (items: ContactView[]): ContactDraft[] =>
  items.map(({ phone, ...item }) => ({ ...item, phone: '', masked: phone }))

export const itemsOf = (drafts: ContactDraft[]): Input<'station', 'saveContacts'>['items'] =>
  drafts.map(({ id, name, duty, phone, isPublic }) => ({
    ...(id && { id }),
    ...(phone.trim() && { phone: phone.trim() }),
    ...{ name, duty, isPublic },
  }))

/** 第几个少了什么；都齐了是空的. */
export function lackOf(drafts: ContactDraft[]): string {
  for (const [at, { id, name, duty, phone }] of drafts.entries()) {
    const lack = !name.trim() ? '名称' : !duty.trim() ? '职责' : !id && !phone.trim() ? '电话' : ''
    if (lack) return `请填写第 ${at + 1} 个联系人的${lack}`
  }
  return ''
}

import { refuse } from '../domain/refusal'

// 好几处都会说的.

export const NOT_FOUND = refuse('ticket/not-found', '没有找到这件诉求')
export const NOT_YOURS = refuse('ticket/not-yours', '这不是您的诉求，不能查看')
export const REUSED = refuse('request/reused', '这次提交刚才已经成功，请在“诉求”里查看；如有补充请重新填写')
export const BUSY = refuse('ticket/busy', '这件诉求正被多人同时操作，请稍后再试')
export const UNKNOWN_CATEGORY = refuse('ticket/unknown-category', '没有这个类别，请重新选择', 'category')

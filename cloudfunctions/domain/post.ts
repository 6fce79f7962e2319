import type { Post } from '../contract/account'

/**
 * 联络员 answers, assigns, and keeps the roster; 经办人 does the work; 负责人 reads.
 */
export const POST_TEXT: Record<Post, string> = { liaison: '联络员', officer: '经办人', head: '负责人' }

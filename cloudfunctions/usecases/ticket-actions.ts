import { PHOTO_LIMIT } from '../contract/primitives'
import type { ActionView, TicketAction } from '../contract/ticket'
import { CLOSING_TEXT, SCORE_TEXT } from '../domain/notice'

const options = (texts: Record<string, string>) => Object.entries(texts).map(([value, text]) => ({ value, text }))

/** 按钮：服务端决定叫什么、要填什么、点的时候可以问哪几种提醒。 */
export const ACTION_VIEWS: Record<TicketAction, ActionView> = {
  accept: { name: 'accept', text: '接单', tone: 'primary', needs: {}, asks: ['task'] },
  progress: {
    name: 'progress',
    text: '登记进展',
    tone: 'plain',
    needs: {
      note: { label: '进展', placeholder: '到了现场、联系了谁、下一步做什么', max: 500, isRequired: true },
      photos: { label: '现场照片', min: 0, max: PHOTO_LIMIT },
    },
    asks: ['task'],
  },
  resolve: {
    name: 'resolve',
    text: '办结',
    tone: 'primary',
    needs: {
      choice: { field: 'closing', label: '办结方式', options: options(CLOSING_TEXT) },
      note: { label: '办理情况', placeholder: '怎么处理的，结果如何', max: 500, isRequired: true },
      photos: { label: '办结照片', min: 1, max: PHOTO_LIMIT },
    },
    asks: ['task'],
  },
  rate: {
    name: 'rate',
    text: '评价',
    tone: 'primary',
    needs: {
      choice: { field: 'score', label: '您满意吗', options: options(SCORE_TEXT) },
      note: { label: '想说的话', placeholder: '哪里好，哪里还要改进', max: 200, isRequired: false },
    },
    asks: [],
  },
  reopen: {
    name: 'reopen',
    text: '重新办理',
    tone: 'plain',
    needs: {
      note: { label: '为什么要重新办理', placeholder: '还有什么没有解决', max: 200, isRequired: true },
      photos: { label: '现场照片', min: 0, max: PHOTO_LIMIT },
    },
    asks: ['progress', 'resolved'],
  },
}

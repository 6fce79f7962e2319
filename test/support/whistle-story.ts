import { isRefusal } from '../../cloudfunctions/domain/refusal'
import { afterwards, BLOWN_AT, chengguan, type decision, of, photo, running, streetClerk } from './whistle-facts'

// 一声哨的几步，从应哨到评价，测试从哪一步都可以接着讲。

export const MINUTE = 60_000
export const later = (minutes: number) => BLOWN_AT + minutes * MINUTE
export const officer = of(chengguan, 'officer')

export const near = { lng: 118.4005, lat: 31.3005 }
export const satisfied = { name: 'evaluate', verdict: 'satisfied', points: 96, note: '' } as const

export const answered = () => afterwards(running(), officer, { name: 'answer' }, later(10))
export const arrived = () => afterwards(answered(), officer, { name: 'reportIn', point: near, photos: [] }, later(30))
export const completed = () =>
  afterwards(arrived(), officer, { name: 'complete', note: '已清理', photos: [photo] }, later(60))
export const closed = () => afterwards(completed(), streetClerk, satisfied, later(90))

export const codeOf = (outcome: ReturnType<typeof decision>) => (isRefusal(outcome) ? outcome.code : 'allowed')

import type { Limit } from '../contract/ticket-view'

const UNIT_TEXT: Record<Limit['unit'], string> = {
  naturalMinutes: '分钟',
  naturalHours: '小时',
  naturalDays: '天',
  workingMinutes: '个工作分钟',
  workingHours: '个工作小时',
  workingDays: '个工作日',
}
const UNITS = Object.keys(UNIT_TEXT) as Array<Limit['unit']>

/** 4 个工作小时. */
export const spanText = ({ amount, unit }: Limit): string => `${amount} ${UNIT_TEXT[unit]}`

/** In minutes, a working day being eight hours: for comparing what is counted alike, never for a deadline. */
const MINUTES: Record<Limit['unit'], number> = {
  naturalMinutes: 1,
  naturalHours: 60,
  naturalDays: 1_440,
  workingMinutes: 1,
  workingHours: 60,
  workingDays: 480,
}

/** Whether one span is surely shorter than another; of working time and natural time nobody can say. */
export const isShorter = (a: Limit, b: Limit): boolean =>
  a.unit.startsWith('working') === b.unit.startsWith('working') &&
  a.amount * MINUTES[a.unit] < b.amount * MINUTES[b.unit]

const LONGEST_AMOUNT = 1_000

/** Reads what {@link spanText} writes, with or without its spaces and 个; undefined when it is something else. */
export function readLimit(text: string): Limit | undefined {
  const [, digits = '', name = ''] = /^(\d{1,4})个?(\D+)$/.exec(text.normalize('NFKC').replace(/\s/g, '')) ?? []
  const unit = UNITS.find((one) => UNIT_TEXT[one].replace('个', '') === (name === '日' ? '天' : name))
  const amount = Number(digits)
  return unit && amount >= 1 && amount <= LONGEST_AMOUNT ? { amount, unit } : undefined
}

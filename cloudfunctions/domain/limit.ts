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

const LONGEST_AMOUNT = 1_000

/** Reads what {@link spanText} writes, with or without its spaces and 个; undefined when it is something else. */
export function readLimit(text: string): Limit | undefined {
  const [, digits = '', name = ''] = /^(\d{1,4})个?(\D+)$/.exec(text.normalize('NFKC').replace(/\s/g, '')) ?? []
  const unit = UNITS.find((one) => UNIT_TEXT[one].replace('个', '') === (name === '日' ? '天' : name))
  const amount = Number(digits)
  return unit && amount >= 1 && amount <= LONGEST_AMOUNT ? { amount, unit } : undefined
}

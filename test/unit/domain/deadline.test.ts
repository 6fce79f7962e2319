import { afterWorkingDays, afterWorkingMinutes, isWorkingDay } from '../../../cloudfunctions/domain/calendar'
import { deadlineFrom, deadlineView, dueSoonAt } from '../../../cloudfunctions/domain/deadline'
import { at, calendar } from '../../support/city-facts'

const hours = (amount: number) => ({ amount, unit: 'workingHours' as const })
const days = (amount: number) => ({ amount, unit: 'workingDays' as const })

describe('工作日历', () => {
  test('平常的周六周日不上班，平常的周一上班', () => {
    expect(isWorkingDay(at('2026-03-07 10:00'), calendar)).toBe(false)
    expect(isWorkingDay(at('2026-03-08 10:00'), calendar)).toBe(false)
    expect(isWorkingDay(at('2026-03-09 10:00'), calendar)).toBe(true)
  })

  test('国庆不上班，调休的周六上班', () => {
    expect(isWorkingDay(at('2026-10-01 10:00'), calendar)).toBe(false)
    expect(isWorkingDay(at('2026-10-10 10:00'), calendar)).toBe(true)
  })

  test('午夜前后一分钟属于两天，按北京时间', () => {
    expect(isWorkingDay(at('2026-10-09 23:59'), calendar)).toBe(true)
    expect(isWorkingDay(at('2026-10-11 00:01'), calendar)).toBe(false)
  })
})

describe('工作时间', () => {
  test.each([
    ['上午报的四小时件，扣掉午休，下午到期', '2026-03-02 09:00', 4, '2026-03-02 15:30'],
    ['下午报的四小时件，下班后不计，第二天上午到期', '2026-03-02 16:30', 4, '2026-03-03 11:30'],
    ['周五下班后报的，从周一上班算起', '2026-03-06 20:00', 1, '2026-03-09 09:30'],
    ['午休时报的，从下午上班算起', '2026-03-02 13:00', 1, '2026-03-02 15:30'],
    ['正好用完上午，停在中午而不是下午', '2026-03-02 08:30', 3.5, '2026-03-02 12:00'],
    ['跨过国庆长假，调休的周六照算', '2026-09-30 17:30', 6.5, '2026-10-08 17:30'],
  ])('%s', (_, from, amount, due) => {
    expect(deadlineFrom(at(from), hours(amount), calendar).dueBy).toBe(at(due))
  })

  test('工作日期限：当天不算，到第几个工作日下班为止', () => {
    expect(afterWorkingDays(at('2026-03-05 10:00'), 2, calendar)).toBe(at('2026-03-09 17:30'))
    expect(afterWorkingDays(at('2026-10-09 10:00'), 1, calendar)).toBe(at('2026-10-10 17:30'))
  })

  test('期限只会往后，不会早于开始', () => {
    for (let i = 0; i < 400; i += 1) {
      const from = at('2026-01-01 00:00') + i * 21 * 3_600_000
      expect(afterWorkingMinutes(from, 1, calendar)).toBeGreaterThan(from)
      expect(afterWorkingMinutes(from, 30, calendar)).toBeLessThanOrEqual(afterWorkingMinutes(from, 31, calendar))
    }
  })

  test('自然小时不看节假日', () => {
    const limit = { amount: 2, unit: 'naturalHours' as const }
    expect(deadlineFrom(at('2026-10-01 23:00'), limit, calendar)).toEqual({
      dueBy: at('2026-10-02 01:00'),
      isProvisional: false,
    })
  })

  test('明年的日历还没公布，期限标为暂定', () => {
    expect(deadlineFrom(at('2026-12-30 10:00'), days(1), calendar).isProvisional).toBe(false)
    expect(deadlineFrom(at('2026-12-30 10:00'), days(7), calendar).isProvisional).toBe(true)
  })
})

describe('不算按时也不算超期的', () => {
  const clocked = {
    isOpen: false,
    startedAt: at('2026-03-02 09:00'),
    dueBy: at('2026-03-02 17:00'),
    isProvisional: false,
    endedAt: at('2026-03-02 10:00'),
  }

  test('撤回的、并走的，就说撤回、并件', () => {
    expect(deadlineView({ ...clocked, setAside: '已撤回' }, at('2026-03-05 10:00'))).toMatchObject({
      text: '已撤回',
      promise: '',
      level: 'aside',
      isOver: true,
    })
  })

  test('等核查的，钟停在报办结的那一刻，等多久都不算超期', () => {
    const since = (moment: string) =>
      deadlineView({ ...clocked, isOpen: true, endedAt: null, checkedSince: at(moment) }, at('2026-03-09 10:00'))
    expect(since('2026-03-02 16:00')).toMatchObject({ text: '按时办完，等待核查', level: 'normal' })
    expect(since('2026-03-02 18:00')).toMatchObject({ text: '超期 1 小时 办完，等待核查', level: 'overdue' })
  })
})

describe('期限怎么说', () => {
  const clocked = {
    isOpen: true,
    startedAt: at('2026-03-02 09:00'),
    dueBy: at('2026-03-02 17:00'),
    isProvisional: false,
    endedAt: null,
  }

  test('还早：剩多少时间，什么时候之前办结', () => {
    expect(deadlineView(clocked, at('2026-03-02 14:48'))).toMatchObject({
      text: '还有 2 小时 12 分',
      promise: '今天 17:00 前办结',
      level: 'normal',
    })
  })

  test('剩下不到四分之一，算临期', () => {
    expect(dueSoonAt(clocked.startedAt, clocked.dueBy)).toBe(at('2026-03-02 15:00'))
    expect(deadlineView(clocked, at('2026-03-02 15:00')).level).toBe('soon')
  })

  test('过了时间，算超期', () => {
    expect(deadlineView(clocked, at('2026-03-02 17:40'))).toMatchObject({
      text: '已超期 40 分钟',
      level: 'overdue',
      isOver: false,
      used: 1,
    })
  })

  test('办完了，说清是按时还是超期；绿的只给按时的', () => {
    const ended = { ...clocked, isOpen: false }
    const view = (moment: string) => deadlineView({ ...ended, endedAt: at(moment) }, at('2026-03-05 09:00'))
    expect(view('2026-03-02 16:00')).toMatchObject({ text: '按时办结', level: 'done', isOver: true })
    expect(view('2026-03-02 19:00')).toMatchObject({ text: '超期 2 小时 办结', level: 'late', isOver: true })
  })

  test('暂定的期限把“暂定”说出来', () => {
    expect(deadlineView({ ...clocked, isProvisional: true }, clocked.startedAt).promise).toContain('暂定')
  })
})

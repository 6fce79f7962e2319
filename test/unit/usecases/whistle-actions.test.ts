import { whistleActions } from '../../../cloudfunctions/usecases/whistle-actions'
import { calendar } from '../../support/city-facts'
import { afterwards, BLOWN_AT, chengguan, of, photo, running, settings, zhujian } from '../../support/whistle-facts'

const LIAISON = of(chengguan, 'liaison')
const NOW = BLOWN_AT + 3_600_000

test('还没到场的，办结排在写进展、分给经办人、延期后面；到了场，办结在最前面', () => {
  const answered = afterwards(running(), LIAISON, { name: 'answer' }, NOW)
  const namesOf = (whistle: typeof answered) =>
    whistleActions(whistle, { person: LIAISON, now: NOW, settings, calendar, longestDays: 90 }).map(({ name }) => name)
  const before = ['reportIn', 'progress', 'assign', 'extend', 'complete', 'giveBack']
  expect(namesOf(answered)).toEqual(before)
  const there = afterwards(answered, LIAISON, { name: 'reportIn', photos: [photo] }, NOW)
  expect(namesOf(there)).toEqual(['complete', 'progress', 'assign', 'extend', 'giveBack'])
})

test('还没到场就办结、协办完毕的，先说会怎样；到了场的、不用到场的，不说', () => {
  const confirmOf = (whistle: ReturnType<typeof running>, person = LIAISON) =>
    whistleActions(whistle, { person, now: NOW, settings, calendar, longestDays: 90 }).find(
      ({ name }) => name === 'complete' || name === 'finish',
    )?.confirm
  const answered = afterwards(running(), LIAISON, { name: 'answer' }, NOW)
  expect(confirmOf(answered)).toBe('还没有到场报到。现在办结，考核单上“报到”一项没有分，监察也会记一笔，确定吗？')
  expect(confirmOf(afterwards(answered, LIAISON, { name: 'reportIn', photos: [photo] }, NOW))).toBeUndefined()
  const free = { ...answered, parties: answered.parties.map((party) => ({ ...party, reportInBy: null })) }
  expect(confirmOf(free)).toBeUndefined()
  const other = of(zhujian, 'liaison')
  expect(confirmOf(afterwards(running(), other, { name: 'answer' }, NOW), other)).toContain('现在报告协办完毕')
})

import { whistleActions } from '../../../cloudfunctions/usecases/whistle-actions'
import { calendar } from '../../support/city-facts'
import { afterwards, BLOWN_AT, chengguan, of, photo, running, settings } from '../../support/whistle-facts'

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

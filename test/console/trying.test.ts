import { CallError } from '../../console/services/call-error'
import { useTrying } from '../../console/services/trying'

test('一次只办一件：没办完，再按不再办；办完了可以再来', async () => {
  const { isBusy, failure, trying } = useTrying()
  let finish = (): void => undefined
  const work = jest.fn(() => new Promise<void>((resolve) => (finish = resolve)))
  const first = trying(work)
  expect(isBusy.value).toBe(true)
  await trying(work)
  expect(work).toHaveBeenCalledTimes(1)
  finish()
  expect(await first).toBeUndefined()
  expect([isBusy.value, failure.value]).toEqual([false, ''])
})

test('没办成，说原因，也把原因交给要用的；再办一次，先前说的就不说了', async () => {
  const { isBusy, failure, trying } = useTrying()
  const error = new CallError('gazetteer/changed', '刚才有人改过')
  expect(await trying(() => Promise.reject(error))).toBe(error)
  expect([isBusy.value, failure.value]).toEqual([false, '刚才有人改过'])
  await trying(() => Promise.resolve())
  expect(failure.value).toBe('')
})

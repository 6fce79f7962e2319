import { EventChannel } from '../../../local/preview/runtime/event-channel'

test('两端互通，先说的话等到有人听', () => {
  const [opener, opened] = EventChannel.pair()
  opener.emit('hello', { word: '早' })
  const heard: unknown[] = []
  opened.on('hello', (data) => heard.push(data))
  opener.emit('hello', { word: '好' })
  expect(heard).toEqual([{ word: '早' }, { word: '好' }])
})

test('once 只听一次，off 之后不再听', () => {
  const [opener, opened] = EventChannel.pair()
  let times = 0
  opened.once('a', () => times++)
  opener.emit('a')
  opener.emit('a')
  opened.off('a')
  expect(times).toBe(1)
})

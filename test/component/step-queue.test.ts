import { type Ending, type Sender, type Step, StepQueue } from '../../miniprogram/services/step-queue'

const aStep = (requestId: string, change: Partial<Step> = {}): Step => ({
  requestId,
  ticket: 't-1',
  title: '楼道灯不亮',
  text: '登记进展',
  command: { name: 'progress', note: requestId, photos: [] },
  photos: [],
  takenAt: 0,
  ...change,
})

/** The phone's storage, which outlives a queue, and a server that answers as the test says. */
class Bench {
  /** As in WeChat's storage: what lies in it is a copy. */
  kept = '[]'
  isFull = false
  /** Request ids in the order in which they were tried. */
  readonly tried: string[] = []
  endings: Record<string, Ending> = {}
  changes = 0
  answer: Sender = (step) => Promise.resolve(this.endings[step.requestId] ?? 'sent')

  start(): StepQueue {
    const store = {
      read: () => JSON.parse(this.kept) as Step[],
      write: (steps: Step[]) => {
        if (this.isFull) throw new Error('exceed storage max size')
        this.kept = JSON.stringify(steps)
      },
    }
    const send: Sender = (step, advance) => {
      this.tried.push(step.requestId)
      return this.answer(step, advance)
    }
    return new StepQueue(store, send, () => (this.changes += 1))
  }
}

const ids = (queue: StepQueue) => queue.list().map(({ requestId }) => requestId)

test('按先后顺序发，发出去的就不再排着', async () => {
  const bench = new Bench()
  const queue = bench.start()
  for (const id of ['a', 'b', 'c']) queue.add(aStep(id))
  expect(await queue.flush()).toBe(3)
  expect(bench.tried).toEqual(['a', 'b', 'c'])
  expect(queue.list()).toEqual([])
})

test('没有网络就都等着，顺序不变', async () => {
  const bench = new Bench()
  const queue = bench.start()
  for (const id of ['a', 'b']) queue.add(aStep(id))
  bench.endings = { a: 'lost' }
  expect(await queue.flush()).toBe(0)
  expect(bench.tried).toEqual(['a'])
  expect(ids(queue)).toEqual(['a', 'b'])
})

test('小程序关掉再打开，排着的还在，还是同一个编号', async () => {
  const bench = new Bench()
  bench.start().add(aStep('a'))
  const restarted = bench.start()
  expect(ids(restarted)).toEqual(['a'])
  await restarted.flush()
  expect(bench.tried).toEqual(['a'])
})

test('正在发的时候被关掉，下次还是用同一个编号再发', async () => {
  const bench = new Bench()
  const queue = bench.start()
  queue.add(aStep('a'))
  bench.answer = () => new Promise<Ending>(() => undefined)
  void queue.flush()
  bench.answer = () => Promise.resolve('sent')
  await bench.start().flush()
  expect(bench.tried).toEqual(['a', 'a'])
  expect(bench.start().list()).toEqual([])
})

test('同时有几处要发，只发一遍', async () => {
  const bench = new Bench()
  const queue = bench.start()
  queue.add(aStep('a'))
  expect(await Promise.all([queue.flush(), queue.flush(), queue.flush()])).toEqual([1, 1, 1])
  expect(bench.tried).toEqual(['a'])
})

test('正在发的时候又排上的，这一趟一起发', async () => {
  const bench = new Bench()
  const queue = bench.start()
  queue.add(aStep('a'))
  bench.answer = (step) => {
    if (step.requestId === 'a') queue.add(aStep('b'))
    return Promise.resolve('sent')
  }
  expect(await queue.flush()).toBe(2)
  expect(bench.tried).toEqual(['a', 'b'])
})

test('同一步排两次只算一次：编号相同，或者对同一件说同样的话', () => {
  const queue = new Bench().start()
  queue.add(aStep('a'))
  queue.add(aStep('a', { text: '别的' }))
  queue.add(aStep('b', { command: { name: 'accept' } }))
  queue.add(aStep('c', { command: { name: 'accept' } }))
  queue.add(aStep('d', { ticket: 't-2', command: { name: 'accept' } }))
  expect(ids(queue)).toEqual(['a', 'b', 'd'])
})

test('服务端不肯办的停下来，说它的原话；同一件后面的等着，别的件照发', async () => {
  const bench = new Bench()
  const queue = bench.start()
  queue.add(aStep('a'))
  queue.add(aStep('b'))
  queue.add(aStep('c', { ticket: 't-2' }))
  bench.endings = { a: { trouble: '这件诉求已由他人接单' } }
  expect(await queue.flush()).toBe(1)
  expect(bench.tried).toEqual(['a', 'c'])
  expect(queue.list()).toMatchObject([{ requestId: 'a', trouble: '这件诉求已由他人接单' }, { requestId: 'b' }])
})

test('停下来的不会自己再发', async () => {
  const bench = new Bench()
  const queue = bench.start()
  queue.add(aStep('a'))
  bench.endings = { a: { trouble: '已由他人接单' } }
  await queue.flush()
  bench.endings = {}
  expect(await queue.flush()).toBe(0)
  expect(bench.tried).toEqual(['a'])
})

test('点了知道了，后面等着的就接着发', async () => {
  const bench = new Bench()
  const queue = bench.start()
  queue.add(aStep('a'))
  queue.add(aStep('b'))
  bench.endings = { a: { trouble: '已由他人接单' } }
  await queue.flush()
  queue.drop('a')
  await queue.flush()
  expect(bench.tried).toEqual(['a', 'b'])
  expect(queue.list()).toEqual([])
})

test('服务端一时忙不过来，这一件这一趟先放下，下一趟再发', async () => {
  const bench = new Bench()
  const queue = bench.start()
  queue.add(aStep('a'))
  queue.add(aStep('b'))
  queue.add(aStep('c', { ticket: 't-2' }))
  bench.endings = { a: 'later' }
  expect(await queue.flush()).toBe(1)
  expect(bench.tried).toEqual(['a', 'c'])
  bench.endings = {}
  expect(await queue.flush()).toBe(2)
  expect(bench.tried).toEqual(['a', 'c', 'a', 'b'])
})

test('传上去的照片记下来，断了再发不用重传', async () => {
  const bench = new Bench()
  const queue = bench.start()
  queue.add(aStep('a', { photos: [{ path: 'usr/1', size: 1 }] }))
  bench.answer = (_, advance) => {
    advance({ command: { name: 'progress', note: 'a', photos: ['cloud://1'] }, photos: [] })
    return Promise.resolve('lost')
  }
  await queue.flush()
  expect(bench.start().list()).toMatchObject([{ command: { photos: ['cloud://1'] }, photos: [] }])
})

test('手机存不下了，说出来，原来排着的不受影响', () => {
  const bench = new Bench()
  const queue = bench.start()
  queue.add(aStep('a'))
  bench.isFull = true
  expect(() => queue.add(aStep('b'))).toThrow('exceed storage')
  expect(ids(queue)).toEqual(['a'])
})

test('发送时出了意料之外的错，这一步还在，下次照样能发', async () => {
  const bench = new Bench()
  const queue = bench.start()
  queue.add(aStep('a'))
  bench.answer = () => Promise.reject(new Error('defect'))
  await expect(queue.flush()).rejects.toThrow('defect')
  expect(queue.sending).toBe('')
  bench.answer = () => Promise.resolve('sent')
  expect(await queue.flush()).toBe(1)
})

test('谁在看着队列，每次有变化都知道，包括正在发哪一步', async () => {
  const bench = new Bench()
  const queue = bench.start()
  queue.add(aStep('a'))
  const before = bench.changes
  let sending = ''
  bench.answer = () => {
    sending = queue.sending
    return Promise.resolve('sent')
  }
  await queue.flush()
  expect(sending).toBe('a')
  expect(queue.sending).toBe('')
  expect(bench.changes).toBeGreaterThan(before)
})

test('哪一件还有没发出的，问得出来', async () => {
  const bench = new Bench()
  const queue = bench.start()
  queue.add(aStep('a'))
  expect([queue.has('t-1'), queue.has('t-2')]).toEqual([true, false])
  await queue.flush()
  expect(queue.has('t-1')).toBe(false)
})

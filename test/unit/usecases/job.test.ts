import { workOff } from '../../../cloudfunctions/usecases/job'
import type { World } from '../../../cloudfunctions/usecases/ports'
import type { Job, Progress } from '../../../cloudfunctions/usecases/ports/people'

const job = (_id: string, facts: Partial<Job> = {}): Job => ({
  _id,
  schemaVersion: 1,
  kind: 'handOver',
  object: 'p',
  role: 'worker',
  scope: 'g',
  by: 'p',
  at: 0,
  cursor: '',
  state: 'waiting',
  facts: { gone: 1 },
  ...facts,
})

/** Only what handing over asks for: a person without roles, and so many tickets in hand, a page at a time. */
function world(jobs: Job[], { tickets = [], now = () => 0 }: { tickets?: string[]; now?: () => number } = {}) {
  const moved: Array<[string, Progress]> = []
  const handed: string[] = []
  const defects: unknown[] = []
  const ports = {
    clock: { now },
    log: { info: () => undefined, defect: (error: unknown) => void defects.push(error) },
    people: { read: () => Promise.resolve([{ roles: [] }]) },
    // 没有排过班。
    reference: { shapes: () => Promise.resolve({}) },
    duties: { of: () => Promise.resolve([]) },
    loads: {
      held: (_person: string, _scope: string, after: string, limit: number) =>
        Promise.resolve(
          tickets
            .filter((id) => id > after)
            .slice(0, limit)
            .map((_id) => ({ _id, desk: 'g' })),
        ),
      kept: () => Promise.resolve([]),
    },
    needs: { entrustedTo: () => Promise.resolve([]) },
    tickets: { get: (id: string) => Promise.resolve(void handed.push(id)) },
    jobs: {
      waiting: () => Promise.resolve(jobs),
      move: (id: string, _from: string, to: Progress) => Promise.resolve(Boolean(moved.push([id, to]))),
    },
  } as unknown as World
  return { ports, moved, handed, defects }
}

const many = Array.from({ length: 50 }, (_, n) => `t${String(n).padStart(2, '0')}`)

test('手上有多少件就交接多少件，做完了记下来', async () => {
  const { ports, moved, handed } = world([job('a')], { tickets: many })
  expect(await workOff(ports, 10_000)).toBe(1)
  expect(handed).toEqual(many)
  expect(moved).toEqual([['a', { cursor: '~', state: 'done', facts: { gone: 1 } }]])
})

test('时间到了就停，记下做到哪里，下次从那里接着做', async () => {
  let time = 0
  const { ports, moved, handed } = world([job('a', { cursor: 't09' })], { tickets: many, now: () => (time += 100) })
  expect(await workOff(ports, 1_000)).toBe(0)
  const last = handed.at(-1)
  expect(handed[0]).toBe('t10')
  expect(handed.length).toBeLessThan(many.length)
  expect(moved).toEqual([['a', { cursor: last, state: 'waiting', facts: { gone: 1 } }]])
})

test('一件坏了，记下来，不挡后面的', async () => {
  const { role: _none, ...broken } = job('broken')
  const { ports, moved, defects } = world([broken, job('b')])
  expect(await workOff(ports, 10_000)).toBe(1)
  expect(moved.map(([id]) => id)).toEqual(['b'])
  expect(String(defects[0])).toContain('names no role to leave')
})

test('没有时间了，一件也不动', async () => {
  const { ports, moved } = world([job('a')], { now: () => 10 })
  expect(await workOff(ports, 10)).toBe(0)
  expect(moved).toEqual([])
})

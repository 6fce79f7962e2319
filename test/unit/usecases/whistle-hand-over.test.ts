import type { Whistle } from '../../../cloudfunctions/domain/whistle'
import type { WhistleWorld } from '../../../cloudfunctions/usecases/ports'
import type { Job, Progress } from '../../../cloudfunctions/usecases/ports/people'
import { handOverWhistles } from '../../../cloudfunctions/usecases/whistle-hand-over'
import { afterwards, BLOWN_AT, chengguan, of, running, settings } from '../../support/whistle-facts'

const officer = of(chengguan, 'officer')
const liaison = of(chengguan, 'liaison')
const NOW = BLOWN_AT + 3_600_000
const WHISTLES = 3

const leaving: Job = {
  _id: 'leave-1',
  schemaVersion: 1,
  kind: 'handWhistles',
  object: officer._id,
  role: 'department',
  scope: 'chengguan',
  by: officer._id,
  at: NOW,
  cursor: '',
  state: 'waiting',
  facts: {},
}

/** Whistles the officer has answered, a department of three, and a line that is cut at the `cutAt`th call. */
function world(job: Job, cutAt = Infinity) {
  let calls = 0
  const state = {
    job,
    department: chengguan,
    roles: [...officer.roles],
    told: new Map<string, string>(),
    whistles: new Map(
      Array.from({ length: WHISTLES }, (_, n): [string, Whistle] => {
        const answered = afterwards(running(), officer, { name: 'answer' }, NOW - 1_000)
        return [`w${n}`, { ...answered, _id: `w${n}` }]
      }),
    ),
  }
  // 写完了断的，和还没写就断的，都算断。
  const cut = <T>(work: () => T): Promise<T> => {
    calls += 1
    if (calls === cutAt) return Promise.reject(new Error('cut'))
    const done = work()
    calls += 1
    return calls === cutAt ? Promise.reject(new Error('cut')) : Promise.resolve(done)
  }
  const ports = {
    clock: { now: () => NOW },
    reference: { whistles: () => Promise.resolve(settings), read: () => Promise.resolve({ policy: {} }) },
    people: {
      read: () => Promise.resolve([{ ...officer, name: '经办', roles: state.roles }]),
      revoke: () => cut(() => void (state.roles = [])),
    },
    departments: {
      read: () => Promise.resolve([state.department]),
      change: (_id: string, change: (one: typeof chengguan) => typeof chengguan) =>
        cut(() => (state.department = change(state.department))),
    },
    whistles: {
      heldBy: (person: string, _department: string, after: string, limit: number) =>
        Promise.resolve(
          [...state.whistles.values()]
            .filter(({ _id, parties }) => _id > after && parties.some((party) => party.officer === person))
            .slice(0, limit),
        ),
      get: (id: string) => Promise.resolve(state.whistles.get(id)),
      replace: (before: Whistle, next: Whistle) =>
        cut(() => {
          if (state.whistles.get(before._id)?.version !== before.version) return false
          state.whistles.set(before._id, next)
          return true
        }),
    },
    hash: (text: string) => text.slice(text.indexOf(':') + 1),
    notices: {
      ensure: (notices: Array<{ _id: string; text: string }>) =>
        cut(() => {
          for (const { _id, text } of notices) if (!state.told.has(_id)) state.told.set(_id, text)
          return []
        }),
    },
    jobs: {
      move: (_id: string, from: string, to: Progress) =>
        cut(() => {
          if (state.job.cursor !== from) return false
          state.job = { ...state.job, ...to }
          return true
        }),
    },
  } as unknown as WhistleWorld
  const run = async () => {
    const progress = await handOverWhistles(state.job, ports, Infinity)
    await ports.jobs.move(state.job._id, state.job.cursor, progress)
  }
  return { state, run, calls: () => calls }
}

const assignedIn = ({ timeline }: Whistle) => timeline.filter(({ name }) => name === 'assigned')

/** Everything is where it belongs, each step once. */
function expectOver({ state }: ReturnType<typeof world>) {
  expect(state.job.state).toBe('done')
  expect(state.roles).toEqual([])
  expect(state.department.members.map(({ person }) => person)).not.toContain(officer._id)
  for (const whistle of state.whistles.values()) {
    expect(whistle.parties[0]?.officer).toBeNull()
    expect(assignedIn(whistle)).toHaveLength(1)
  }
  expect([...state.told]).toEqual([
    [`leave-1:${liaison._id}`, '经办离开了区城管局，手上的 3 声哨已交回部门，请分给经办人'],
  ])
}

test('离任的交接，断在哪一步，下一次都接着做完：一声不漏，一声不重，联络员听到一次、数目对', async () => {
  const whole = world(leaving)
  await whole.run()
  expectOver(whole)
  const calls = whole.calls()
  expect(calls).toBeGreaterThan(10)
  for (let cutAt = 1; cutAt <= calls; cutAt += 1) {
    const city = world(leaving, cutAt)
    await city.run().catch(() => undefined)
    if (city.state.job.state !== 'done') await city.run()
    expectOver(city)
  }
})

test('交给同事的，谁接就是谁的；接手的也走了，就交回部门', async () => {
  const to = world({ ...leaving, by: liaison._id, to: liaison._id })
  await to.run()
  expect([...to.state.whistles.values()].map(({ parties }) => parties[0]?.officer)).toEqual(
    Array(WHISTLES).fill(liaison._id),
  )
  expect(to.state.roles).toEqual(officer.roles)
  expect(to.state.told.size).toBe(0)
  const gone = world({ ...leaving, by: liaison._id, to: 'somebody-gone' })
  await gone.run()
  expect([...gone.state.whistles.values()].map(({ parties }) => parties[0]?.officer)).toEqual(
    Array(WHISTLES).fill(null),
  )
})

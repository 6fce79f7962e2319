import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { COLLECTIONS } from '../../cloudfunctions/adapters/collections'
import { DAY } from '../../cloudfunctions/domain/moment'
import type { Whistle } from '../../cloudfunctions/domain/whistle'
import { replayWhistle } from '../../cloudfunctions/domain/whistle-replay'
import type { WhistleSettings } from '../../cloudfunctions/domain/whistle-settings'
import { StartFailure } from '../../local/cloud/failure'
import { type CloudOptions, type LocalCloud, openCloud } from '../../local/cloud/open-cloud'
import { ensureHistory } from '../../local/history/folder'
import { playHistory } from '../../local/history/main'
import type { History } from '../../local/history/tales'
import { seedDemo } from '../../local/seed-demo'
import { at } from '../support/city-facts'

const ROOT = join(__dirname, '../..')
const DISTRICT = join(ROOT, 'data/jinghu')
/** Monday morning. */
const UNTIL = at('2026-03-02 09:00')
const SMALL = { whistles: 60, done: 59, from: at('2025-12-01 00:00'), seed: 'test' }
/** Enough to tell whether it is told the same way twice. */
const SMALLER = { ...SMALL, whistles: 12, done: 10 }
const CLERK = 'o-demo-street-340202014-1'

const options = (more: Partial<CloudOptions> = {}): CloudOptions => ({
  functionsDir: join(ROOT, 'dist/cloudfunctions'),
  collections: COLLECTIONS,
  templates: [],
  ticking: false,
  prewarm: 0,
  ...more,
})

const whistlesOf = (cloud: LocalCloud) => cloud.read('whistles') as unknown as Whistle[]

async function played(history: Omit<History, 'until'>): Promise<LocalCloud> {
  const cloud = await openCloud(options({ now: UNTIL }))
  await cloud.seedOnce(async () => {
    seedDemo(cloud, DISTRICT)
    await playHistory(cloud, DISTRICT, { ...history, until: UNTIL }, [CLERK], () => {})
  })
  return cloud
}

/** Everything that happened, as one would tell it. */
async function told(history: Omit<History, 'until'>): Promise<string[][]> {
  const cloud = await played(history)
  try {
    return whistlesOf(cloud).map(({ no, timeline }) => [no, ...timeline.map((entry) => `${entry.name} ${entry.at}`)])
  } finally {
    await cloud.close()
  }
}

describe('回放历史', () => {
  let cloud: LocalCloud
  let whistles: Whistle[]
  beforeAll(async () => {
    cloud = await played(SMALL)
    whistles = whistlesOf(cloud)
  })
  afterAll(() => cloud.close())

  test('不多不少六十声，办结五十九；不受理、撤哨的另算', () => {
    const counted = whistles.filter(({ status }) => status !== 'rejected' && status !== 'withdrawn')
    expect(counted).toHaveLength(60)
    expect(counted.filter(({ status }) => status === 'completed' || status === 'closed')).toHaveLength(59)
  })

  test('每一声哨都是它的时间线推出来的，没有一步是写进去的', () => {
    const [settings] = cloud.read('references', { _id: 'whistles' }) as unknown as WhistleSettings[]
    expect(settings).toBeDefined()
    for (const whistle of whistles) if (settings) expect(replayWhistle(whistle, settings)).toEqual(whistle)
  })

  test('时间只往前走：最早的在头一个月，没有一步晚于现在，也没有时刻倒着的', () => {
    for (const { timeline } of whistles) {
      const moments = timeline.map((entry) => entry.at)
      expect(moments).toEqual([...moments].sort((a, b) => a - b))
      expect(moments.at(-1)).toBeLessThanOrEqual(UNTIL)
    }
    const first = Math.min(...whistles.map(({ blownAt }) => blownAt))
    expect(first).toBeGreaterThanOrEqual(SMALL.from)
    expect(first).toBeLessThan(SMALL.from + 30 * DAY)
  })

  test('到了时候的，时钟都说过了：没有谁欠着过期的答复没人管，没有到点不动的哨，没有说了一半的话', () => {
    for (const { waits, wakeAt, outbox } of whistles) {
      for (const { isLate, owedBy } of waits) expect(isLate || owedBy > UNTIL).toBe(true)
      expect(wakeAt ?? Infinity).toBeGreaterThan(UNTIL - 60_000)
      expect(outbox).toEqual([])
    }
  })

  test('几年里的期限都按国务院的放假安排算，没有暂定的', () => {
    expect(
      whistles.flatMap(({ parties }) => parties).filter(({ provisionalFrom }) => provisionalFrom !== null),
    ).toEqual([])
  })

  test('办得有快有慢，评得有好有差，退回、返工、延期都有', () => {
    const names = new Set(whistles.flatMap(({ timeline }) => timeline.map(({ name }) => name)))
    for (const name of ['unanswered', 'absent', 'overdue', 'declined', 'progressed', 'extensionAsked', 'deskMoved'])
      expect(names).toContain(name)
    expect(new Set(whistles.map(({ kind }) => kind))).toContain('key')
    expect(new Set(whistles.map(({ street }) => street)).size).toBe(10)
    expect(new Set(whistles.flatMap(({ evaluation }) => evaluation?.verdict ?? [])).size).toBeGreaterThan(1)
  })

  test('台上的人早先的消息都看过了，不用一页页翻', async () => {
    const reply = await cloud.callAs(CLERK, 'account', { action: 'me', input: {}, requestId: 'history-look' })
    expect(reply).toMatchObject({ result: { ok: true } })
    const [{ person }] = cloud.read('identities', { _id: `wx:${CLERK}` }) as [{ person: string }]
    expect(cloud.read('people', { _id: person })[0]).toMatchObject({ readAt: UNTIL - DAY })
  })

  test('同一颗种子，再放一遍一步不差；换一颗，就是另一个故事', async () => {
    const story = await told(SMALLER)
    expect(story).toHaveLength(12)
    expect(await told(SMALLER)).toEqual(story)
    expect(await told({ ...SMALLER, seed: 'another' })).not.toEqual(story)
  })
})

describe('npm start -- --history', () => {
  const TINY = { whistles: 4, done: 3, from: Date.now() - 60 * DAY, seed: 'tiny' }
  let dir: string
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'history-'))
  })
  afterEach(() => rmSync(dir, { recursive: true }))

  const play = async (history = TINY) => {
    const said: string[] = []
    await ensureHistory(options({ dir: join(dir, 'data') }), DISTRICT, history, (text) => said.push(text))
    return said
  }
  const opened = async <T>(look: (cloud: LocalCloud) => T | Promise<T>): Promise<T> => {
    const cloud = await openCloud(options({ dir: join(dir, 'data') }))
    try {
      return await look(cloud)
    } finally {
      await cloud.close()
    }
  }

  test('放完说放了多少、办结多少、用了多久；已经放过的不再放，直说', async () => {
    expect((await play()).at(-1)).toMatch(/^已回放 4 声哨，办结 3（75\.0%），用时 0 分 \d+ 秒$/)
    const before = await opened((cloud) => whistlesOf(cloud).length)
    expect(await play()).toEqual([
      '这个数据文件夹已经回放过历史（4 声哨，办结 3，75.0%），不再回放，直接启动。要重新回放，请加上 --reset。',
    ])
    expect(await opened((cloud) => whistlesOf(cloud).length)).toBe(before)
  })

  test('放到一半停下的，下次从头再来，一声不多', async () => {
    // What it comes to is not what was to be told: it ends with an error when nearly everything is there.
    await expect(play({ ...TINY, done: 3.5 })).rejects.toThrow('the history came to')
    const said = await play()
    expect(said[0]).toBe('上次回放历史没有放完就停了，这次从头再来。')
    const counted = await opened((cloud) => whistlesOf(cloud).filter(({ status }) => status !== 'rejected'))
    expect(counted).toHaveLength(4)
  })

  test('已经有数据、没有历史的文件夹不动它，请人换一个或者从头开始', async () => {
    await opened((cloud) => cloud.seedOnce(() => seedDemo(cloud, DISTRICT)))
    const refused = await play().catch((error: unknown) => error)
    expect(refused).toBeInstanceOf(StartFailure)
    expect(String(refused)).toContain('时间不能倒流')
    expect(await opened((cloud) => whistlesOf(cloud))).toEqual([])
  })
})

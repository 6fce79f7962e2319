import { PATIENCE } from '../usecases/ports'
import { MOST_TARGETS, type WalkingMatrix } from '../usecases/ports/circle'
import { Collection } from './collection'
import { log } from './log'
import { command as _ } from './platform'

/** What has been used of a day's number. */
interface Allowance {
  _id: string
  schemaVersion: 1
  day: string
  used: number
}

const allowances = new Collection<Allowance>('allowances')
const WALKS = 'walking-matrix'

/** 腾讯位置服务 · 距离矩阵. */
const SERVICE = 'https://apis.map.qq.com'
/** Pairs a day, unless the account has more: it counts every pair, not every request. */
const DAILY = 1_000

/** Off unless there is a key. Read at each call: the platform gives each its own environment. */
const keyOf = (): string | undefined => process.env['TENCENT_MAP_KEY'] || undefined
const dailyOf = (): number => Number(process.env['TENCENT_MAP_DAILY']) || DAILY

/** What a request is answered with; `status` 0 is well. */
interface Matrix {
  status: number
  message?: string
  result?: { rows: Array<{ elements: Array<{ distance: number; status?: number }> }> }
}

const text = ([lng, lat]: [number, number]): string => `${lat.toFixed(6)},${lng.toFixed(6)}`

export const walkingMatrix: WalkingMatrix = {
  daily: () => (keyOf() === undefined ? undefined : dailyOf()),

  async take(day, pairs) {
    const most = dailyOf() - pairs
    if (most < 0) return false
    if ((await allowances.update({ _id: WALKS, day, used: _.lte(most) }, { used: _.inc(pairs) })) === 1) return true
    if ((await allowances.update({ _id: WALKS, day: _.lt(day) }, { day, used: pairs })) === 1) return true
    return allowances.addOnce({ _id: WALKS, schemaVersion: 1, day, used: pairs })
  },

  async metres(from, to) {
    const targets = to.slice(0, MOST_TARGETS)
    const query = new URLSearchParams({
      mode: 'walking',
      from: text(from),
      to: targets.map(text).join(';'),
      key: keyOf() ?? '',
    })
    const url = `${process.env['TENCENT_MAP_URL'] || SERVICE}/ws/distance/v1/matrix?${query.toString()}`
    try {
      const response = await fetch(url, { signal: AbortSignal.timeout(PATIENCE) })
      const { status, message, result } = (await response.json()) as Matrix
      const elements = result?.rows[0]?.elements
      if (status === 0 && elements?.length === targets.length)
        // A way it could not find is given as the crow flies, with a status of its own.
        return elements.map(({ distance, status: own = 0 }) => (own === 0 ? distance : undefined))
      log.info('walks not measured', { status, message })
    } catch (error) {
      // Never the address: the key is in it.
      log.info('walks not measured', { error: (error as Error).name })
    }
    return undefined
  },
}

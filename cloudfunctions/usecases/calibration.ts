import type { CalibrationView } from '../contract/circle'
import type { Refusal } from '../contract/envelope'
import { compare, type Measured } from '../domain/calibration'
import { metresBetween } from '../domain/distance'
import { dateOf } from '../domain/moment'
import type { LngLat } from '../domain/plane'
import { SNAP_LIMIT } from '../domain/reach'
import { refuse } from '../domain/refusal'
import { audit } from './audit'
import { groundOf } from './circle-ground'
import { type CirclePorts, MOST_TARGETS } from './ports/circle'
import type { Caller } from './serve'

/** Walks from one middle of a grid; several from each, so that few requests measure many. */
const FROM_EACH = 5
/** Shorter ones say more of where a door was put than of the paths (metres). */
const SHORTEST = 150

interface Sample {
  from: LngLat
  to: LngLat[]
  ours: number[]
}

/**
 * 校准：抽几对起点和地点，和腾讯位置服务量的步行距离比。 What is asked is taken off the day's number first; what comes out is told,
 * and changes nothing.
 */
export async function calibrate(
  { pairs }: { pairs: number },
  call: Caller<CirclePorts>,
): Promise<CalibrationView | Refusal> {
  const { ports, actor, now, until } = call
  const { district } = await ports.reference.read()
  if (!actor.roles.some(({ role, scope }) => role === 'district' && scope === district.root))
    return refuse('circle/not-yours', '只有区网格中心可以校准')
  if (ports.walkingMatrix.daily() === undefined)
    return refuse('circle/calibration-off', '没有配置腾讯位置服务的密钥，校准没有开启')
  const samples = await samplesOf(pairs, district.root, ports)
  const asked = samples.reduce((sum, { to }) => sum + to.length, 0)
  if (asked === 0) return refuse('circle/no-network', '还没有步行路网，暂时不能计算')
  if (!(await ports.walkingMatrix.take(dateOf(now), asked)))
    return refuse('circle/calibration-spent', '今天的校准额度不够了，请少比几对，或者明天再试')
  const walks: Measured[] = []
  for (const { from, to, ours } of samples) {
    if (ports.clock.now() >= until) break
    const theirs = (await ports.walkingMatrix.metres(from, to)) ?? []
    to.forEach((end, i) => {
      const metres = theirs[i]
      if (metres !== undefined) walks.push({ ours: ours[i]!, theirs: metres, straight: metresBetween(from, end) })
    })
  }
  await audit('circle.calibrate', district.root, district.root, call)
  if (walks.length === 0) return refuse('circle/calibration-failed', '腾讯位置服务没有答复，请稍后再试')
  return compare(asked, walks)
}

/** From middles of grids all over the district, beginning anywhere, to places within a quarter of an hour. */
async function samplesOf(pairs: number, root: string, ports: CirclePorts): Promise<Sample[]> {
  const { walker, table } = await groundOf(ports)
  if (!walker || !table?.answers(walker.network, table.facts.limit)) return []
  const grids = (await ports.areas.below(root)).filter(({ kind }) => kind === 'grid')
  const [first = 0, second = 0] = ports.random(2)
  const stride = Math.max(1, Math.floor((grids.length * FROM_EACH) / pairs / 2))
  const samples: Sample[] = []
  let left = pairs
  for (let i = 0; i < grids.length && left > 0; i += 1) {
    // Once around, one further on: no grid comes twice.
    const turn = Math.floor((i * stride) / grids.length)
    const from = grids[(first * 256 + second + i * stride + turn) % grids.length]!.centre
    const snap = walker.network.snap(from, SNAP_LIMIT)
    if (!snap) continue
    const near = table.near(snap, table.facts.limit)
    const sample: Sample = { from, to: [], ours: [] }
    for (let k = 0; k < near.length && sample.to.length < Math.min(FROM_EACH, MOST_TARGETS, left); k += 2) {
      const metres = near[k + 1]! / 10
      if (metres < SHORTEST) continue
      sample.to.push(table.facts.places[near[k]!]!.point)
      sample.ours.push(metres)
    }
    if (sample.to.length > 0) samples.push(sample)
    left -= sample.to.length
  }
  return samples
}

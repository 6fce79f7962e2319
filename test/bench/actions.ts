import { HOUR } from '../../cloudfunctions/domain/moment'
import { newRequestId } from '../support/city'
import { median, percentile, type Sample } from './measure'
import { GRID, type Scene } from './scene'

const RUNS = 30

interface Action {
  name: string
  /** Most database round trips until the answer is settled, on a warm instance; see docs/decisions/0007-budgets.md. */
  budget?: number
  /** How much more it may cost in the large city; left out: no more than anything else. */
  growth?: number
  /** What has to happen in between, unmeasured. */
  before?: (scene: Scene) => Promise<unknown>
  run: (scene: Scene, i: number) => Promise<Sample>
}

/** 占道经营反复发生, led by 区城管局. */
const STALLS = '1-047'
const CHENGGUAN = 'd-district-01'
const STATION = `st-${GRID}`
const CENTRE = `ce-${GRID.slice(0, 12)}`
const note = '已联系专业队伍，今天处理'

/** The main job in the order in which it happens: what one leaves behind, the next goes on from. */
const ACTIONS: Action[] = [
  { name: 'account.me', run: (scene) => scene.ask(scene.city.resident, 'account', 'me', {}) },
  { name: 'area.locate', run: (scene) => scene.ask(scene.city.resident, 'area', 'locate', { point: pointOf(scene) }) },
  {
    name: 'circle.reach',
    budget: 2,
    run: (scene) => scene.ask(scene.city.resident, 'circle', 'reach', { from: { point: pointOf(scene) }, minutes: 15 }),
  },
  {
    name: 'place.around',
    budget: 2,
    run: (scene) => scene.ask(scene.city.resident, 'place', 'around', { bounds: boundsOf(scene) }),
  },
  { name: 'place.get', budget: 3, run: (scene) => scene.ask(scene.city.resident, 'place', 'get', { id: STATION }) },
  {
    name: 'activity.list',
    budget: 3,
    run: (scene) => scene.ask(scene.city.resident, 'activity', 'list', { place: CENTRE }),
  },
  {
    name: 'station.desk',
    budget: 6,
    run: (scene) => scene.ask(scene.city.worker, 'station', 'desk', { place: STATION }),
  },
  {
    name: 'need.lists',
    budget: 5,
    run: (scene) => scene.ask(scene.city.worker, 'need', 'lists', { place: STATION, tab: 'need' }),
  },
  {
    name: 'ticket.suggest',
    budget: 1,
    run: (scene) => scene.ask(scene.city.resident, 'ticket', 'suggest', { words: '楼道里的路灯不亮' }),
  },
  {
    name: 'ticket.report',
    budget: 3,
    async run(scene) {
      const { resident } = scene.city
      const consent = { templates: ['progress' as const, 'resolved' as const], tap: newRequestId() }
      const input = resident.reportInput({ photos: [scene.photo], consent })
      const sample = await scene.ask(resident, 'ticket', 'report', input)
      scene.tickets.push((sample.data as { id: string }).id)
      return sample
    },
  },
  {
    name: 'ticket.similar',
    budget: 3,
    run: (scene) =>
      scene.ask(scene.city.neighbour, 'ticket', 'similar', { category: categoryOf(scene), point: pointOf(scene) }),
  },
  {
    name: 'ticket.second',
    budget: 3,
    run: (scene, i) => scene.ask(scene.city.neighbour, 'ticket', 'second', { id: scene.id(i) }),
  },
  {
    name: 'ticket.shared',
    budget: 3,
    run: (scene, i) => scene.ask(scene.streetClerk, 'ticket', 'shared', { id: scene.id(i) }),
  },
  { name: 'ticket.get, author', budget: 3, run: (scene, i) => get(scene, scene.city.resident, i) },
  { name: 'ticket.get, follower', budget: 3, run: (scene, i) => get(scene, scene.city.neighbour, i) },
  { name: 'ticket.mine', budget: 2, run: (scene) => scene.ask(scene.city.resident, 'ticket', 'mine', {}) },
  { name: 'ticket.followed', budget: 2, run: (scene) => scene.ask(scene.city.neighbour, 'ticket', 'followed', {}) },
  { name: 'notice.list', budget: 2, run: (scene) => scene.ask(scene.city.resident, 'notice', 'list', {}) },
  { name: 'ticket.tasks, worker', budget: 2, run: (scene) => tasks(scene, scene.city.worker) },
  { name: 'ticket.tasks, community', budget: 3, run: (scene) => tasks(scene, scene.communityClerk) },
  { name: 'ticket.tasks, street', budget: 3, run: (scene) => tasks(scene, scene.streetClerk) },
  { name: 'accept', budget: 3, run: (scene, i) => scene.act(scene.city.worker, i, { name: 'accept' }) },
  {
    name: 'progress',
    budget: 3,
    run: (scene, i) => scene.act(scene.city.worker, i, { name: 'progress', note, photos: [scene.proof] }),
  },
  { name: 'ask', budget: 3, run: (scene, i) => scene.act(scene.city.worker, i, { name: 'ask', note: '在几楼？' }) },
  {
    name: 'supplement',
    budget: 3,
    run: (scene, i) => scene.act(scene.city.resident, i, { name: 'supplement', note: '在四楼', photos: [scene.photo] }),
  },
  {
    name: 'undo',
    budget: 3,
    async run(scene, i) {
      // Only what was done within ten seconds can be taken back.
      await scene.act(scene.city.resident, i, { name: 'supplement', note: '在五楼', photos: [] })
      return scene.act(scene.city.resident, i, { name: 'undo' })
    },
  },
  {
    name: 'correct',
    budget: 3,
    run: (scene, i) => scene.act(scene.city.worker, i, { name: 'correct', category: '0102', note: '其实是垃圾' }),
  },
  {
    name: 'extend',
    budget: 3,
    run: (scene, i) => {
      const until = scene.city.cloud.now() + 48 * HOUR
      return scene.act(scene.city.worker, i, { name: 'extend', until, note: '等材料' })
    },
  },
  { name: 'approve', budget: 3, run: (scene, i) => scene.act(scene.communityClerk, i, { name: 'approve', note: '' }) },
  {
    name: 'resolve',
    budget: 3,
    run: (scene, i) =>
      scene.act(scene.city.worker, i, { name: 'resolve', closing: 'solved', note: '处理好了', photos: [scene.proof] }),
  },
  {
    name: 'rate',
    budget: 3,
    run: (scene, i) => scene.act(scene.city.resident, i, { name: 'rate', score: 'fair', note: '' }),
  },
  {
    name: 'reopen',
    budget: 3,
    run: (scene, i) => scene.act(scene.city.resident, i, { name: 'reopen', note: '又这样了', photos: [] }),
  },
  { name: 'accept again', budget: 3, run: (scene, i) => scene.act(scene.city.worker, i, { name: 'accept' }) },
  {
    name: 'hand',
    budget: 3,
    run: (scene, i) => scene.act(scene.city.worker, i, { name: 'hand', to: memberOf(scene), note: '' }),
  },
  {
    name: 'sendBack',
    budget: 3,
    run: (scene, i) => scene.act(scene.member, i, { name: 'sendBack', reason: 'other', note: '今天不在' }),
  },
  {
    name: 'escalate',
    budget: 3,
    run: (scene, i) => scene.act(scene.city.worker, i, { name: 'escalate', note: '要社区出面' }),
  },
  { name: 'withdraw', budget: 3, run: (scene, i) => scene.act(scene.city.resident, i, { name: 'withdraw', note: '' }) },
  {
    name: 'catalogue.items',
    budget: 1,
    run: (scene) => scene.ask(scene.city.worker, 'catalogue', 'items', { query: 'zdjy' }),
  },
  {
    name: 'whistle.blow',
    budget: 4,
    async run(scene) {
      const place = { area: GRID, point: pointOf(scene), address: '北门口' }
      const sample = await scene.ask(scene.city.worker, 'whistle', 'blow', { item: STALLS, place, words: note })
      scene.whistles.push((sample.data as { id: string }).id)
      return sample
    },
  },
  {
    name: 'whistle.accept',
    budget: 3,
    run: (scene, i) => scene.step(scene.communityClerk, i, { name: 'accept' }),
  },
  {
    name: 'board.tasks, department',
    budget: 2,
    run: (scene) => scene.ask(scene.officer, 'board', 'tasks', {}),
  },
  { name: 'whistle.answer', budget: 3, run: (scene, i) => scene.step(scene.officer, i, { name: 'answer' }) },
  {
    name: 'whistle.complete',
    budget: 4,
    run: (scene, i) => scene.step(scene.officer, i, { name: 'complete', note, photos: [scene.evidence] }),
  },
  {
    name: 'whistle.evaluate',
    budget: 3,
    run: (scene, i) =>
      scene.step(scene.streetClerk, i, { name: 'evaluate', verdict: 'satisfied', points: 95, note: '' }),
  },
  {
    name: 'board.command',
    budget: 3,
    before: ({ city }) => city.cloud.fireTimer('whistle-clock'),
    run: (scene) => scene.ask(scene.districtClerk, 'board', 'command', {}),
  },
  {
    name: 'board.today, street',
    budget: 3,
    before: ({ city }) => city.cloud.fireTimer('clock'),
    run: (scene) => scene.ask(scene.streetClerk, 'board', 'today', {}),
  },
  {
    name: 'board.today, district',
    budget: 3,
    // Its map has a line for each grid: the small city has those of one street, a twelfth of all.
    growth: 12.5,
    before: ({ city }) => city.cloud.fireTimer('clock'),
    run: (scene) => scene.ask(scene.districtClerk, 'board', 'today', {}),
  },
  {
    name: 'search.tickets',
    budget: 3,
    run: (scene) => scene.ask(scene.districtClerk, 'search', 'tickets', {}),
  },
  {
    name: 'assessment.department',
    budget: 3,
    run: (scene) => scene.ask(scene.officer, 'assessment', 'department', { department: CHENGGUAN, period: '2026' }),
  },
  {
    name: 'board.get',
    budget: 2,
    before: ({ city }) => city.cloud.fireTimer('clock'),
    run: (scene) => scene.ask(scene.city.resident, 'board', 'get', { area: GRID }),
  },
]

const memberOf = (scene: Scene): string => scene.member.openid.replace('o-demo-', 'p-')
const categoryOf = ({ city }: Scene): string => city.resident.reportInput().category
const pointOf = ({ city }: Scene) => {
  const [lng, lat] = city.resident.at
  return { lng, lat }
}
/** A screen's worth of the map, two kilometres wide. */
const boundsOf = (scene: Scene) => {
  const { lng, lat } = pointOf(scene)
  return { west: lng - 0.01, east: lng + 0.01, south: lat - 0.015, north: lat + 0.015 }
}
const get = (scene: Scene, who: Scene['member'], i: number) => scene.ask(who, 'ticket', 'get', { id: scene.id(i) })
const tasks = (scene: Scene, who: Scene['member']) => scene.ask(who, 'ticket', 'tasks', {})

/** What one action costs in the small city and in the large one. */
export interface Cost {
  action: string
  budget?: number
  growth?: number
  /** On an instance that has just started and knows nothing. */
  coldTrips: number
  small: Sample
  large: Sample
  /** 95 of 100 calls in the large city took at most so many ms. */
  slow: number
}

/**
 * Runs each action many times in both cities by turns, so that whatever else the machine does falls on both.
 * @param costs is filled as they come: what has been measured is there also when a later one fails
 */
export async function measureActions(small: Scene, large: Scene, costs: Cost[]): Promise<void> {
  for (const { name, budget, growth, before, run } of ACTIONS) {
    for (const scene of [small, large]) {
      await before?.(scene)
      scene.city.cloud.reloadFunctions()
    }
    await run(small, 0)
    const cold = await run(large, 0)
    const samples: Record<'small' | 'large', Sample[]> = { small: [], large: [] }
    for (let i = 1; i <= RUNS; i += 1) {
      samples.small.push(await run(small, i))
      samples.large.push(await run(large, i))
    }
    costs.push({
      action: name,
      ...(budget !== undefined && { budget }),
      ...(growth !== undefined && { growth }),
      coldTrips: cold.trips,
      small: median(samples.small),
      large: median(samples.large),
      slow: percentile(
        samples.large.map(({ took }) => took),
        0.95,
      ),
    })
  }
}

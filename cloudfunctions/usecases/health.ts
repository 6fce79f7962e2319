import type { HealthView } from '../contract/oversight'
import { MINUTE } from '../domain/moment'
import type { HealthWorld } from './ports'
import type { Queue } from './ports/oversight'
import type { Caller } from './serve'

const TIMERS: Record<string, string> = {
  clock: '诉求的钟',
  'whistle-clock': '吹哨的钟',
  upkeep: '其他日常',
}

/** Timers run every minute. */
const LATE_AFTER = 3 * MINUTE

const QUEUE_TEXT: Record<Queue['name'], string> = {
  tickets: '到点的诉求',
  whistles: '到点的哨',
  outboxes: '诉求的后事',
  pushes: '要推的消息',
  screenings: '内容检查',
  jobs: '交接、清除、重算',
  rollups: '要重数的数字',
}

/** What the timers did last, and what waits; whoever asks has been let in. */
export async function healthOf({ ports, now }: Pick<Caller<HealthWorld>, 'ports' | 'now'>): Promise<HealthView> {
  const [beats, queues] = await Promise.all([ports.oversight.beats(), ports.oversight.queues(now)])
  const timers = Object.entries(TIMERS).map(([name, text]): HealthView['timers'][number] => {
    const beat = beats.find(({ _id }) => _id === name)
    return {
      ...{ name, text, took: beat?.took ?? 0, done: beat?.done ?? {} },
      ...(beat && { ranAt: beat.at }),
      isLate: beat === undefined || now - beat.at > LATE_AFTER,
    }
  })
  return { at: now, timers, queues: queues.map((queue) => ({ ...queue, text: QUEUE_TEXT[queue.name] })) }
}

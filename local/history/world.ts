import { database } from '../../cloudfunctions/adapters/platform'
import { wholeWorld } from '../../cloudfunctions/adapters/whole-world'
import { Shapes } from '../../cloudfunctions/domain/shapes'
import type { World } from '../../cloudfunctions/usecases/ports'
import { randomFor } from '../../data/jinghu/generate/random'
import type { LocalCloud } from '../cloud/open-cloud'

/** The clock of the story: it stands still while a step is taken, and only goes forward. */
export class StoryClock {
  constructor(private at: number) {}

  now(): number {
    return this.at
  }

  moveTo(at: number): void {
    this.at = Math.max(this.at, at)
  }
}

/** Everything the stories ask for, and what went wrong in them. */
export type StoryWorld = World & { defects: unknown[] }

/**
 * The outside world of the story: the stores of the cloud functions over the database of this very process, at the story's
 * own time. A request by way of HTTP and worker threads costs four times as much, and there are more than half a million.
 * What is WeChat's stays outside: the story's words need no check, its photos are known, and nobody has asked for pushes.
 * @param borders of the district, packed
 */
export function storyWorld(
  cloud: Pick<LocalCloud, 'ask'>,
  clock: StoryClock,
  seed: string,
  borders: Uint8Array,
): StoryWorld {
  answerInProcess(cloud)
  const random = randomFor(`${seed} numbers`)
  const shapes = new Shapes(borders)
  const defects: unknown[] = []
  return {
    ...wholeWorld,
    clock: { now: () => clock.now(), waits: (work) => work.then(() => true) },
    random: (length) => Uint8Array.from({ length }, () => Math.floor(random() * 256)),
    log: { info: () => {}, defect: (error) => void defects.push(error) },
    reference: { ...wholeWorld.reference, shapes: () => Promise.resolve(shapes) },
    // Sample photos are few, and others show them still.
    belongings: { ...wholeWorld.belongings, removeFiles: () => Promise.resolve() },
    content: { check: () => Promise.resolve('pass'), askForPicture: () => Promise.resolve(undefined) },
    photos: {
      inspect: (ids) => Promise.resolve(ids.map(() => 'image')),
      urls: () => Promise.resolve(new Map()),
      copy: () => Promise.resolve(false),
    },
    defects,
  }
}

/** The SDK's database has a place for who sends its requests; what it makes of queries and answers stays its own. */
function answerInProcess(cloud: Pick<LocalCloud, 'ask'>): void {
  const { constructor: Db } = (database as unknown as { _db: { constructor: { reqClass: unknown } } })._db
  Db.reqClass = class {
    send(action: string, body: Record<string, unknown>): Promise<{ requestId: string; data: unknown }> {
      // As the way over HTTP does: what the gateway throws is a rejection.
      return new Promise((resolve) => resolve({ requestId: 'story', data: cloud.ask(action, body) }))
    }
  }
}

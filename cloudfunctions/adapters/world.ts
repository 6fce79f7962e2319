import type { Ports } from '../usecases/ports'
import { contentCheck, photoStore } from './content'
import { hash, random } from './entropy'
import { log } from './log'
import { messageSender, noticeStore, quotaStore } from './notices'
import { peopleStore } from './people'
import { areaStore, referenceData } from './reference'
import { followStore, ticketStore } from './tickets'

/** The outside world as the stories need it, on WeChat's cloud. */
export const world: Ports = {
  clock: { now: () => Date.now() },
  random,
  hash,
  log,
  people: peopleStore,
  areas: areaStore,
  reference: referenceData,
  tickets: ticketStore,
  follows: followStore,
  notices: noticeStore,
  quotas: quotaStore,
  messages: messageSender,
  content: contentCheck,
  photos: photoStore,
}

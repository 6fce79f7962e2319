import type { Ports } from '../usecases/ports'
import { areaStore } from './areas'
import { auditStore } from './audits'
import { belongings } from './belongings'
import { boardStore } from './boards'
import { phoneCipher } from './cipher'
import { contentCheck, photoStore } from './content'
import { departmentStore } from './departments'
import { hash, random } from './entropy'
import { groupStore } from './groups'
import { jobStore } from './jobs'
import { loadStore } from './loads'
import { log } from './log'
import { messageSender } from './messages'
import { noticeStore } from './notices'
import { waits } from './patience'
import { peopleStore } from './people'
import { placeStore } from './places'
import { quotaStore } from './quotas'
import { referenceData } from './reference'
import { rollupStore } from './rollups'
import { screeningStore } from './screenings'
import { throttleStore } from './throttles'
import { followStore, ticketStore } from './tickets'
import { wechat } from './wechat'

/** The outside world as most stories need it, on WeChat's cloud. */
export const world: Ports = {
  clock: { now: () => Date.now(), waits },
  random,
  hash,
  log,
  people: peopleStore,
  audits: auditStore,
  jobs: jobStore,
  belongings,
  cipher: phoneCipher,
  areas: areaStore,
  departments: departmentStore,
  places: placeStore,
  groups: groupStore,
  loads: loadStore,
  wechat,
  reference: referenceData,
  tickets: ticketStore,
  follows: followStore,
  notices: noticeStore,
  quotas: quotaStore,
  throttles: throttleStore,
  messages: messageSender,
  content: contentCheck,
  photos: photoStore,
  screenings: screeningStore,
  rollups: rollupStore,
  boards: boardStore,
}

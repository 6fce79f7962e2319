import { now } from './clock'
import { type Card } from './entrance'
import { type PhoneClient } from './phone-client'
import { type ServiceMessage } from './screen/banner'

/** What reaches a phone from outside the mini-program. */
export interface PhoneListener {
  message(message: ServiceMessage): void
  clock(offset: number): void
  network(online: boolean): void
  visible(visible: boolean): void
  /** What a moved clock brought due has been done. */
  settled(): void
  /** A page is opened from outside, from a card when one is given. */
  open(page: string, card?: Card): void
}

/** A WeChat group the phone's owner is in. */
export interface Group {
  id: string
  name: string
}

/** A code that hangs somewhere, to be scanned: what is read from it, and what stands above it. */
export interface PostedCode {
  name: string
  text: string
}

interface StageState {
  offset: number
  people: Array<{ openid: string; at: [lng: number, lat: number] }>
  groups?: Array<Group & { members: string[] }>
  codes?: PostedCode[]
}

/** What the stage gives one person: the cloud's clock, where they are, their groups, and the codes around. */
export interface StageShare {
  /** milliseconds the cloud's clock is ahead */
  offset: number
  at: [lng: number, lat: number] | null
  groups: Group[]
  codes: PostedCode[]
}

/** Asks the stage, before anything needs what it gives. */
export async function readStage(openid: string): Promise<StageShare> {
  const response = await fetch('/stage/state')
  if (!response.ok) throw new Error(`stage state: ${response.status}`)
  const { offset, people, groups = [], codes = [] } = (await response.json()) as StageState
  return {
    offset,
    at: people.find((person) => person.openid === openid)?.at ?? null,
    groups: groups.filter(({ members }) => members.includes(openid)).map(({ id, name }) => ({ id, name })),
    codes,
  }
}

/** Before trying the event stream again. */
const RETRY = 2000

/**
 * Listens to the server's events for this person, and to the stage around the phone. A hidden phone holds no connection
 * (a browser opens six to a server, and two stages in two tabs would use them up); it catches up when it is seen again.
 */
export function connectPhone(client: PhoneClient, listener: PhoneListener): void {
  let events: EventSource | null = null
  let heardUntil = now()

  const tell = (message: ServiceMessage): void => {
    heardUntil = Math.max(heardUntil, message.at)
    listener.message(message)
  }
  const listen = async (): Promise<void> => {
    const session = await client.session()
    if (events || document.hidden) return
    const stream = (events = new EventSource(`/wx/events?session=${encodeURIComponent(session)}`))
    stream.addEventListener('message', (event) => tell(JSON.parse(event.data as string) as ServiceMessage))
    stream.addEventListener('clock', (event) => {
      listener.clock((JSON.parse((event as MessageEvent<string>).data) as { offset: number }).offset)
    })
    stream.addEventListener('error', () => {
      // the browser tries again by itself unless the server refused, as it does for a session it lost
      if (stream.readyState !== EventSource.CLOSED) return
      events = null
      client.forgetSession()
      setTimeout(start, RETRY)
    })
  }
  const start = (): void => void listen().catch(() => setTimeout(start, RETRY))
  const catchUp = async (): Promise<void> => {
    const { offset } = await readStage(client.openid)
    listener.clock(offset)
    const response = await fetch(`/stage/messages?openid=${encodeURIComponent(client.openid)}`)
    const sent = (await response.json()) as ServiceMessage[]
    for (const message of sent) if (message.at > heardUntil) tell(message)
  }
  start()

  window.addEventListener(
    'message',
    ({ data, origin }: MessageEvent<{ preview?: string; online?: boolean; page?: string; card?: Card }>) => {
      if (origin !== location.origin) return
      if (data.preview === 'network') listener.network(data.online === true)
      if (data.preview === 'open' && data.page) listener.open(data.page, data.card)
      if (data.preview === 'settled') listener.settled()
    },
  )
  // What the stage said before there was anybody to hear it, it says again.
  if (window.parent !== window) window.parent.postMessage({ preview: 'listening' }, location.origin)
  document.addEventListener('visibilitychange', () => {
    if (document.hidden) {
      events?.close()
      events = null
      heardUntil = now()
    } else {
      start()
      void catchUp()
    }
    listener.visible(!document.hidden)
  })
}

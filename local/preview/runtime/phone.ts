import { type PhoneClient } from './phone-client'
import { type ServiceMessage } from './screen/banner'

/** What reaches a phone from outside the mini-program. */
export interface PhoneListener {
  message(message: ServiceMessage): void
  clock(offset: number): void
  network(online: boolean): void
  visible(visible: boolean): void
  open(page: string): void
}

interface StageState {
  offset: number
  people: Array<{ openid: string; at: [lng: number, lat: number] }>
}

/** The cloud's clock and this person's place, before anything asks for them. */
export async function readStage(openid: string): Promise<{ offset: number; at: [lng: number, lat: number] | null }> {
  const response = await fetch('/stage/state')
  if (!response.ok) throw new Error(`stage state: ${response.status}`)
  const { offset, people } = (await response.json()) as StageState
  return { offset, at: people.find((person) => person.openid === openid)?.at ?? null }
}

/** Before trying the event stream again. */
const RETRY = 2000

/** Listens to the server's events for this person, and to the stage around the phone. */
export function connectPhone(client: PhoneClient, listener: PhoneListener): void {
  const listen = async (): Promise<void> => {
    const session = await client.session()
    const events = new EventSource(`/wx/events?session=${encodeURIComponent(session)}`)
    events.addEventListener('message', (event) => {
      if (event.data) listener.message(JSON.parse(event.data as string) as ServiceMessage)
    })
    events.addEventListener('clock', (event) => {
      listener.clock((JSON.parse((event as MessageEvent<string>).data) as { offset: number }).offset)
    })
    events.addEventListener('error', () => {
      // the browser tries again by itself unless the server refused, as it does for a session it lost
      if (events.readyState !== EventSource.CLOSED) return
      client.forgetSession()
      setTimeout(() => void listen(), RETRY)
    })
  }
  listen().catch(() => setTimeout(() => connectPhone(client, listener), RETRY))

  window.addEventListener(
    'message',
    ({ data, origin }: MessageEvent<{ preview?: string; online?: boolean; page?: string }>) => {
      if (origin !== location.origin) return
      if (data.preview === 'network') listener.network(data.online === true)
      if (data.preview === 'open' && data.page) listener.open(data.page)
    },
  )
  document.addEventListener('visibilitychange', () => listener.visible(!document.hidden))
}

/** What the stage asks the local cloud. */
export interface Person {
  openid: string
  name: string
  text: string
}
export interface StageState {
  offset: number
  now: number
  phones: Array<{ slot: string; title: string; openid: string }>
  people: Person[]
  groups?: Group[]
  codes?: Code[]
}
/** A code that hangs somewhere: its name, and what is read from it. */
export interface Code {
  name: string
  text: string
}
/** A WeChat group and who is in it. */
export interface Group {
  id: string
  name: string
  members: string[]
}
export interface SentMessage {
  id: string
  at: number
  title: string
  page?: string
  fields: Array<{ key: string; label: string; value: string }>
}

async function ask<T>(path: string, init?: RequestInit): Promise<T> {
  const response = await fetch(path, init)
  const answer = (await response.json()) as T & { errMsg?: string; message?: string }
  if (!response.ok) throw new Error(answer.errMsg ?? answer.message ?? `服务器答复 ${response.status}`)
  return answer
}

export const readState = (): Promise<StageState> => ask('/stage/state')

/** Moves the cloud's clock; answers when every timer that fell due has run. @param advance milliseconds */
export function advanceClock(advance: number): Promise<{ offset: number; now: number }> {
  return ask('/stage/clock', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ advance }),
  })
}

/** Messages sent to a person, newest first. */
export async function readMessages(openid: string): Promise<SentMessage[]> {
  const messages = await ask<SentMessage[]>(`/stage/messages?openid=${encodeURIComponent(openid)}`)
  return messages.reverse()
}

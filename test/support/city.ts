import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ActionName, FunctionName, Input, Output } from '../../cloudfunctions/contract/api'
import type { Reply } from '../../cloudfunctions/contract/envelope'
import type { Command } from '../../cloudfunctions/contract/ticket-command'
import type { TicketView } from '../../cloudfunctions/contract/ticket-view'
import { COLLECTIONS } from '../../cloudfunctions/adapters/collections'
import { type LocalCloud, openCloud } from '../../local/cloud/open-cloud'
import { seed } from '../../local/seed'
import { at } from './city-facts'
import { seededCity } from './seeded-city'

const ROOT = join(__dirname, '../..')
const DATA = join(ROOT, 'data/jinghu')
const read = <T>(name: string): T => JSON.parse(readFileSync(join(DATA, name), 'utf8')) as T

interface StagePerson {
  openid: string
  name: string
  text: string
  at: [number, number]
}
const stage = read<{ phones: Array<{ slot: string; openid: string }>; people: StagePerson[] }>('stage.json')

/** 周明, of the same grid as the first phone's resident. */
export const NEIGHBOUR = 'o-demo-resident-2'

/** The first bytes of a JPEG, and enough of them to be looked at. */
export const JPEG = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), randomBytes(400)])

/** A report that says what it is about and where. */
type WithPlace = Input<'ticket', 'report'> & Required<Pick<Input<'ticket', 'report'>, 'category' | 'place'>>

export const newRequestId = (): string => randomBytes(12).toString('hex')

/** One person's phone: calls as WeChat makes them, with an identity the platform vouches for. */
export class Phone {
  private session = ''
  private person = ''

  constructor(
    private readonly city: City,
    readonly openid: string,
    /** Where this person stands, `[lng, lat]`. */
    readonly at: [number, number],
  ) {}

  private async fetch(path: string, init: RequestInit): Promise<Response> {
    if (this.session === '') {
      const response = await fetch(`${this.city.url}/wx/session`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ openid: this.openid }),
      })
      this.session = ((await response.json()) as { session: string }).session
    }
    return fetch(this.city.url + path, { ...init, headers: { ...init.headers, 'x-session': this.session } })
  }

  /** `wx.cloud.callFunction`, raw: any event to any function. */
  async invoke(name: string, data: unknown): Promise<{ result?: unknown; errCode?: number; errMsg: string }> {
    const response = await this.fetch('/wx/call', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name, data }),
    })
    return (await response.json()) as { result?: unknown; errCode?: number; errMsg: string }
  }

  /** A call as our mini-program makes it; the refusal is part of the answer. */
  async call<F extends FunctionName, A extends ActionName<F>>(
    name: F,
    action: A,
    input: Input<F, A>,
    requestId = newRequestId(),
  ): Promise<Reply<Output<F, A>>> {
    const { result, errMsg } = await this.invoke(name, { action, input, requestId })
    if (result === undefined) throw new Error(errMsg)
    return result as Reply<Output<F, A>>
  }

  /** A call that must succeed. */
  async ask<F extends FunctionName, A extends ActionName<F>>(
    name: F,
    action: A,
    input: Input<F, A>,
    requestId?: string,
  ): Promise<Output<F, A>> {
    const reply = await this.call(name, action, input, requestId)
    if (!reply.ok) throw new Error(`${reply.code}: ${reply.message}`)
    return reply.data
  }

  async me(): Promise<Output<'account', 'me'>> {
    return this.ask('account', 'me', {})
  }

  /** Says yes to the privacy guide; whoever is new has to, before leaving anything. */
  async agrees(): Promise<this> {
    await this.ask('account', 'agree', { version: (await this.me()).guide })
    return this
  }

  /** Puts a photo, or a video (`mp4`), into cloud storage as the phone does; a JPEG unless told otherwise. */
  async upload(bytes: Uint8Array = JPEG, extension = 'jpg'): Promise<string> {
    if (this.person === '') this.person = (await this.me()).person
    const folder = extension === 'mp4' ? 'videos' : 'photos'
    const path = `${folder}/${this.person}/20260302/${randomBytes(8).toString('hex')}.${extension}`
    const response = await this.fetch(`/wx/files/${path}`, { method: 'PUT', body: new Uint8Array(bytes) })
    const { fileID, errMsg } = (await response.json()) as { fileID?: string; errMsg?: string }
    if (fileID === undefined) throw new Error(errMsg)
    return fileID
  }

  /** Puts other bytes under the id of a file of one's own. */
  async overwrite(fileID: string, bytes: Uint8Array): Promise<void> {
    const path = fileID.replace(/^cloud:\/\/[^/]+\//, '')
    const response = await this.fetch(`/wx/files/${path}`, { method: 'PUT', body: new Uint8Array(bytes) })
    if (!response.ok) throw new Error(`not written over: ${response.status}`)
  }

  /** Says yes in WeChat's dialog: WeChat's own quota, not our ledger. */
  async subscribe(...templates: Array<'progress' | 'resolved' | 'task' | 'activity'>): Promise<void> {
    const { templates: ids } = await this.me()
    const answers = Object.fromEntries(templates.map((key) => [ids[key], 'accept']))
    await this.fetch('/wx/subscribe', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ answers }),
    })
  }

  reportInput(facts: Partial<WithPlace> = {}): WithPlace {
    const [lng, lat] = this.at
    return { words: '三单元楼道灯坏了三天，晚上看不见台阶', category: LAMP, place: { point: { lng, lat } }, ...facts }
  }

  report(facts: Partial<WithPlace> = {}, requestId?: string): Promise<TicketView> {
    return this.ask('ticket', 'report', this.reportInput(facts), requestId)
  }

  act(id: string, command: Input<'ticket', 'act'>['command'], requestId?: string): Promise<TicketView> {
    return this.ask('ticket', 'act', { id, command }, requestId)
  }

  tryTo(id: string, command: Command, requestId?: string): Promise<Reply<TicketView>> {
    return this.call('ticket', 'act', { id, command }, requestId)
  }

  ticket(id: string): Promise<TicketView> {
    return this.ask('ticket', 'get', { id })
  }

  /** Titles of the inbox, newest first. */
  async inbox(): Promise<string[]> {
    return (await this.ask('notice', 'list', {})).items.map(({ title }) => title)
  }

  /** What WeChat pushed to this phone, oldest first. */
  async pushes(): Promise<Array<{ title: string; values: string[] }>> {
    const response = await fetch(`${this.city.url}/stage/messages?openid=${this.openid}`)
    const messages = (await response.json()) as Array<{ title: string; fields: Array<{ value: string }> }>
    return messages.map(({ title, fields }) => ({ title, values: fields.map(({ value }) => value) }))
  }
}

const LAMP_NAME = '公共照明'
/** Code of street and stairwell lamps among the categories. */
export const LAMP = (() => {
  const [{ items }] = read<[{ items: Array<{ code: string; name: string }> }]>('categories.json')
  const lamp = items.find(({ name }) => name.includes('照明'))
  if (!lamp) throw new Error(`the categories have no ${LAMP_NAME}`)
  return lamp.code
})()

/** The people of the stage and the clock, over HTTP: any running local cloud with the demonstration data. */
export class City {
  constructor(readonly url: string) {}

  phone(openid: string): Phone {
    const person = stage.people.find((one) => one.openid === openid)
    return new Phone(this, openid, person?.at ?? this.resident.at)
  }

  /** The phones of the stage. */
  private slot(name: string): Phone {
    const slot = stage.phones.find((one) => one.slot === name)
    if (!slot) throw new Error(`stage.json has no phone ${name}`)
    const person = stage.people.find(({ openid }) => openid === slot.openid)
    if (!person) throw new Error(`stage.json has no person ${slot.openid}`)
    return new Phone(this, slot.openid, person.at)
  }
  readonly resident = this.slot('resident')
  readonly worker = this.slot('worker')
  readonly department = this.slot('department')
  /** Another resident of the same grid. */
  readonly neighbour = this.phone(NEIGHBOUR)

  /** Someone of the stage by a word of their description: 代班, 方村 … */
  someone(word: string): Phone {
    const person = stage.people.find(({ text }) => text.includes(word))
    if (!person) throw new Error(`nobody on the stage is ${word}`)
    return this.phone(person.openid)
  }

  private newcomers = 0
  /** Someone who has never been here, and has not agreed to anything. */
  newcomer(): Phone {
    this.newcomers += 1
    return this.phone(`o-newcomer-${this.newcomers}`)
  }

  /** Moves the clock forward; resolves when every timer that fell due has run. */
  async passes({
    days = 0,
    hours = 0,
    minutes = 0,
    seconds = 0,
  }: {
    days?: number
    hours?: number
    minutes?: number
    seconds?: number
  }): Promise<void> {
    const response = await fetch(`${this.url}/stage/clock`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ advance: (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000 }),
    })
    if (!response.ok) throw new Error(`the clock did not move: ${response.status}`)
  }

  /** The clock has the photos sent until now looked at, and WeChat has answered. */
  async photosAreChecked(): Promise<void> {
    await this.passes({ minutes: 1 })
    await this.passes({ minutes: 1 })
  }
}

/** A city whose cloud runs in this process. */
export class LocalCity extends City {
  constructor(readonly cloud: LocalCloud) {
    super(cloud.url)
  }

  /** What functions logged as our own mistakes; a story that went well leaves none. */
  defects(): string[] {
    return this.cloud
      .logs()
      .map(({ text }) => text)
      .filter((text) => text.includes('"level":"defect"'))
  }

  close(): Promise<void> {
    return this.cloud.close()
  }
}

/** A whole district on a throw-away database: real SDK, real functions, real areas. Monday morning unless told otherwise. */
export async function openCity({
  now = '2026-03-02 09:00',
  dir,
  ticking,
  secrets,
}: {
  now?: string
  dir?: string
  ticking?: boolean
  secrets?: Record<string, string>
} = {}): Promise<LocalCity> {
  const start = at(now)
  const from = dir === undefined ? await seededCity(start) : undefined
  const cloud = await openCloud({
    functionsDir: join(ROOT, 'dist/cloudfunctions'),
    collections: COLLECTIONS,
    templates: read('templates.json'),
    stage: read('stage.json'),
    now: start,
    leeway: 15,
    ...(from !== undefined && { from }),
    ...(dir !== undefined && { dir }),
    ...(ticking !== undefined && { ticking }),
    ...(secrets !== undefined && { secrets }),
  })
  if (from === undefined) seed(cloud, DATA)
  return new LocalCity(cloud)
}

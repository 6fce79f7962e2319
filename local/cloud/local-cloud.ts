import type { CallReply } from './phone/calls'
import type { GroupEntry } from './phone/grants'
import type { Stage } from './phone/stage-api'
import type { RoundTrip, Source } from './runner/invocation'
import type { LogLine } from './runner/logs'
import type { Outcome } from './runner/runner'
import type { StaticRoutes } from './static-files'
import type { Collections } from './store/index-spec'
import type { Doc } from './store/value'
import type { SentMessage } from './wechat/ledger'
import type { Template } from './wechat/templates'

export interface CloudOptions {
  /** Where the data is kept; absent: a throw-away folder, removed on close. */
  dir?: string
  /** A data folder that no cloud holds: the throw-away one begins as its copy. */
  from?: string
  /** Remove what the folder holds of ours before opening. */
  reset?: boolean
  /** 0 (the default): any free port. */
  port?: number
  /** Folder of built functions, one folder each. */
  functionsDir: string
  collections: Collections
  templates: Template[]
  stage?: Stage
  /** Version of what `seedOnce` puts in, 1 by default: a folder seeded by another version is refused. */
  seedVersion?: number
  /** The moment (ms) the clock shall show at the start; time then passes as usual. */
  now?: number
  /** The same for a folder that is new: one with data is refused, its time does not run backwards. */
  begin?: number
  /** Worker threads started ahead of the first call; 2 by default. */
  prewarm?: number
  /** Most calls from outside that run at once; 6 by default. */
  concurrency?: number
  /**
   * By how many times a call may outlast its function's time limit before it is ended; 1 by default. Functions are told the
   * limit itself. The platform gives every call a container of its own; here all of them share one machine, which may stand
   * still for seconds.
   */
  leeway?: number
  /** False: time that passes by itself fires no timer, only `advance` does. */
  ticking?: boolean
  staticRoutes?: StaticRoutes
  /** Origins whose pages may sign in and call functions besides the cloud's own (安全域名), as `http://localhost:5173`. */
  origins?: string[]
  /** Pages of the app, home first: what a mini-program code may lead to; absent: anything. */
  pages?: string[]
  /** Where functions' secrets are looked for before one is made and kept with the data; absent: nowhere. */
  secrets?: Record<string, string | undefined>
  /** Hears of defects of the cloud itself; functions' own output goes to `logs`. */
  log?: (text: string) => void
}

/** One invocation as the cloud saw it: for measuring. `took` is undefined while it runs. */
export interface Trace {
  took: number | undefined
  roundTrips: RoundTrip[]
}

/** A running local cloud. */
export interface LocalCloud {
  url: string
  /** The data folder. */
  dir: string
  now(): number
  /** Moves the clock forward; resolves once WeChat's due events have arrived, then every timer that fell due has run. */
  advance(ms: number): Promise<void>
  /** Calls a function as one WeChat user: what `wx.cloud.callFunction` gives. */
  callAs(openid: string, name: string, data: unknown): Promise<CallReply>
  /**
   * Runs a function for nobody (no openid), as the console's test button in DevTools; or as what else calls without a
   * person, CloudBase's own console (empty) for one.
   */
  invoke(name: string, event: unknown, source?: Source): Promise<Outcome & { requestId: string }>
  /** Runs a function's timer now. */
  fireTimer(functionName: string, triggerName?: string): Promise<Outcome>
  /** Answers WeChat's subscription dialog for a user. */
  subscribe(openid: string, answers: Record<string, 'accept' | 'reject'>): Record<string, unknown>
  /** A person opens the mini-program from a group's card: what `wx.getGroupEnterInfo` gives. */
  enterGroup(openid: string, groupId: string): GroupEntry
  /** A person agrees to give their number: what the button `getPhoneNumber` gives. */
  giveNumber(openid: string): { code: string; errMsg: string }
  /** WeChat out of order: the next `times` calls of an api (`subscribeMessage.send` …) answer `errcode`. */
  disturb(apiName: string, errcode: number, times: number): void
  /** WeChat slow: the next `times` calls of an api are answered so many milliseconds late. */
  delay(apiName: string, milliseconds: number, times: number): void
  /** Deletes a template on WeChat's side, until the next start. */
  removeTemplate(templateId: string): void
  /** Subscription messages WeChat has delivered, newest last. */
  messages(openid?: string): SentMessage[]
  /** A session for the phone API. @throws Error for an openid WeChat could not have given. */
  session(openid: string): string
  /** What functions printed: of one request, or all of the latest. */
  logs(requestId?: string): LogLine[]
  /** The requests one invocation made to the cloud. */
  trace(requestId: string): Trace | undefined
  /** Steps the database has taken so far: grows with the rows it looks at, whether or not it hands them out. */
  databaseSteps(): number
  /** Environment variables in which the real SDK, outside a function, talks to this cloud. */
  sdkEnv(openid?: string): Record<string, string>
  /** Somebody who may sign in by user name and password; the id is made unless given. @returns it */
  addUser(user: { uid?: string; username: string; password: string; isBlocked?: boolean }): string
  /** An access token, as signing in gives one. @throws Error when the cloud would not let them in */
  signIn(username: string, password: string): string
  /** Puts documents straight into a collection, all or none. */
  load(collection: string, docs: Doc[]): void
  /** Documents of a collection that match, all of them. */
  read(collection: string, query?: Doc): Doc[]
  /** One database request as the SDK makes it, answered in this process: what `POST /admin` does, without the way there and back. */
  ask(action: string, body: Doc): unknown
  /** Keeps a file as a function would; returns its fileID. */
  putFile(cloudPath: string, bytes: Uint8Array): string
  /** Runs `seed` when the folder has not been seeded to the end; a seed cut short is done again from nothing. */
  seedOnce(seed: () => void | Promise<void>): Promise<void>
  /** A named fact about the data folder itself, kept with it. */
  fact(name: string): string | undefined
  keepFact(name: string, value: string): void
  /** Takes newly built functions. */
  reloadFunctions(): void
  /** Tells every open phone to load anew. */
  reloadPhones(): void
  close(): Promise<void>
}

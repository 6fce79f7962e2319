import { randomUUID } from 'node:crypto'
import { AdminGateway } from './gateway/admin'
import { Clock } from './clock'
import { DataFolder } from './data-folder'
import { sdkEnv } from './environment'
import { callAsPhone, type CallReply } from './phone/calls'
import { EventStreams } from './phone/events'
import { PhoneApi, subscribe } from './phone/phone-api'
import { Sessions } from './phone/sessions'
import { StageApi, type Stage } from './phone/stage-api'
import type { RoundTrip } from './runner/invocation'
import { Logs, type LogLine } from './runner/logs'
import { Runner, type Outcome } from './runner/runner'
import { Timers } from './runner/timers'
import { CloudServer } from './server'
import { Signer } from './signer'
import type { StaticRoutes } from './static-files'
import { Links } from './storage/links'
import { Objects } from './storage/objects'
import { StorageRoutes } from './storage/routes'
import { Database } from './store/database'
import type { Collections } from './store/indexes'
import { Store } from './store/store'
import type { Doc } from './store/value'
import { Ledger, type SentMessage } from './wechat/ledger'
import type { Template } from './wechat/templates'

export interface CloudOptions {
  /** Where the data is kept; absent: a throw-away folder, removed on close. */
  dir?: string
  /** Remove what the folder holds of ours before opening. */
  reset?: boolean
  /** 0 (the default): any free port. */
  port?: number
  /** Folder of built functions, one folder each. */
  functionsDir: string
  collections: Collections
  templates: Template[]
  stage?: Stage
  /** The moment (ms) the clock shall show at the start; time then passes as usual. */
  now?: number
  /** Worker threads started ahead of the first call; 2 by default. */
  prewarm?: number
  /** Most calls from outside that run at once; 6 by default. */
  concurrency?: number
  /** False: time that passes by itself fires no timer, only `advance` does. */
  ticking?: boolean
  staticRoutes?: StaticRoutes
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
  /** Moves the clock forward; resolves once every timer that fell due has run. */
  advance(ms: number): Promise<void>
  /** Calls a function as one WeChat user: what `wx.cloud.callFunction` gives. */
  callAs(openid: string, name: string, data: unknown): Promise<CallReply>
  /** Runs a function for nobody (no openid), as the console's test button. */
  invoke(name: string, event: unknown): Promise<Outcome & { requestId: string }>
  /** Runs a function's timer now. */
  fireTimer(functionName: string, triggerName?: string): Promise<Outcome>
  /** Answers WeChat's subscription dialog for a user. */
  subscribe(openid: string, answers: Record<string, 'accept' | 'reject'>): Record<string, unknown>
  /** Subscription messages WeChat has delivered, newest last. */
  messages(openid?: string): SentMessage[]
  /** A session for the phone API. @throws Error for an openid WeChat could not have given. */
  session(openid: string): string
  /** What functions printed: of one request, or all of the latest. */
  logs(requestId?: string): LogLine[]
  /** The requests one invocation made to the cloud. */
  trace(requestId: string): Trace | undefined
  /** Environment variables in which the real SDK, outside a function, talks to this cloud. */
  sdkEnv(openid?: string): Record<string, string>
  /** Puts documents straight into a collection, all or none. */
  load(collection: string, docs: Doc[]): void
  /** Documents of a collection that match, all of them. */
  read(collection: string, query?: Doc): Doc[]
  /** Keeps a file as a function would; returns its fileID. */
  putFile(cloudPath: string, bytes: Uint8Array): string
  /** Runs `seed` when the folder has not been seeded to the end; a seed cut short is done again from nothing. */
  seedOnce(seed: () => void | Promise<void>): Promise<void>
  /** Takes newly built functions. */
  reloadFunctions(): void
  /** Tells every open phone to load anew. */
  reloadPhones(): void
  close(): Promise<void>
}

/**
 * Opens a local cloud: database, files, functions, WeChat's side and the HTTP server.
 * @throws StartFailure, whose message is a sentence for the person who started it.
 */
export async function openCloud(options: CloudOptions): Promise<LocalCloud> {
  const log = options.log ?? ((text: string) => process.stderr.write(`${text}\n`))
  const server = new CloudServer(log)
  await server.listen(options.port ?? 0)
  const undo: Array<() => void | Promise<void>> = [() => server.close()]
  const close = async () => {
    for (const step of undo.reverse()) await step()
    undo.length = 0
  }
  try {
    return assemble(options, server, undo, close)
  } catch (error) {
    await close()
    throw error
  }
}

function assemble(
  options: CloudOptions,
  server: CloudServer,
  undo: Array<() => void | Promise<void>>,
  close: () => Promise<void>,
): LocalCloud {
  const url = () => server.url
  const folder = DataFolder.open(options.dir, options.reset)
  undo.push(() => folder.close())
  const database = Database.open(folder.join('cloud.db'))
  undo.push(() => database.close())
  // Before anything is written: a folder whose files do not fit its database is refused as it is.
  const objects = new Objects(database, folder.join('storage'))
  const store = new Store(database, options.collections)
  const clock = new Clock(store, options.now)
  const signer = new Signer(store)
  const links = new Links(signer, clock, url)
  const ledger = new Ledger(database, clock, options.templates)
  const logs = new Logs(folder.join('logs/functions.log'))
  undo.push(() => logs.close())
  // The SDK of running functions asks to the last, so the server closes before what it serves and after who asks.
  undo.push(() => server.close())
  const { functionsDir, prewarm, concurrency } = options
  const runner = new Runner({ functionsDir, url, clock, logs, prewarm, cap: concurrency })
  undo.push(() => runner.close())
  const timers = new Timers(runner, clock, options.ticking ?? true)
  undo.push(() => timers.close())
  const events = new EventStreams()
  const reloads = new EventStreams()
  undo.push(() => {
    events.close()
    reloads.close()
  })
  const sessions = new Sessions(signer)
  const scriptToken = randomUUID()
  const stage = new StageApi(options.stage ?? { phones: [], people: [] }, clock, timers, ledger, events)
  server.serve({
    admin: new AdminGateway({ store, objects, links, ledger, runner, clock, scriptToken }),
    storage: new StorageRoutes(objects, links),
    phone: new PhoneApi({ runner, ledger, objects, links, sessions, events, clock }),
    stage,
    reloads,
    files: options.staticRoutes ?? {},
  })

  return {
    url: server.url,
    dir: folder.path,
    now: () => clock.now(),
    advance: (ms) => stage.advance(ms),
    callAs: (openid, name, data) => callAsPhone(runner, ledger, openid, name, data),
    invoke: async (name, event) => {
      const invocation = runner.begin(name, undefined)
      return { ...(await runner.run(invocation, event)), requestId: invocation.requestId }
    },
    fireTimer: (functionName, triggerName) => timers.fire(functionName, triggerName),
    subscribe: (openid, answers) => subscribe(ledger, openid, answers),
    messages: (openid) => ledger.messages(openid),
    session: (openid) => {
      const session = sessions.open(openid)
      if (!session) throw new Error(`not an openid: ${openid}`)
      return session
    },
    logs: (requestId) => logs.of(requestId),
    trace: (requestId) => {
      const invocation = runner.invocations.ofRequest(requestId)
      return invocation && { took: invocation.took, roundTrips: invocation.roundTrips }
    },
    sdkEnv: (openid) => sdkEnv(server.url, openid, scriptToken),
    load: (collection, docs) => database.transaction(() => void store.collection(collection).insert(docs)),
    read: (collection, query) => store.collection(collection).findAll(query ?? {}),
    putFile: (cloudPath, bytes) => objects.put(cloudPath, bytes),
    seedOnce: async (seed) => {
      if (store.fact('seeded') === 'complete') return
      store.clear()
      objects.clear()
      await seed()
      store.keepFact('seeded', 'complete')
    },
    reloadFunctions: () => {
      runner.reload()
      timers.reload()
    },
    reloadPhones: () => reloads.send('reload', {}),
    close,
  }
}

import { randomUUID } from 'node:crypto'
import { AdminGateway } from './gateway/admin'
import { answerDatabase } from './gateway/database-actions'
import { Clock } from './clock'
import { DataFolder } from './data-folder'
import { sdkEnv } from './environment'
import type { CloudOptions, LocalCloud } from './local-cloud'
import { callAsPhone } from './phone/calls'
import { EventStreams } from './phone/events'
import { enterGroup, giveNumber } from './phone/grants'
import { PhoneApi, subscribe } from './phone/phone-api'
import { Sessions } from './phone/sessions'
import { StageApi } from './phone/stage-api'
import { Logs } from './runner/logs'
import { Runner } from './runner/runner'
import { Secrets } from './runner/secrets'
import { Timers } from './runner/timers'
import { CloudServer } from './server'
import { assertSeed, SEEDED } from './seed-version'
import { Signer } from './signer'
import { Links } from './storage/links'
import { Objects } from './storage/objects'
import { StorageRoutes } from './storage/routes'
import { Database } from './store/database'
import { Store } from './store/store'
import { Codes } from './wechat/codes'
import { Credentials } from './wechat/credentials'
import { Faults } from './wechat/faults'
import { Ledger } from './wechat/ledger'
import { MediaChecks } from './wechat/media-check'
import { Pushes } from './wechat/pushes'
import { ManageApi } from './web/manage-api'
import { Tokens } from './web/tokens'
import { Users } from './web/users'
import { WebApi } from './web/web-api'

export type { CloudOptions, LocalCloud } from './local-cloud'

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
  const folder = DataFolder.open(options.dir, options.reset, options.from)
  undo.push(() => folder.close())
  const isKept = options.dir !== undefined
  const database = Database.open(folder.join('cloud.db'), isKept)
  undo.push(() => database.close())
  const { seedVersion = 1 } = options
  // Before anything is written: a folder seeded by another version, or whose files do not fit its database, is refused as it is.
  assertSeed(database, folder.path, seedVersion, options.begin)
  const objects = new Objects(database, folder.join('storage'), isKept)
  const store = new Store(database, options.collections)
  const clock = new Clock(store, options.now ?? options.begin)
  const signer = new Signer(store)
  const links = new Links(signer, clock, url)
  const ledger = new Ledger(database, clock, options.templates)
  const logs = new Logs(folder.join('logs/functions.log'))
  undo.push(() => logs.close())
  // The SDK of running functions asks to the last, so the server closes before what it serves and after who asks.
  undo.push(() => server.close())
  const { functionsDir, prewarm, concurrency, leeway, ticking = true } = options
  // Where functions find the platform itself; there, both have addresses of their own.
  const own = { GATEWAY_URL: server.url, USERS_URL: `${server.url}/tcb` }
  const secrets = new Secrets(store, { ...options.secrets, ...own })
  const runner = new Runner({ functionsDir, url, clock, logs, secrets, prewarm, cap: concurrency, leeway })
  undo.push(() => runner.close())
  const timers = new Timers(runner, clock, ticking)
  undo.push(() => timers.close())
  const pushes = new Pushes(database, clock, runner, logs, ticking)
  undo.push(() => pushes.close())
  const events = new EventStreams()
  const reloads = new EventStreams()
  undo.push(() => {
    events.close()
    reloads.close()
  })
  const sessions = new Sessions(signer)
  const users = new Users(database, clock)
  const tokens = new Tokens(database, signer, clock)
  const scriptToken = randomUUID()
  const { stage = { phones: [], people: [] } } = options
  const codes = new Codes(database, options.pages)
  const stageApi = new StageApi({ stage, clock, timers, pushes, ledger, codes, events })
  const groups = stage.groups ?? []
  const credentials = new Credentials(database, clock)
  const faults = new Faults()
  const mediaChecks = new MediaChecks(ledger, pushes, clock, url)
  const wechat = { ledger, credentials, mediaChecks, codes, faults }
  server.serve({
    admin: new AdminGateway({ store, objects, links, wechat, runner, clock, scriptToken }),
    storage: new StorageRoutes(objects, links),
    phone: new PhoneApi({ runner, ledger, credentials, groups, objects, links, sessions, events, clock }),
    stage: stageApi,
    web: new WebApi({ users, tokens, runner }),
    manage: new ManageApi({ users, tokens }),
    reloads,
    origins: options.origins ?? [],
    files: options.staticRoutes ?? {},
  })

  return {
    url: server.url,
    dir: folder.path,
    now: () => clock.now(),
    advance: (ms) => stageApi.advance(ms),
    callAs: (openid, name, data) => callAsPhone(runner, ledger, openid, name, data),
    invoke: async (name, event, source = 'wx_devtools') => {
      const invocation = runner.begin(name, { source })
      return { ...(await runner.run(invocation, event)), requestId: invocation.requestId }
    },
    fireTimer: (functionName, triggerName) => timers.fire(functionName, triggerName),
    subscribe: (openid, answers) => subscribe(ledger, openid, answers),
    enterGroup: (openid, groupId) => enterGroup(groups, credentials, openid, groupId),
    giveNumber: (openid) => giveNumber(credentials, openid),
    delay: (apiName, milliseconds, times) => faults.delay(apiName, milliseconds, times),
    disturb: (apiName, errcode, times) => faults.disturb(apiName, errcode, times),
    removeTemplate: (templateId) => ledger.removeTemplate(templateId),
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
    databaseSteps: () => database.steps(),
    sdkEnv: (openid) => sdkEnv(server.url, { openid }, scriptToken),
    addUser: (user) => users.create(user).uid,
    signIn: (username, password) => {
      const user = users.signIn(username, password)
      if (typeof user === 'string') throw new Error(`${username} cannot sign in: ${user}`)
      return tokens.open(user.uid).access_token
    },
    load: (collection, docs) => database.transaction(() => void store.collection(collection).insert(docs)),
    read: (collection, query) => store.collection(collection).findAll(query ?? {}),
    ask: (action, body) => answerDatabase(store, action, body, clock.now()),
    putFile: (cloudPath, bytes) => objects.put(cloudPath, bytes),
    seedOnce: async (seed) => {
      if (store.fact(SEEDED) !== undefined) return
      store.clear()
      objects.clear()
      users.clear()
      // Cut short, it is done again from nothing: not every single write has to be on the disk before the next.
      await database.unhurried(seed)
      store.keepFact(SEEDED, String(seedVersion))
    },
    fact: (name) => store.fact(name),
    keepFact: (name, value) => store.keepFact(name, value),
    reloadFunctions: () => {
      runner.reload()
      timers.reload()
    },
    reloadPhones: () => reloads.send('reload', {}),
    close,
  }
}

import { messageOf } from '../failure'
import type { Clock } from '../clock'
import { ENV_ID, sdkEnv } from '../environment'
import { readFunctions, type CloudFunction } from './function-folder'
import { Invocation, Invocations, type Caller } from './invocation'
import type { LogLine, Logs } from './logs'
import { Pool } from './pool'
import type { Secrets } from './secrets'
import type { Invoke, Report } from './worker'
import { baseEnv, MEMORY_MB, type WorkerThread } from './worker-thread'

/** What an invocation came to. `result` is the function's answer as JSON text. */
export type Outcome =
  | { ok: true; result: string }
  | { ok: false; reason: 'not-found' | 'failed' | 'timeout' | 'too-deep' | 'too-large'; message: string }

export interface RunnerOptions {
  functionsDir: string
  /** Address of the gateway, which the functions' SDK calls. */
  url: () => string
  clock: Clock
  logs: Logs
  secrets: Secrets
  /** Most calls from outside that run at once. */
  cap?: number
  prewarm?: number
  /** By how many times a call may outlast its function's time limit before it is ended; 1 by default. */
  leeway?: number
}

/** The platform's limit of a synchronous answer. */
const LARGEST_RESULT = 6 * 1024 * 1024
/** Loading a function is not counted in its time limit, but may not last for ever. */
const LOAD_LIMIT = 30_000
/** A function that calls itself without end stops here. */
const DEEPEST = 10

/** Runs cloud functions: each invocation alone in a worker thread, with its own environment, clock and time limit. */
export class Runner {
  readonly invocations = new Invocations()
  private functions: Map<string, CloudFunction>
  private readonly pool: Pool

  constructor(private readonly options: RunnerOptions) {
    this.functions = readFunctions(options.functionsDir)
    this.pool = new Pool(options.functionsDir, options.cap ?? 6, (text) => this.log(undefined, 'error', text))
    this.pool.prewarm(options.prewarm ?? 2)
  }

  /** Every built function. */
  all(): CloudFunction[] {
    return [...this.functions.values()]
  }

  find(name: string): CloudFunction | undefined {
    return this.functions.get(name)
  }

  /** Takes newly built functions: the next calls run them. @throws StartFailure for a config that is not valid. */
  reload(): void {
    this.functions = readFunctions(this.options.functionsDir)
    this.pool.renew()
  }

  /** An invocation to be run; its request id is known before it starts. */
  begin(name: string, caller: Caller): Invocation {
    const invocation = new Invocation(name, caller)
    this.invocations.add(invocation)
    return invocation
  }

  /** Runs it to its end. Never rejects: whatever happens to the function is an outcome. */
  async run(invocation: Invocation, event: unknown): Promise<Outcome> {
    const found = this.functions.get(invocation.functionName)
    if (!found) {
      return {
        ok: false,
        reason: 'not-found',
        message: `FunctionName parameter could not be found: ${invocation.functionName}`,
      }
    }
    if (invocation.depth > DEEPEST) {
      return { ok: false, reason: 'too-deep', message: `functions called each other more than ${DEEPEST} deep` }
    }
    try {
      const thread = await this.pool.lend(invocation.parent !== undefined, found.entry)
      const outcome = await this.runIn(thread, found, invocation, event)
      if (!outcome.ok) this.log(invocation, 'error', outcome.message)
      return outcome
    } catch (error) {
      return { ok: false, reason: 'failed', message: messageOf(error) }
    } finally {
      invocation.end()
    }
  }

  async close(): Promise<void> {
    await this.pool.close()
  }

  private runIn(thread: WorkerThread, found: CloudFunction, invocation: Invocation, event: unknown): Promise<Outcome> {
    const { timeoutMs } = found
    return new Promise((resolve) => {
      const finish = (outcome: Outcome, whole: boolean) => {
        clearTimeout(limit)
        const took = performance.now() - startedAt
        if (took > timeoutMs)
          this.log(invocation, 'warn', `took ${Math.round(took)} ms, its time limit is ${timeoutMs} ms`)
        this.report(invocation, outcome, Math.max(0, took))
        if (whole) this.pool.giveBack(thread)
        else void this.pool.drop(thread)
        resolve(outcome)
      }
      const tooLate = () => {
        const message = `Invoking task timed out after ${timeoutMs / 1000} seconds`
        finish({ ok: false, reason: 'timeout', message }, false)
      }
      let limit = setTimeout(tooLate, LOAD_LIMIT)
      let startedAt = Infinity
      thread.listener = {
        report: (report: Report) => {
          if (report.type === 'log') return this.log(this.ofId(report.id) ?? invocation, report.level, report.text)
          if (report.type === 'ready') return
          if (report.id !== invocation.requestId) {
            // A rejection left behind by an earlier invocation of this thread.
            if (report.type === 'failed') this.log(this.ofId(report.id), 'error', report.stack)
            return
          }
          if (report.type === 'started') {
            clearTimeout(limit)
            startedAt = performance.now()
            limit = setTimeout(tooLate, timeoutMs * (this.options.leeway ?? 1))
          } else if (report.type === 'failed') {
            finish({ ok: false, reason: 'failed', message: report.stack || report.message }, false)
          } else if (report.result.length > LARGEST_RESULT) {
            finish({ ok: false, reason: 'too-large', message: 'the answer is larger than 6 MB' }, true)
          } else {
            finish({ ok: true, result: report.result }, true)
          }
        },
        gone: (reason) => finish({ ok: false, reason: 'failed', message: reason }, false),
      }
      thread.send(this.invokeOf(found, invocation, event))
    })
  }

  private invokeOf(called: CloudFunction, invocation: Invocation, event: unknown): Invoke {
    const { entry, timeoutMs, secrets, options } = called
    const { url, clock, secrets: kept } = this.options
    const { whom, source, token } = invocation
    const env = { ...baseEnv(), ...sdkEnv(url(), whom, token), TCB_SOURCE: source }
    if (source === 'wx_trigger') Object.assign(env, { TRIGGER_SRC: 'timer', WX_TRIGGER_API_TOKEN_V0: token })
    return {
      id: invocation.requestId,
      entry,
      event: JSON.stringify(event) ?? '{}',
      // Not in `context.environment`, which functions like to print.
      env: { ...env, ...kept.of(secrets), ...kept.given(options) },
      offset: clock.offset,
      context: {
        callbackWaitsForEmptyEventLoop: false,
        memory_limit_in_mb: MEMORY_MB,
        time_limit_in_ms: timeoutMs,
        request_id: invocation.requestId,
        function_name: invocation.functionName,
        function_version: '$LATEST',
        namespace: ENV_ID,
        environ: '',
        environment: JSON.stringify(env),
      },
    }
  }

  private ofId(requestId: string | undefined): Invocation | undefined {
    return requestId === undefined ? undefined : this.invocations.ofRequest(requestId)
  }

  private log(invocation: Invocation | undefined, level: string, text: string): void {
    this.options.logs.write(this.lineOf(invocation, level, text))
  }

  private report(invocation: Invocation, outcome: Outcome, took: number): void {
    const state = outcome.ok ? 'success' : outcome.reason
    const text = `Report RequestId: ${invocation.requestId} Duration: ${Math.round(took)}ms Memory: ${MEMORY_MB}MB Status: ${state}`
    this.options.logs.report(this.lineOf(invocation, 'report', text))
  }

  private lineOf(invocation: Invocation | undefined, level: string, text: string): LogLine {
    return {
      at: this.options.clock.now(),
      requestId: invocation?.requestId,
      function: invocation?.functionName,
      level,
      text,
      after: invocation && Math.round(invocation.elapsed() * 100) / 100,
    }
  }
}

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { StartFailure } from '../failure'
import { isDoc } from '../store/value'
import { parseCron, type Cron } from './cron'

/** A timer of a function, as `config.json` names it. */
export interface Trigger {
  name: string
  cron: Cron
}

/** A built function: where it starts and what its `config.json` grants. */
export interface CloudFunction {
  name: string
  entry: string
  timeoutMs: number
  triggers: Trigger[]
  openapi: string[]
  /** Events WeChat pushes to it. On the platform this is set in the console (消息推送), not in `config.json`. */
  messages: string[]
  /** Names of the environment variables it gets. */
  secrets: string[]
  /** Names of environment variables it gets only where they are given: what they turn on stays off elsewhere. */
  options: string[]
}

/** The platform's default time limit, in seconds. */
const DEFAULT_TIMEOUT = 3
/** Names of the platform's own variables, which no secret may take the place of. */
const PLATFORM_NAME = /^(?:TCB|WX|SCF|TENCENTCLOUD|TRIGGER|NODE)_|^(?:PATH|HOME|TZ)$/

/**
 * Reads every built function of a folder (`<name>/index.js` + `config.json`).
 * @throws StartFailure naming the function whose config is not valid.
 */
export function readFunctions(functionsDir: string): Map<string, CloudFunction> {
  const names = existsSync(functionsDir) ? readdirSync(functionsDir) : []
  const built = names.filter((name) => existsSync(join(functionsDir, name, 'index.js')))
  const functions = built.map((name) => readFunction(functionsDir, name))
  assertOneHearer(functions)
  return new Map(functions.map((each) => [each.name, each]))
}

/** The platform pushes an event to one function. */
function assertOneHearer(functions: CloudFunction[]): void {
  const hearers = new Map<string, string>()
  for (const { name, messages } of functions) {
    for (const event of messages) {
      const other = hearers.get(event)
      if (other !== undefined)
        throw new StartFailure(`消息 ${event} 只能推给一个云函数，${other} 和 ${name} 都写了它。`)
      hearers.set(event, name)
    }
  }
}

function readFunction(functionsDir: string, name: string): CloudFunction {
  const path = join(functionsDir, name, 'config.json')
  try {
    const config: unknown = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {}
    if (!isDoc(config)) throw new Error('不是一个对象')
    const timeout = config['timeout'] ?? DEFAULT_TIMEOUT
    if (typeof timeout !== 'number' || timeout <= 0) throw new Error('timeout 应是秒数')
    return {
      name,
      entry: join(functionsDir, name, 'index.js'),
      timeoutMs: timeout * 1000,
      triggers: listOf(config['triggers']).map(readTrigger),
      openapi: listOf(isDoc(config['permissions']) ? config['permissions']['openapi'] : []).map(String),
      messages: listOf(config['messages']).map(String),
      secrets: listOf(config['secrets']).map((name) => readVariableName('secrets', name)),
      options: listOf(config['options']).map((name) => readVariableName('options', name)),
    }
  } catch (error) {
    throw new StartFailure(`云函数 ${name} 的 config.json 有误：${(error as Error).message}`, { cause: error })
  }
}

function readTrigger(value: unknown): Trigger {
  if (!isDoc(value) || typeof value['name'] !== 'string' || value['type'] !== 'timer') {
    throw new Error('触发器要有 name，且 type 为 timer')
  }
  return { name: value['name'], cron: parseCron(String(value['config'])) }
}

function readVariableName(list: string, value: unknown): string {
  if (typeof value !== 'string' || !/^[A-Z][A-Z0-9_]*$/.test(value) || PLATFORM_NAME.test(value)) {
    throw new Error(`${list} 里的 ${String(value)} 不能作环境变量名`)
  }
  return value
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : []
}

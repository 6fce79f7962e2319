import { parseArgs } from 'node:util'
import { inBeijing } from '../cloudfunctions/domain/moment'

export interface Flags {
  /** Folder the data is kept in. */
  data: string
  port: number
  /** Begin anew: remove what the folder holds. */
  reset: boolean
  /** Rebuild and reload when a source changes. */
  watch: boolean
  /** Play the whistles since 2020 first. */
  history: boolean
  /** The moment (ms since 1970) the clock of a new folder begins at; absent: now. */
  at?: number
  /** Origins besides our own whose pages may sign in (a console under development). */
  origins: string[]
}

/** The command was not understood; the message is a Chinese sentence. */
export class UsageFailure extends Error {}

/** What `--help` prints. */
export const HELP = `用法：npm start -- [参数]
  --data <文件夹>  数据放在哪里，默认 .data
  --port <端口>    网页的端口，默认 8787；0 表示任选一个空的
  --reset          清空数据文件夹，从示例数据重新开始
  --at <时刻>      新的数据文件夹从这一刻（北京时间）开始，例如 2026-11-30T09:00；默认是现在
  --history        在空的数据文件夹里，先回放 2020 年 11 月以来的 7,316 声哨，再启动（十分钟上下）
  --watch          源文件一改就重新构建，网页跟着刷新
  --origin <网址>  允许这个网址的网页登录和调用云函数（安全域名），例如开发中的管理后台
  --help           显示这些说明`

const USAGE =
  '可用的参数：--data <文件夹>、--port <端口>、--reset、--at <时刻>、--history、--watch、--origin <网址>、--help。'

/** What comes with a value, and what is said or not. */
const VALUED = ['data', 'port', 'at', 'origin']
const SWITCHES = ['reset', 'watch', 'history']

/** Whether the arguments ask for the explanation only. */
export function asksForHelp(args: string[]): boolean {
  return args.includes('--help') || args.includes('-h')
}

/** Reads the arguments of `npm start`. @throws UsageFailure for one that is unknown or out of range. */
export function readFlags(args: string[]): Flags {
  const { values, tokens } = parseArgs({
    args,
    strict: false,
    tokens: true,
    options: {
      data: { type: 'string', default: '.data' },
      port: { type: 'string', default: '8787' },
      at: { type: 'string' },
      origin: { type: 'string', default: [], multiple: true },
      reset: { type: 'boolean', default: false },
      watch: { type: 'boolean', default: false },
      history: { type: 'boolean', default: false },
    },
  })
  for (const token of tokens) {
    if (token.kind === 'positional') throw new UsageFailure(`不认识的参数 ${token.value}。${USAGE}`)
    if (token.kind !== 'option') continue
    if (![...VALUED, ...SWITCHES].includes(token.name)) {
      throw new UsageFailure(`不认识的参数 ${token.rawName}。${USAGE}`)
    }
    const takesValue = VALUED.includes(token.name)
    if (takesValue !== (typeof token.value === 'string') || token.value === '') {
      throw new UsageFailure(`参数 ${token.rawName} ${takesValue ? '后面要写明值' : '后面不带值'}。${USAGE}`)
    }
  }
  const port = Number(values.port)
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    throw new UsageFailure(`端口 ${String(values.port)} 不对，应是 0 到 65535 的整数。`)
  }
  const origins = [values.origin].flat().map(String)
  for (const origin of origins) {
    if (URL.canParse(origin) && new URL(origin).origin === origin) continue
    throw new UsageFailure(`网址 ${origin} 不对，应是 http://localhost:5173 这样的，后面不带路径。`)
  }
  if (values.at !== undefined && values.history === true) {
    throw new UsageFailure('--history 回放到今天为止，不能再用 --at 说从哪一刻开始。')
  }
  return {
    data: String(values.data),
    port,
    ...(values.at !== undefined && { at: readMoment(String(values.at)) }),
    reset: values.reset === true,
    watch: values.watch === true,
    history: values.history === true,
    origins,
  }
}

/** The moment (ms) that `2026-11-30T09:00` is in Beijing. @throws UsageFailure for what is no such day or time */
function readMoment(text: string): number {
  const at = /^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(text) ? Date.parse(`${text}:00+08:00`) : Number.NaN
  // 2 月 30 日 is read as 3 月 2 日 by some: only what reads back as it was written is a moment.
  if (!Number.isNaN(at) && inBeijing(at).format('YYYY-MM-DDTHH:mm') === text) return at
  throw new UsageFailure(`时刻 ${text} 不对，应是 2026-11-30T09:00 这样的北京时间。`)
}

import { parseArgs } from 'node:util'

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
  --history        在空的数据文件夹里，先回放 2020 年 11 月以来的 7,316 声哨，再启动（十分钟上下）
  --watch          源文件一改就重新构建，网页跟着刷新
  --origin <网址>  允许这个网址的网页登录和调用云函数（安全域名），例如开发中的管理后台
  --help           显示这些说明`

const USAGE = '可用的参数：--data <文件夹>、--port <端口>、--reset、--history、--watch、--origin <网址>、--help。'

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
      origin: { type: 'string', default: [], multiple: true },
      reset: { type: 'boolean', default: false },
      watch: { type: 'boolean', default: false },
      history: { type: 'boolean', default: false },
    },
  })
  for (const token of tokens) {
    if (token.kind === 'positional') throw new UsageFailure(`不认识的参数 ${token.value}。${USAGE}`)
    if (token.kind !== 'option') continue
    if (!['data', 'port', 'origin', 'reset', 'watch', 'history'].includes(token.name)) {
      throw new UsageFailure(`不认识的参数 ${token.rawName}。${USAGE}`)
    }
    const takesValue = ['data', 'port', 'origin'].includes(token.name)
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
  return {
    data: String(values.data),
    port,
    reset: values.reset === true,
    watch: values.watch === true,
    history: values.history === true,
    origins,
  }
}

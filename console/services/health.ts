import type { FunctionName, HealthView } from '../../typings/contract'
import { sentenceOf } from './call-error'
import { call, ping } from './cloud'
import { FUNCTION_TEXT } from './function-text'

/** 定时器什么时候跑过，还有多少排着队。 */
export const readHealth = (): Promise<HealthView> => call('oversight', 'health', {})

export const FUNCTIONS = Object.entries(FUNCTION_TEXT).map(([name, text]) => ({ name: name as FunctionName, text }))

/** Whether a function answers: after how many milliseconds, or why not. */
export type Answer = { took: number } | { failure: string }

/** More at a time would wait for each other in the browser, and be measured waiting. */
const AT_A_TIME = 4

/** Asks every function whether it answers. @param tell hears each answer as it comes */
export async function askFunctions(tell: (name: FunctionName, answer: Answer) => void): Promise<void> {
  const left = FUNCTIONS.map(({ name }) => name)
  async function work(): Promise<void> {
    for (let name = left.shift(); name !== undefined; name = left.shift()) {
      const answer = await ping(name).then(
        (took) => ({ took }),
        (error: unknown) => ({ failure: sentenceOf(error) }),
      )
      tell(name, answer)
    }
  }
  await Promise.all(Array.from({ length: AT_A_TIME }, work))
}

const CHORE_TEXT: Record<string, string> = {
  moved: '到点推进',
  drained: '补做后事',
  pushed: '推送消息',
  screened: '内容检查',
  counted: '重数数字',
  offMap: '从地图撤下',
  redrawn: '换上网格',
  blown: '接着叫部门',
  handed: '部门内交接',
  activities: '活动提醒和结束',
  activitiesDrained: '活动的后事',
  bookingsDrained: '预约的后事',
  dutiesDrained: '值守的后事',
  listed: '需求和资源到点',
  worked: '交接、清除、重算',
  forgotten: '到期清除',
  used: '使用统计',
}

/** 到点推进 3 · 推送消息 12: what a run of a timer has done. */
export function doneText(done: Record<string, number>): string {
  const parts = Object.entries(done).filter(([, count]) => count > 0)
  return parts.map(([chore, count]) => `${CHORE_TEXT[chore] ?? chore} ${count}`).join(' · ') || '没有到点要做的'
}

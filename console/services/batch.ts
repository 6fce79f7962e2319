import { computed, ref, shallowRef } from 'vue'
import { isLost, isSignedOut, sentenceOf } from './call-error'
import { newRequestId } from './cloud'
import type { BatchAction, Outcome } from './listing'

/** What was last asked of a row: asked again in the same words, it goes by the same request id. */
interface Errand {
  command: string
  requestId: string
}

/** Rows that did not get their turn, with what was to be done to them. */
interface Rest<Row> {
  action: BatchAction<Row>
  rows: Row[]
  command: object
}

const LOST = '网络断了，不知道送到没有；再试不会办两遍'
const WAITING = '还没有送出'

/** One action over many rows, one after the other; a line that breaks stops it, and it goes on from there when told to. */
export function useBatch<Row extends { id: string }>(tell: (row: Row, outcome: Outcome) => void) {
  /** Name of the action under way. */
  const running = ref('')
  const told = ref('')
  const rest = shallowRef<Rest<Row>>()
  const errands = new Map<string, Errand>()

  const keyOf = (action: BatchAction<Row>, { id }: Row): string => `${action.name}:${id}`

  function errandFor(action: BatchAction<Row>, row: Row, command: object): Errand {
    const before = errands.get(keyOf(action, row))
    const words = JSON.stringify(command)
    if (before?.command === words) return before
    const errand = { command: words, requestId: newRequestId() }
    errands.set(keyOf(action, row), errand)
    return errand
  }

  /** @returns rows it is still owed to: what failed or was not sent */
  async function run(action: BatchAction<Row>, rows: Row[], command: object = {}): Promise<Row[]> {
    if (running.value !== '') return rows
    running.value = action.name
    rest.value = undefined
    const failed: Row[] = []
    let left: Row[] = []
    for (const [at, row] of rows.entries()) {
      told.value = `正在${action.text}：${at + 1} / ${rows.length}`
      const errand = errandFor(action, row, command)
      try {
        const text = await action.run(row, errand.requestId, command)
        // 办成了，再选一次就是另一回事.
        errands.delete(keyOf(action, row))
        tell(row, { text, isDone: true })
      } catch (error) {
        if (isLost(error) || isSignedOut(error)) {
          left = rows.slice(at)
          stop({ action, rows: left, command }, isLost(error) ? LOST : sentenceOf(error))
          break
        }
        tell(row, { text: sentenceOf(error), isDone: false })
        failed.push(row)
      }
    }
    told.value = summary(action.text, rows.length - failed.length - left.length, failed.length, left.length)
    running.value = ''
    const owed = [...failed, ...left]
    // 还要并到主件上去：主件也留着.
    return owed.length === 0 ? [] : [...owed, ...rows.filter((row) => action.isLead?.(row, command))]
  }

  function stop(cut: Rest<Row>, why: string): void {
    rest.value = cut
    cut.rows.forEach((row, at) => tell(row, { text: at === 0 ? why : WAITING, isDone: false }))
  }

  return { running, told, rest: computed(() => rest.value), run }
}

function summary(verb: string, done: number, failed: number, left: number): string {
  const refused = failed > 0 ? `，${failed} 件没有成，原因写在各行` : ''
  if (left > 0) return `${verb}了 ${done} 件${refused}，还有 ${left} 件没有送出`
  return failed === 0 ? `${done} 件都${verb}了` : `${verb}了 ${done} 件${refused}`
}

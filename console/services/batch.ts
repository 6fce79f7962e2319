import { computed, ref, shallowReactive, shallowRef } from 'vue'
import { isLost, isSignedOut, sentenceOf } from './call-error'
import { newRequestId } from './cloud'
import type { BatchAction, Outcome } from './listing'

/** What was last asked of a row: asked again in the same words, it goes by the same request id. */
interface Errand {
  command: string
  requestId: string
  isDone: boolean
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
export function useBatch<Row extends { id: string }>(tell: (id: string, outcome: Outcome) => void) {
  /** Name of the action under way. */
  const running = ref('')
  const told = ref('')
  const rest = shallowRef<Rest<Row>>()
  const errands = shallowReactive(new Map<string, Errand>())

  const keyOf = (action: BatchAction<Row>, { id }: Row): string => `${action.name}:${id}`

  /** Whether the same has gone through already. */
  const isGone = (action: BatchAction<Row>, row: Row, command: object = {}): boolean => {
    const errand = errands.get(keyOf(action, row))
    return errand?.isDone === true && errand.command === JSON.stringify(command)
  }

  function errandFor(action: BatchAction<Row>, row: Row, command: object): Errand {
    const before = errands.get(keyOf(action, row))
    const words = JSON.stringify(command)
    if (before?.command === words && !before.isDone) return before
    const errand = { command: words, requestId: newRequestId(), isDone: false }
    errands.set(keyOf(action, row), errand)
    return errand
  }

  async function run(action: BatchAction<Row>, all: Row[], command: object = {}): Promise<void> {
    if (running.value !== '') return
    const rows = all.filter((row) => !isGone(action, row, command))
    running.value = action.name
    rest.value = undefined
    let [done, failed, left] = [0, 0, 0]
    for (const [at, row] of rows.entries()) {
      told.value = `正在${action.text}：${at + 1} / ${rows.length}`
      const errand = errandFor(action, row, command)
      try {
        const text = await action.run(row, errand.requestId, command)
        errands.set(keyOf(action, row), { ...errand, isDone: true })
        tell(row.id, { text, isDone: true })
        done++
      } catch (error) {
        if (isLost(error) || isSignedOut(error)) {
          left = rows.length - at
          stop({ action, rows: rows.slice(at), command }, isLost(error) ? LOST : sentenceOf(error))
          break
        }
        tell(row.id, { text: sentenceOf(error), isDone: false })
        failed++
      }
    }
    told.value = summary(action.text, done, failed, left)
    running.value = ''
  }

  function stop(cut: Rest<Row>, why: string): void {
    rest.value = cut
    cut.rows.forEach(({ id }, at) => tell(id, { text: at === 0 ? why : WAITING, isDone: false }))
  }

  return { running, told, rest: computed(() => rest.value), isGone, run }
}

function summary(verb: string, done: number, failed: number, left: number): string {
  const refused = failed > 0 ? `，${failed} 件没有成，原因写在各行` : ''
  if (left > 0) return `${verb}了 ${done} 件${refused}，还有 ${left} 件没有送出`
  return failed === 0 ? `${done} 件都${verb}了` : `${verb}了 ${done} 件${refused}`
}

import { computed, ref, shallowRef } from 'vue'
import type { SheetColumn } from '../../typings/contract'
import { isLost, sentenceOf } from './call-error'
import { newRequestId } from './cloud'
import { type Importer, type ImportLine, reported, type ReportLine, sendable } from './importing'
import { headingRow, rowsOf, type SheetRow } from './sheet-columns'

type Stage = 'choosing' | 'checking' | 'report' | 'adopting' | 'done'

/** Rows that go in one call; it keeps its request id until its answer is here. */
interface Batch {
  rows: SheetRow[]
  requestId: string
}

/** A table on its way in: looked at piece by piece, then, when the person says so, written piece by piece. */
export function useImport(importer: Importer) {
  const stage = ref<Stage>('choosing')
  /** Why it does not go on, in words; `go` goes on from there. */
  const stopped = ref('')
  const isLineLost = ref(false)
  const done = ref(0)
  const total = ref(0)
  const lines = shallowRef<ReportLine[]>([])
  const unknown = ref<string[]>([])
  const absent = ref<string[]>([])
  const note = ref('')
  let table: string[][] = []
  let columns: SheetColumn[] = []
  let all: SheetRow[] = []
  let found: ImportLine[] = []
  let queue: Batch[] = []
  let turn = 0

  /** @param cells the heading first. @returns what is wrong with the heading, in words; empty when nothing is */
  async function begin(cells: string[][]): Promise<string> {
    table = cells
    columns = await importer.columns()
    const read = rowsOf(cells, columns)
    if (read.missing.length > 0) {
      const at = headingRow(cells, columns)
      return at === undefined
        ? `第一行要是列名，缺少这些列：${read.missing.join('、')}`
        : `列名在第 ${at} 行：请把它上面的行删掉，让列名在第一行`
    }
    if (read.doubled.length > 0) return `这些列有两列同名：${read.doubled.join('、')}`
    if (read.rows.length === 0) return '表格里没有内容：从第二行开始填写'
    unknown.value = read.unknown
    absent.value = read.absent
    all = read.rows
    void check()
    return ''
  }

  /** Looks at everything, from the beginning. */
  function check(): Promise<void> {
    const { lines: refused, rows } = sendable(all, columns)
    found = refused
    lines.value = []
    start('checking', rows)
    return go()
  }

  function adopt(): Promise<void> {
    const isMeant = new Set(lines.value.filter(isWritten).map(({ row }) => row))
    start('adopting', importer.isWhole ? all : all.filter(({ row }) => isMeant.has(row)))
    return go()
  }

  function start(next: Stage, rows: SheetRow[]): void {
    stage.value = next
    done.value = 0
    total.value = rows.length
    queue = batchesOf(rows, importer.size ?? rows.length)
  }

  /** Goes on where it stopped. */
  async function go(): Promise<void> {
    const mine = ++turn
    const isChecking = stage.value === 'checking'
    stopped.value = ''
    try {
      for (let batch = queue[0]; batch; batch = queue[0]) {
        const { rows, requestId } = batch
        const answer = isChecking
          ? await importer.check(rows)
          : await importer.adopt(rows, requestId, note.value.trim())
        if (mine !== turn) return
        queue.shift()
        done.value += rows.length
        if (isChecking) found.push(...answer)
        else if (!settle(answer, rows)) return stop('服务器正忙，请过一会儿再继续', true)
      }
    } catch (error) {
      if (mine === turn) stop(sentenceOf(error), isLost(error))
      return
    }
    if (isChecking) lines.value = reported(found)
    stage.value = isChecking ? 'report' : 'done'
  }

  function stop(text: string, isLostOnWay: boolean): void {
    stopped.value = text
    isLineLost.value = isLostOnWay
  }

  /**
   * Keeps what has become of the rows of a batch; those still waiting are sent once more.
   * @returns whether any of them got through
   */
  function settle(answer: ImportLine[], rows: SheetRow[]): boolean {
    const results = new Map(answer.map((line) => [line.row, line]))
    lines.value = lines.value.map((line) => {
      const now = results.get(line.row)
      if (!now || now.result === 'waiting') return line
      // 已经写好、没等到回音的，再问就是“没有变化”.
      return now.result === 'problem' ? { ...line, ...now } : { ...line, isDone: true }
    })
    const waiting = rows.filter(({ row }) => results.get(row)?.result === 'waiting')
    done.value -= waiting.length
    if (waiting.length > 0) queue.unshift({ rows: waiting, requestId: newRequestId() })
    return waiting.length < rows.length
  }

  return {
    stage,
    stopped,
    isLineLost,
    done,
    total,
    lines,
    unknown,
    absent,
    note,
    begin,
    check,
    adopt,
    go,
    problems: computed(() => lines.value.filter(({ result }) => result === 'problem')),
    /** Rows that something will be written for. */
    meant: computed(() => lines.value.filter(isWritten).length),
    isBusy: computed(() => (stage.value === 'checking' || stage.value === 'adopting') && stopped.value === ''),
    /** The file as it was read. */
    cells: () => table,
    /** Another file. */
    restart() {
      turn++
      stage.value = 'choosing'
      stopped.value = ''
      lines.value = []
    },
  }
}

const isWritten = ({ result }: ImportLine): boolean => result === 'add' || result === 'change'

const batchesOf = (rows: SheetRow[], size: number): Batch[] =>
  Array.from({ length: Math.ceil(rows.length / size) }, (_, at) => ({
    rows: rows.slice(at * size, (at + 1) * size),
    requestId: newRequestId(),
  }))

import { computed, ref, shallowRef } from 'vue'
import type { Cells, ReferenceView, RowSaved } from '../../typings/contract'
import { sentenceOf } from './call-error'
import { newRequestId } from './cloud'
import { saveRow } from './reference'
import { useSideBySide } from './side-by-side'

type Saved = Extract<RowSaved, { result: 'saved' }>
type Conflict = Extract<RowSaved, { result: 'conflict' }>

/** Several things of one column are all said. */
const together = (said: Record<string, string>, { column, text }: { column: string; text: string }) => ({
  ...said,
  [column]: said[column] === undefined ? text : `${said[column]}；${text}`,
})

/**
 * One row being written: as it was found, as it is typed, and what stands in the way. Nothing typed is lost, whatever the
 * answer is.
 */
export function useRowEdit(view: () => ReferenceView) {
  /** As it was found; missing for a new row. */
  const before = shallowRef<Cells>()
  const columns = computed(() => view().columns)
  const side = useSideBySide<Cells>(() => columns.value.map(({ key, title }) => ({ key, label: title })), {})
  const { draft, clashes, chosen, decide } = side
  const note = ref('')
  const isBusy = ref(false)
  const failure = ref('')
  /** By column; `''` is the row as a whole. */
  const problems = ref<Record<string, string>>({})
  /** Somebody else has taken the row away meanwhile. */
  const isGone = ref(false)
  let requestId = ''

  const isNew = computed(() => before.value === undefined)
  const isNoted = computed(() => note.value.trim() !== '')

  function begin(cells?: Cells): void {
    before.value = cells && filled(cells)
    side.begin(filled(cells ?? {}))
    note.value = ''
    forget()
  }

  const filled = (cells: Cells): Cells => Object.fromEntries(columns.value.map(({ key }) => [key, cells[key] ?? '']))

  function forget(): void {
    failure.value = ''
    problems.value = {}
    clashes.value = []
    isGone.value = false
    requestId = newRequestId()
  }

  /** @returns true when it is written */
  async function save(isDropped = false): Promise<boolean> {
    if (isBusy.value) return false
    isBusy.value = true
    failure.value = ''
    try {
      const { table } = view()
      const seen = before.value && { before: before.value }
      const wanted = isDropped ? {} : { after: draft.value }
      const answer = await saveRow({ table, ...seen, ...wanted, note: note.value.trim() }, requestId)
      if (answer.result === 'saved') {
        forget()
        return true
      }
      stopped(answer, isDropped)
      return false
    } catch (error) {
      failure.value = sentenceOf(error)
      return false
    } finally {
      isBusy.value = false
    }
  }

  function stopped(answer: Exclude<RowSaved, Saved>, isDropped: boolean): void {
    // Whatever is sent next is another intention.
    requestId = newRequestId()
    if (answer.result === 'problem') problems.value = answer.problems.reduce(together, {})
    else if (isDropped && answer.current) {
      before.value = filled(answer.current)
      failure.value = '别人刚改过这一行；再点一次，就照现在的样子删掉'
    } else conflict(answer)
  }

  function conflict({ current }: Conflict): void {
    if (!current) {
      isGone.value = true
      return
    }
    before.value = filled(current)
    if (!side.meet(before.value)) failure.value = '别人刚改过这一行的别的内容，已经一并放在下面，请看过再保存'
  }

  /** The row is gone: what was typed becomes a new one. */
  function anew(): void {
    before.value = undefined
    isGone.value = false
  }

  return {
    ...{ before, draft, note, isBusy, failure, problems, clashes, chosen, isGone, isNew, isNoted },
    ...{ begin, save, decide, anew },
  }
}

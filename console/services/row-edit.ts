import { computed, ref, shallowRef } from 'vue'
import type { Cells, ReferenceView, RowSaved } from '../../typings/contract'
import { sentenceOf } from './call-error'
import { newRequestId } from './cloud'
import { type Clash, clashing, merged } from './merging'
import { saveRow } from './reference'

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
  const draft = ref<Cells>({})
  const note = ref('')
  const isBusy = ref(false)
  const failure = ref('')
  /** By column; `''` is the row as a whole. */
  const problems = ref<Record<string, string>>({})
  const clashes = shallowRef<Clash[]>([])
  const chosen = ref<Record<string, 'theirs' | 'mine'>>({})
  /** Somebody else has taken the row away meanwhile. */
  const isGone = ref(false)
  let current: Cells | undefined
  let requestId = ''

  const columns = computed(() => view().columns)
  const isNew = computed(() => before.value === undefined)
  const isNoted = computed(() => note.value.trim() !== '')

  function begin(cells?: Cells): void {
    before.value = cells && filled(cells)
    draft.value = filled(cells ?? {})
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

  function conflict({ current: theirs }: Conflict): void {
    current = theirs && filled(theirs)
    if (!current) {
      isGone.value = true
      return
    }
    const base = before.value ?? Object.fromEntries(columns.value.map(({ key }) => [key, '']))
    const mine = draft.value
    const now = current
    const both = clashing(base, mine, now)
    clashes.value = columns.value
      .filter(({ key }) => both.includes(key))
      .map(({ key, title }) => ({ key, label: title, theirs: now[key] ?? '', mine: mine[key] ?? '' }))
    chosen.value = Object.fromEntries(both.map((key) => [key, 'theirs' as const]))
    draft.value = merged(base, mine, now)
    before.value = now
    if (both.length === 0) failure.value = '别人刚改过这一行的别的内容，已经一并放在下面，请看过再保存'
  }

  /** What was chosen between theirs and mine is what will be written. */
  function decide(): void {
    for (const { key, theirs, mine } of clashes.value) draft.value[key] = chosen.value[key] === 'mine' ? mine : theirs
    clashes.value = []
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

import { computed, onUnmounted, ref, shallowRef } from 'vue'
import type { AreaBorder, AtlasDetail, AtlasSaved, BorderProblem, Corner, RedrawInput } from '../../typings/contract'
import { checkBorders, readBorders, saveBorders } from './atlas'
import { CallError, isRefused, sentenceOf } from './call-error'
import { newRequestId } from './cloud'
import { shortText } from './moment'
import {
  halfway,
  insertCorner,
  isAt,
  moveCorner,
  movedOf,
  NEW,
  rebased,
  removeCorner,
  type Sketch,
  sketchOf,
  splitArea,
} from './border-sketch'

/** After the last change, before the server is asked. */
const REST = 400

/** What a cut-off part is to be called. */
export interface NewArea {
  parent: string
  name: string
  code: string
}

/** One area's border under somebody's hand: every change can be taken back, and is looked at by the server as it is made. */
export function useBorderEdit() {
  const detail = shallowRef<AtlasDetail>()
  const sketch = shallowRef<Sketch>({})
  const past = shallowRef<Sketch[]>([])
  const future = shallowRef<Sketch[]>([])
  const chosen = shallowRef<Corner>()
  const isTogether = ref(true)
  const added = ref<NewArea>()
  const problems = shallowRef<BorderProblem[]>([])
  const verdict = ref('')
  const state = ref<'drawn' | 'checking' | 'checked' | 'failed'>('drawn')
  const failure = ref('')
  const isOutdated = ref(false)
  const isSaving = ref(false)
  /** 谢少华 11/29 14:05 存了第 4 版：改了 3 块地方的界线; of a version that was saved while one was drawing. */
  const newer = ref('')
  /** As that version has them: borders that both have changed. */
  const theirs = shallowRef<AreaBorder[]>([])
  let timer: ReturnType<typeof setTimeout> | undefined
  let turn = 0
  let requestId = newRequestId()

  const own = computed(() => detail.value?.borders[0]?.id ?? '')
  /** 不一起挪的：只改手上这一块. */
  const alone = () => (isTogether.value ? undefined : own.value)
  const isDirty = computed(() => past.value.length > 0)
  const input = (): RedrawInput | undefined => {
    if (!detail.value) return undefined
    const rings = sketch.value[NEW]?.map((ring) => [...ring])
    const { borders, version } = detail.value
    return {
      version,
      moved: movedOf(borders, sketch.value),
      ...(rings && added.value && { added: { ...added.value, rings } }),
    }
  }

  function begin(found: AtlasDetail): void {
    detail.value = found
    restart(sketchOf(found.borders))
    isOutdated.value = false
    failure.value = ''
    newer.value = ''
    theirs.value = []
  }

  function restart(drawn: Sketch): void {
    clearTimeout(timer)
    turn += 1
    sketch.value = drawn
    past.value = future.value = []
    chosen.value = added.value = undefined
    problems.value = []
    verdict.value = ''
    state.value = 'drawn'
  }

  function draw(next: Sketch | undefined, why = ''): boolean {
    failure.value = next ? '' : why
    if (!next || next === sketch.value) return false
    past.value = [...past.value, sketch.value]
    future.value = []
    show(next)
    return true
  }

  function show(next: Sketch): void {
    sketch.value = next
    requestId = newRequestId()
    lookAgain()
  }

  function lookAgain(): void {
    clearTimeout(timer)
    state.value = 'checking'
    timer = setTimeout(() => void look(), REST)
  }

  /** Only what the last look says counts. */
  async function look(): Promise<void> {
    const asked = input()
    const mine = ++turn
    if (!asked) return
    try {
      const report = await checkBorders(asked)
      if (mine !== turn) return
      // 手上这一块的在前.
      problems.value = [...report.problems].sort((a, b) => Number(b.area === own.value) - Number(a.area === own.value))
      verdict.value = report.problems.length > 0 ? '' : report.text
      isOutdated.value = report.version !== asked.version
      state.value = 'checked'
    } catch (error) {
      if (mine !== turn) return
      problems.value = []
      verdict.value = sentenceOf(error)
      // 界线又回到了原样，也是一种回答.
      state.value = isRefused(error) ? 'checked' : 'failed'
    }
  }

  function undo(): void {
    const last = past.value.at(-1)
    if (!last) return
    future.value = [...future.value, sketch.value]
    past.value = past.value.slice(0, -1)
    if (!(NEW in last)) added.value = undefined
    show(last)
  }

  function redo(named: () => NewArea): void {
    const next = future.value.at(-1)
    if (!next) return
    past.value = [...past.value, sketch.value]
    future.value = future.value.slice(0, -1)
    if (NEW in next) added.value ??= named()
    show(next)
  }

  /** @returns what came of it; undefined when it was not kept, and `failure` says why */
  async function save(): Promise<AtlasSaved | undefined> {
    const asked = input()
    if (!asked || isSaving.value) return undefined
    isSaving.value = true
    failure.value = ''
    try {
      return await saveBorders(asked, requestId)
    } catch (error) {
      failure.value = sentenceOf(error)
      isOutdated.value = error instanceof CallError && error.code === 'atlas/moved-on'
      return undefined
    } finally {
      isSaving.value = false
    }
  }

  /** Takes what is there now; what was drawn stays drawn, and is looked at anew. */
  async function catchUp(): Promise<void> {
    if (!detail.value) return
    try {
      const now = await readBorders(own.value)
      const { borders } = detail.value
      const mine = new Set(movedOf(borders, sketch.value).map(({ id }) => id))
      const drawnBy = new Map(borders.map(({ id, rings }) => [id, JSON.stringify(rings)]))
      theirs.value = now.borders.filter(({ id, rings }) => mine.has(id) && JSON.stringify(rings) !== drawnBy.get(id))
      newer.value = newerText(now)
      sketch.value = rebased(borders, now.borders, sketch.value)
      past.value = [sketchOf(now.borders)]
      future.value = []
      detail.value = now
      isOutdated.value = false
      failure.value = ''
      lookAgain()
    } catch (error) {
      failure.value = sentenceOf(error)
    }
  }

  onUnmounted(() => clearTimeout(timer))

  return {
    ...{ detail, sketch, past, future, chosen, isTogether, added, problems, verdict, state, failure },
    ...{ isOutdated, isSaving, newer, theirs, own, isDirty, begin, undo, redo, save, catchUp, look, lookAgain },
    move(from: Corner, to: Corner): void {
      if (isAt(from, to)) return
      draw(moveCorner(sketch.value, from, to, alone()))
      if (chosen.value && isAt(chosen.value, from)) chosen.value = to
    },
    insert(a: Corner, b: Corner, at: Corner = halfway(a, b)): void {
      draw(insertCorner(sketch.value, a, b, at, alone()))
      chosen.value = at
    },
    remove(at: Corner): void {
      if (draw(removeCorner(sketch.value, at, alone()), '一块地方至少要三个界点，这个点不能删'))
        chosen.value = undefined
    },
    split(to: Corner, named: NewArea): void {
      const from = chosen.value
      if (!from) return
      const why = '这两个点之间分不出一块来：它们不能挨着，一次也只能分出一块'
      if (draw(splitArea(sketch.value, own.value, from, to), why)) added.value = named
      chosen.value = undefined
    },
  }
}

const newerText = ({ version, changed }: AtlasDetail): string =>
  changed ? `${changed.by} ${shortText(changed.at)} 存了第 ${version} 版：${changed.text}` : `现在是第 ${version} 版`

export type BorderEdit = ReturnType<typeof useBorderEdit>

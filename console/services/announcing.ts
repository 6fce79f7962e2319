import { computed, type Ref, ref, shallowRef, watch } from 'vue'
import type { AnnouncementForm, AnnouncementView } from '../../typings/contract'
import * as server from './announcement'
import { CallError, sentenceOf } from './call-error'
import { newRequestId } from './cloud'
import { cloudNow } from './now'

/**
 * Writing, publishing, correcting and withdrawing one announcement. Nothing typed is lost: what is refused stays, and what
 * somebody else has written meanwhile stands beside it.
 * @param id `new` for one that is not there yet
 * @param moved a new draft has got its id: the page goes to that address
 */
export function useAnnouncing(id: Ref<string>, moved: (id: string) => Promise<unknown>) {
  const form = shallowRef<AnnouncementForm>({ kinds: [], offices: [] })
  const view = shallowRef<AnnouncementView | null>(null)
  const writing = ref(server.blankWriting(cloudNow()))
  /** Of a correction: what is put right. */
  const note = ref('')
  const mode = ref<'write' | 'correct' | 'read'>('write')
  const isReady = ref(false)
  const problem = ref('')
  const fault = ref({ field: '', text: '' })
  /** What somebody else has written meanwhile, beside what is typed here. */
  const theirs = shallowRef<AnnouncementView | null>(null)
  const told = ref('')
  const isBusy = ref(false)
  const typed = computed(() => JSON.stringify([writing.value, note.value]))
  /** What was typed when it was last as the server has it. */
  const kept = ref(typed.value)
  const isUnfinished = computed(() => isReady.value && mode.value !== 'read' && typed.value !== kept.value)
  let requestId = newRequestId()
  watch([writing, note], () => (requestId = newRequestId()), { deep: true })

  const existing = computed(() =>
    view.value?.desk ? { id: view.value.id, revision: view.value.desk.revision } : undefined,
  )
  const can = (action: string): boolean => view.value?.desk?.actions.some((one) => one === action) ?? false
  const kindText = computed(() => form.value.kinds.find(({ code }) => code === writing.value.kind)?.name ?? '')
  /** A draft of a lower desk is one's own once it is saved: whoever wrote it last signs it. */
  const isTakenOver = computed(
    () =>
      mode.value === 'write' && !!view.value && form.value.offices.every(({ text }) => text !== view.value?.officeText),
  )
  const officeText = computed(() => {
    const own = form.value.offices[0]?.text ?? ''
    return isTakenOver.value ? own : (view.value?.officeText ?? own)
  })
  const reachText = computed(() => writing.value.areas.map(({ text }) => text).join('、'))

  async function look(): Promise<void> {
    problem.value = ''
    isReady.value = false
    try {
      const [known, found] = await Promise.all([
        server.announcementForm(),
        id.value === 'new' ? null : server.getAnnouncement(id.value),
      ])
      form.value = known
      if (found) show(found)
      isReady.value = true
    } catch (error) {
      problem.value = sentenceOf(error)
    }
  }
  watch(
    id,
    (wanted, before) => {
      // A new draft gets its id when it is saved: it is on the page already.
      if (before === 'new' && wanted === view.value?.id) return
      ;[view.value, told.value, mode.value] = [null, '', 'write']
      writing.value = server.blankWriting(cloudNow())
      kept.value = typed.value
      void look()
    },
    { immediate: true },
  )

  function show(found: AnnouncementView): void {
    view.value = found
    writing.value = server.writingOf(found)
    note.value = ''
    kept.value = typed.value
    mode.value = can('edit') ? 'write' : 'read'
    theirs.value = null
    fault.value = { field: '', text: '' }
  }

  /** @returns whether it was done; else the page says why, and nothing typed is lost */
  async function attempt(work: () => Promise<void>): Promise<boolean> {
    if (isBusy.value) return false
    isBusy.value = true
    fault.value = { field: '', text: '' }
    told.value = ''
    try {
      await work()
      return true
    } catch (error) {
      const field = error instanceof CallError ? (error.field ?? '') : ''
      fault.value = { field: field.split('.')[0] ?? '', text: sentenceOf(error) }
      if (field === 'revision') theirs.value = await server.getAnnouncement(id.value).catch(() => null)
      return false
    } finally {
      isBusy.value = false
    }
  }

  const step = (work: () => Promise<AnnouncementView>, done: string): Promise<boolean> =>
    attempt(async () => {
      show(await work())
      requestId = newRequestId()
      told.value = done
    })

  async function save(): Promise<boolean> {
    const isNew = existing.value === undefined
    const isSaved = await step(() => server.saveDraft(writing.value, existing.value, requestId), '草稿存好了')
    if (isSaved && isNew && view.value) await moved(view.value.id)
    return isSaved
  }

  async function publish(): Promise<boolean> {
    const { value } = existing
    return value !== undefined && (await step(() => server.publish(value, requestId), '发布了，居民现在就看得到'))
  }

  async function correct(): Promise<void> {
    const { value } = existing
    if (value) await step(() => server.correct(writing.value, value, note.value, requestId), '更正了，原来的一版留着')
  }

  async function withdraw(reason: string, own: string): Promise<void> {
    const { value } = existing
    if (!value) return
    show(await server.withdraw(value, reason, own))
    told.value = '撤回了，居民看得到撤回的原因'
  }

  async function discard(): Promise<boolean> {
    const { value } = existing
    const isGone = value !== undefined && (await attempt(() => server.discard(value)))
    if (isGone) kept.value = typed.value
    return isGone
  }

  function keepMine(): void {
    if (!theirs.value) return
    const [mine, said, was] = [writing.value, note.value, mode.value]
    show(theirs.value)
    ;[writing.value, note.value] = [mine, said]
    if (was === 'correct' && can('correct')) mode.value = was
  }

  return {
    ...{ form, view, writing, note, mode, isReady, isUnfinished, problem, fault, theirs, told, isBusy },
    ...{ can, kindText, isTakenOver, officeText, reachText },
    ...{ look, show, save, publish, correct, withdraw, discard, keepMine },
  }
}

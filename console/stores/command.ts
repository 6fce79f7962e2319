import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import { lookAtCommand } from '../services/board'
import { isRefused, isSignedOut, sentenceOf } from '../services/call-error'
import { merged, type Picture, sinceOf } from '../services/following'

/** How long after an answer the next question is asked; the server counts anew every five seconds. */
export const EVERY_MS = 5_000

/** 指挥台: one picture of an area, kept fresh while any page shows it and the window can be seen. */
export const useCommand = defineStore('command', () => {
  const picture = shallowRef<Picture | null>(null)
  /** Of this browser's clock: the server's may stand elsewhere. */
  const arrivedAt = ref(0)
  /** The server's moment up to which the tickets of today are counted; of {@link useToday}. */
  const ticketsAt = ref<number>()
  /** Why the last question brought nothing; the picture before it stays. */
  const problem = ref('')
  /** The server does not show this area to the caller: nothing stays. */
  const refusal = ref('')
  const isLooking = ref(false)

  let area = ''
  let watchers = 0
  let turn = 0
  let timer: ReturnType<typeof setTimeout> | undefined

  async function look(): Promise<void> {
    clearTimeout(timer)
    const mine = ++turn
    isLooking.value = true
    try {
      const view = await lookAtCommand(area, sinceOf(picture.value))
      if (mine !== turn) return
      picture.value = merged(picture.value, view)
      arrivedAt.value = Date.now()
      problem.value = refusal.value = ''
    } catch (error) {
      if (mine !== turn) return
      if (isRefused(error)) {
        picture.value = null
        refusal.value = sentenceOf(error)
      } else if (!isSignedOut(error)) problem.value = sentenceOf(error)
    } finally {
      if (mine === turn) {
        isLooking.value = false
        plan()
      }
    }
  }

  function plan(): void {
    clearTimeout(timer)
    if (watchers > 0 && !document.hidden && !refusal.value) timer = setTimeout(() => void look(), EVERY_MS)
  }

  function whenSeen(): void {
    if (document.hidden) clearTimeout(timer)
    else if (Date.now() - arrivedAt.value >= EVERY_MS) void look()
    else plan()
  }

  /** A page begins to show an area: a street or the district. */
  function follow(wanted: string): void {
    if (watchers++ === 0) document.addEventListener('visibilitychange', whenSeen)
    turnTo(wanted)
  }

  function turnTo(wanted: string): void {
    if (wanted !== area) {
      area = wanted
      picture.value = null
      ticketsAt.value = undefined
      problem.value = refusal.value = ''
      void look()
    } else if (!picture.value || Date.now() - arrivedAt.value >= EVERY_MS) void look()
    else plan()
  }

  function leave(): void {
    if (--watchers > 0) return
    clearTimeout(timer)
    document.removeEventListener('visibilitychange', whenSeen)
  }

  /** Somebody else works at this desk now. */
  function forget(): void {
    turn++
    area = ''
    picture.value = null
    ticketsAt.value = undefined
    problem.value = refusal.value = ''
  }

  const view = computed(() => picture.value?.view ?? null)
  /** What had happened before this moment stands in every figure shown; of the server's clock. */
  const countedAt = computed(() => Math.min(view.value?.countedAt ?? 0, ticketsAt.value ?? Infinity))
  /** How old that is, now that this browser's clock says `now`. */
  const ageAt = (now: number): number => (view.value?.at ?? 0) + now - arrivedAt.value - countedAt.value
  const items = computed(() => picture.value?.items ?? [])
  return {
    view,
    items,
    arrivedAt,
    ticketsAt,
    countedAt,
    ageAt,
    problem,
    refusal,
    isLooking,
    look,
    follow,
    turnTo,
    leave,
    forget,
  }
})

import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import type { MeView } from '../../typings/contract'
import { consoleRoles, type ConsoleRole, getMe, roleKey } from '../services/account'
import { CallError, isClosed, isSignedOut, sentenceOf } from '../services/call-error'
import { forgetPlaces, narrowTo, whenRefused } from '../services/chosen-role'
import * as cloud from '../services/cloud'
import { changePassword, linkWeChat } from '../services/login'
import { forgetKept, recall, remember } from '../services/memory'

const LAST_NAME = 'last-name'
const roleOf = (person: string): string => `role:${person}`

/** Who is at this desk, and in which of their roles they work. */
export const useSession = defineStore('session', () => {
  const me = shallowRef<MeView | null>(null)
  const chosen = ref('')
  /** The user name that signed in last here. */
  const lastName = ref(recall(LAST_NAME) ?? '')
  /** The token was refused while a page is open: the person is asked to sign in over it. */
  const isAsking = ref(false)
  /** Why signing in again would change nothing: the account is closed. */
  const closed = ref('')

  const roles = computed(() => (me.value ? consoleRoles(me.value) : []))
  /** The role somebody works in has gone while a page is open: the page stays, out of sight, until they have seen that. */
  const gone = shallowRef<ConsoleRole>()
  /** They have seen it and are on the way to another page. */
  const isLeaving = ref(false)
  /** What is left to work in. */
  const standing = computed(() => roles.value.find((one) => roleKey(one) === chosen.value) ?? roles.value[0])
  const role = computed<ConsoleRole | undefined>(() => gone.value ?? standing.value)
  narrowTo(() => role.value)
  const mustChange = computed(() => me.value?.login?.mustChange === true)
  const displayName = computed(() => me.value?.name || me.value?.login?.username || lastName.value)

  let answer: { go: () => void; stop: (error: CallError) => void } | undefined
  let asking: Promise<void> | undefined

  /** All calls that were refused wait for one and the same answer. */
  function askToSignIn(why: CallError): Promise<void> {
    if (!me.value) return Promise.reject(why)
    if (isClosed(why)) closed.value = why.message
    asking ??= new Promise<void>((resolve, reject) => {
      answer = { go: resolve, stop: reject }
      isAsking.value = true
    }).finally(() => {
      asking = answer = undefined
      isAsking.value = false
      closed.value = ''
    })
    return asking
  }
  cloud.whenTokenRefused(askToSignIn)

  let looking: Promise<Error | undefined> | undefined
  /** After a refusal: is the role still theirs? All calls that were refused at once wait for one answer. */
  whenRefused(() => (looking ??= lookAtRole().finally(() => (looking = undefined))))

  async function lookAtRole(): Promise<Error | undefined> {
    const [before, held] = [me.value, role.value]
    if (!before || !held) return undefined
    const found = await getMe().catch(() => undefined)
    if (!found || me.value !== before || role.value !== held) return undefined
    knowAgain(found, held)
    return gone.value && new CallError('role/gone', `您已经不是“${held.text}”了，这一步没有办成`)
  }

  /** The same person, known anew over a page of one of their roles: it goes on in no other. */
  function knowAgain(found: MeView, held: ConsoleRole): void {
    const isTheirs = consoleRoles(found).some((one) => roleKey(one) === roleKey(held))
    gone.value = isTheirs ? undefined : held
    chosen.value = roleKey(held)
    forgetPlaces()
    me.value = found
  }

  /** They have seen that it has gone: on with what is left. */
  function goOn(): void {
    forgetKept()
    gone.value = undefined
  }

  /** Why a visit could not go on, for the sign-in page. */
  const notice = ref('')

  /** Knows the caller, from an earlier visit too; false when nobody is signed in. */
  async function begin(): Promise<boolean> {
    if (me.value) return true
    if (!cloud.isSignedIn()) return false
    try {
      await learn()
      return true
    } catch (error) {
      if (isSignedOut(error)) return false
      if (!isClosed(error)) throw error
      notice.value = sentenceOf(error)
      await cloud.signOut()
      return false
    }
  }

  async function learn(): Promise<void> {
    const found = await getMe()
    if (role.value && found.person === me.value?.person) return knowAgain(found, role.value)
    chosen.value = recall(roleOf(found.person)) ?? ''
    gone.value = undefined
    forgetPlaces()
    me.value = found
  }

  /** @throws CallError with a sentence; who was signed in before still is */
  async function signIn(username: string, password: string): Promise<void> {
    try {
      await cloud.signIn(username, password)
    } catch (error) {
      // 开着的页面，账号停用了：再登录也没有用，就说停用了.
      if (answer && isClosed(error) && username === me.value?.login?.username) closed.value = sentenceOf(error)
      throw error
    }
    notice.value = ''
    lastName.value = username
    remember(LAST_NAME, username)
    const before = me.value?.person
    await learn()
    // 换了人：前一位看到的不留给后一位.
    if (before !== me.value?.person) forgetKept()
    if (answer && before !== me.value?.person) return location.reload()
    answer?.go()
  }

  /** Perhaps the account is open again: what waits is asked once more. */
  const tryAgain = (): void => answer?.go()

  /** Leaves the overlay for the sign-in page. */
  async function giveUp(): Promise<void> {
    if (closed.value) {
      notice.value = closed.value
      // 云上听不听得见，这里都退出.
      await cloud.signOut().catch(() => undefined)
    }
    forget()
    answer?.stop(new CallError('signed-out', '登录已经过期，请重新登录'))
  }

  async function signOut(): Promise<void> {
    await cloud.signOut()
    forget()
  }

  async function signOutEverywhere(): Promise<void> {
    await cloud.signOutEverywhere()
    forget()
  }

  function forget(): void {
    me.value = null
    forgetKept()
  }

  function work(as: ConsoleRole): void {
    forgetKept()
    gone.value = undefined
    chosen.value = roleKey(as)
    if (me.value) remember(roleOf(me.value.person), chosen.value)
  }

  /** @throws CallError; `field` says which of the two it is about */
  async function setPassword(old: string, password: string): Promise<void> {
    await changePassword(old, password)
    // 改了密码，旧的登录到处都退了，这里也一样.
    await cloud.signIn(me.value?.login?.username ?? lastName.value, password)
    await learn()
  }

  /** @param code shown by the person's phone. @throws CallError with a sentence */
  async function link(code: string): Promise<void> {
    me.value = await linkWeChat(code)
  }

  return {
    ...{ me, roles, role, gone, isLeaving, standing, mustChange, displayName, lastName, isAsking, closed, notice },
    ...{ begin, signIn, signOut, signOutEverywhere, tryAgain, giveUp, work, goOn, setPassword, link },
  }
})

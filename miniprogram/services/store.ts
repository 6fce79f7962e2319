import type { MeView, Role, RoleView } from '../../typings/contract'
import { whoAmI } from './account'
import { isLost } from './cloud'

/** The three faces of the mini-program. */
export type Face = 'resident' | 'worker' | 'staff'

const FACES: Record<Role, Face> = {
  resident: 'resident',
  worker: 'worker',
  team: 'worker',
  community: 'staff',
  street: 'staff',
  district: 'staff',
  department: 'staff',
}
const ROLE_KEY = 'role'
const ME_KEY = 'me'

let me: MeView | undefined
let asking: Promise<MeView> | undefined
const listeners = new Set<() => void>()

/**
 * Who I am, from memory if it is known already; started without a network, who I was last time: WeChat keeps each
 * user's storage apart. Rejects with a CallError.
 */
export const knowMe = (): Promise<MeView> => (me ? Promise.resolve(me) : refreshMe().catch(recallMe))

function recallMe(error: unknown): MeView {
  const kept = wx.getStorageSync<MeView | ''>(ME_KEY)
  if (!kept || !isLost(error)) throw error
  changeMe(kept)
  return kept
}

function keepMe(answer: MeView): void {
  try {
    wx.setStorageSync(ME_KEY, answer)
  } catch {
    // 手机存不下了：有网络时照常用。
  }
}

/** Asks the server who I am; several askers at once share one call. Rejects with a CallError. */
export function refreshMe(): Promise<MeView> {
  if (!asking) {
    asking = whoAmI()
      .then((answer) => {
        replaceMe(answer)
        keepMe(answer)
        return answer
      })
      .finally(() => {
        asking = undefined
      })
  }
  return asking
}

/** Brings my unread count and quota up to date in passing; what is known stays when it fails. */
export function refreshQuietly(): void {
  refreshMe().catch(() => undefined)
}

/** What is known by now; undefined before the first answer. */
export const myself = (): MeView | undefined => me

/** Takes over what an answer told about me (my grid, my quota) and tells everyone who draws it. */
export function changeMe(change: Partial<MeView>): void {
  me = { ...me, ...change } as MeView
  for (const listener of listeners) listener()
}

/** Takes over a whole answer of who I am: what it leaves out (my number, my grid) is no longer there. */
export function replaceMe(answer: MeView): void {
  me = answer
  for (const listener of listeners) listener()
}

/** 注销了：who I was is no longer known here; the next to ask is someone new. */
export function forgetMe(): void {
  me = undefined
  for (const listener of listeners) listener()
}

/** Calls `listener` whenever I or my role change; returns how to stop it. */
export function onMeChange(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export const roleKey = (role: RoleView): string => `${role.role}@${role.scope}`

/** The role I act in: the one I chose last, else the first that has work to do. */
export function currentRole(): RoleView | undefined {
  const roles = me?.roles ?? []
  const chosen: unknown = wx.getStorageSync(ROLE_KEY)
  return roles.find((role) => roleKey(role) === chosen) ?? roles.find((role) => role.role !== 'resident') ?? roles[0]
}

/** Whoever holds no role at all is a resident. */
export function currentFace(): Face {
  const role = currentRole()
  return role ? FACES[role.role] : 'resident'
}

/** Acts in another of my roles from now on, also after the next start. */
export function switchRole(role: RoleView): void {
  wx.setStorageSync(ROLE_KEY, roleKey(role))
  for (const listener of listeners) listener()
}

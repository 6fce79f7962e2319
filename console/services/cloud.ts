import cloudbase, { type App } from '@cloudbase/js-sdk/app'
// Each adds itself to what the first import made.
import '@cloudbase/js-sdk/auth'
import '@cloudbase/js-sdk/functions'
import type { ActionName, FunctionName, Input, Output, Reply } from '../../typings/contract'
import { CallError, isClosed, isLost, isSignedOut } from './call-error'
import { goneInstead, ofChosenRole, placesMayHaveMoved } from './chosen-role'
import { signInErrorOf, travelErrorOf } from './cloud-errors'

/** Longer than any function may run (20 s for those of the console) plus a slow connection both ways. */
const PATIENCE_MS = 25_000

/** Where the cloud is, as `config.json` beside the page says. */
interface Where {
  env: string
  /** `host[:port]` or a whole origin; empty: where the page came from. */
  host: string
}

let app: App | undefined
let askAgain: ((why: CallError) => Promise<void>) | undefined

/**
 * Learns where the cloud is; before anything else here.
 * @throws CallError `network` with a sentence
 */
export async function openCloud(): Promise<void> {
  const { env, host } = await readWhere()
  const [protocol, name] = /^https?:\/\//.test(host)
    ? (host.split('://') as [string, string])
    : [location.protocol.slice(0, -1), host || location.host]
  app = cloudbase.init({ env })
  app.registerHost(name.replace(/\/+$/, ''), protocol === 'http' ? 'http' : 'https')
}

async function readWhere(): Promise<Where> {
  try {
    const response = await fetch('config.json', { cache: 'no-cache' })
    return (await response.json()) as Where
  } catch {
    throw new CallError('network', '连不上服务器，请检查网络后刷新页面')
  }
}

function opened(): App {
  if (!app) throw new Error('openCloud() comes first')
  return app
}

/** A token is kept from an earlier visit; whether it still holds, the first call tells. */
export const isSignedIn = (): boolean => Boolean(opened().auth().hasLoginState())

/** @throws CallError `sign-in/wrong`, `sign-in/locked`, `login/locked`, `network` or `internal`, with a sentence */
export async function signIn(username: string, password: string): Promise<void> {
  try {
    await opened().auth().signIn({ username, password })
  } catch (error) {
    throw signInErrorOf(error)
  }
}

/** Here and now, whether or not the cloud hears of it. */
export async function signOut(): Promise<void> {
  const auth = opened().auth()
  await auth.signOut()
  await auth.setCredentials()
}

/** On every device; this one too. @throws CallError when the cloud did not hear of it: then nothing has changed */
export async function signOutEverywhere(): Promise<void> {
  const cloud = opened()
  try {
    await cloud.oauthInstance.authApi.revokeAllDevices()
  } catch (error) {
    throw travelErrorOf(error)
  }
  await cloud.auth().setCredentials()
}

/** @param ask lets the person sign in again where they are, or says that their account is closed; rejects when they leave */
export function whenTokenRefused(ask: (why: CallError) => Promise<void>): void {
  askAgain = ask
}

/** One per intention of the person; a retry carries the same one, so that it is done only once. */
export const newRequestId = (): string => crypto.getRandomValues(new BigUint64Array(2)).join('')

/**
 * Calls a cloud function: the only place that knows how a call travels. A lost answer is asked for once more; a token that
 * is refused is renewed by the person, and the call goes on where it was. What is asked of a place is asked of the role that
 * is chosen; a refusal says so when that role is no longer theirs.
 * @throws CallError whose message is a Chinese sentence fit to be shown
 */
export async function call<F extends FunctionName, A extends ActionName<F>>(
  name: F,
  action: A,
  input: Input<F, A>,
  requestId: string = newRequestId(),
): Promise<Output<F, A>> {
  const look = (area: string) => call('search', 'scopes', { area })
  const data = { action, input: await ofChosenRole(name, action, input, look), requestId }
  const once = async (): Promise<Output<F, A>> => {
    const reply = await send<Output<F, A>>(name, data)
    if (reply.ok) {
      placesMayHaveMoved(name, action)
      return reply.data
    }
    const refusal = new CallError(reply.code, reply.message, reply.field)
    const isOfRole = reply.code !== 'internal' && !isClosed(refusal) && !(name === 'account' && action === 'me')
    throw (isOfRole && (await goneInstead())) || refusal
  }
  try {
    return await once()
  } catch (error) {
    if (isLost(error)) return once()
    if (!askAgain || !(isSignedOut(error) || isClosed(error))) throw error
    await askAgain(error as CallError)
    return isClosed(error) ? call(name, action, input, requestId) : once()
  }
}

/**
 * Asks a function for something that no function does: one that says so is there and answers.
 * @returns how long it took (ms)
 * @throws CallError when it does not answer, or not as it should
 */
export async function ping(name: FunctionName): Promise<number> {
  const begun = performance.now()
  const reply = await send<unknown>(name, { action: 'ping', input: {}, requestId: newRequestId() })
  if (reply.ok) throw new CallError('internal', '回答得不对')
  if (reply.code !== 'request/unknown-action') throw new CallError(reply.code, reply.message)
  return Math.round(performance.now() - begun)
}

async function send<T>(name: string, data: object): Promise<Reply<T>> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new CallError('network', '等了很久没有回音，请再试一次')), PATIENCE_MS)
  })
  try {
    const answer = await Promise.race([opened().callFunction({ name, data }), late])
    // The SDK hands on what has a `code` at its top as it came: our refusals have one.
    const reply = 'ok' in answer ? answer : (answer as { result?: unknown }).result
    if (isReply<T>(reply)) return reply
    throw new CallError('network', '服务器的回答看不懂，请再试一次')
  } catch (error) {
    throw travelErrorOf(error)
  } finally {
    clearTimeout(timer)
  }
}

const isReply = <T>(value: unknown): value is Reply<T> => typeof value === 'object' && value !== null && 'ok' in value

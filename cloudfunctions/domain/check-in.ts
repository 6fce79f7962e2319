import type { Refusal } from '../contract/envelope'
import { MINUTE } from './moment'
import { refuse } from './refusal'

/** What a check-in code carries besides the activity: good for a short while, so that a picture of it opens nothing. */
export interface Token {
  value: string
  /** Shown until then. */
  renewAt: number
  /** Whoever scanned it just before it was renewed still gets in. */
  until: number
}

/** 签到码 10 分钟换一次，换下来的再认 5 分钟. */
const SHOWN = 10 * MINUTE
const GRACE = 5 * MINUTE
const KEPT = 2

/** Crockford's base 32, of which each byte gives one character. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
export const TOKEN_LENGTH = 10

/** @param bytes at least {@link TOKEN_LENGTH} random bytes */
export const newToken = (bytes: Uint8Array, now: number): Token => ({
  value: [...bytes.slice(0, TOKEN_LENGTH)].map((byte) => ALPHABET.charAt(byte % ALPHABET.length)).join(''),
  renewAt: now + SHOWN,
  until: now + SHOWN + GRACE,
})

/** The one to be shown now; undefined when a new one is due. */
export const currentToken = (tokens: Token[], now: number): Token | undefined => {
  const last = tokens.at(-1)
  return last && now < last.renewAt ? last : undefined
}

export const withToken = (tokens: Token[], token: Token): Token[] => [...tokens, token].slice(-KEPT)

/** Why a scanned token opens nothing; undefined when it does. */
export const staleToken = (tokens: Token[], value: string, now: number): Refusal | undefined =>
  tokens.some((token) => token.value === value && now < token.until)
    ? undefined
    : refuse('activity/code-old', '这个签到码已经换了，请扫组织者手机上现在的码', 'scene')

/** `a=<activity>.<token>`: 32 characters at most (wxacode.getUnlimited). */
export const sceneOf = (activity: string, token: string): string => `a=${activity}.${token}`

/** @param scene checked by the contract */
export function readScene(scene: string): { id: string; token: string } {
  const [id = '', token = ''] = scene.slice(2).split('.')
  return { id, token }
}

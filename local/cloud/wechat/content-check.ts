import { randomBytes } from 'node:crypto'
import type { Doc } from '../store/value'
import type { Ledger } from './ledger'
import { failure, OPENID, type Reply } from './reply'

interface Word {
  word: string
  suggest: 'risky' | 'review'
  /** WeChat's class of content: 20002 色情, 20003 辱骂, 20006 违法犯罪, 20008 欺诈, 21000 其他. */
  label: number
}

/** A few words stand for WeChat's model; enough to see every branch of the product. */
const WORDS: Word[] = [
  { word: '傻逼', suggest: 'risky', label: 20003 },
  { word: '王八蛋', suggest: 'risky', label: 20003 },
  { word: '去死', suggest: 'risky', label: 20003 },
  { word: '代办假证', suggest: 'risky', label: 20006 },
  { word: '出售枪支', suggest: 'risky', label: 20006 },
  { word: '网上赌博', suggest: 'risky', label: 20006 },
  { word: '裸聊', suggest: 'risky', label: 20002 },
  { word: '刷单返利', suggest: 'risky', label: 20008 },
  { word: '混蛋', suggest: 'review', label: 20003 },
  { word: '加微信', suggest: 'review', label: 21000 },
]

const SEVERITY = { pass: 0, review: 1, risky: 2 }
const NORMAL = 100

/** `security.msgSecCheck`: passes a text, holds it for review or calls it risky. */
export function checkMessage(ledger: Ledger, request: Doc): Reply {
  const { content } = request
  if (typeof content !== 'string' || content === '') return failure(44002, 'empty post data')
  if ([...content].length > 2500) return failure(45002, 'content size out of limit')
  return refusalOfCheck(ledger, request) ?? { errcode: 0, errmsg: 'ok', ...checkText(content), trace_id: traceId() }
}

/** What both content checks ask for: version 2, a scene (资料, 评论, 论坛, 社交日志), and a user who was just here. */
export function refusalOfCheck(ledger: Ledger, { version, scene, openid }: Doc): Reply | undefined {
  if (version !== 2) return failure(47001, 'data format error: version must be 2')
  if (typeof scene !== 'number' || !Number.isInteger(scene) || scene < 1 || scene > 4) {
    return failure(40129, 'invalid scene')
  }
  if (typeof openid !== 'string' || !OPENID.test(openid)) return failure(40003, 'invalid openid')
  if (!ledger.isActive(openid)) return failure(61010, 'code is expired')
  return undefined
}

/** As WeChat's: three groups of 8 hexadecimal digits. */
export function traceId(): string {
  return [1, 2, 3].map(() => randomBytes(4).toString('hex')).join('-')
}

/** WeChat's `result` and `detail` for a text. */
function checkText(content: string): { result: unknown; detail: unknown[] } {
  const found = WORDS.filter(({ word }) => content.includes(word))
  const [worst] = [...found].sort((a, b) => SEVERITY[b.suggest] - SEVERITY[a.suggest])
  const suggest = worst?.suggest ?? 'pass'
  const label = worst?.label ?? NORMAL
  return {
    result: { suggest, label },
    detail: [
      { strategy: 'content_model', errcode: 0, suggest, label, prob: 90 },
      ...found.map(({ word, label: wordLabel, suggest: wordSuggest }) => ({
        strategy: 'keyword',
        errcode: 0,
        suggest: wordSuggest,
        label: wordLabel,
        keyword: word,
      })),
    ],
  }
}

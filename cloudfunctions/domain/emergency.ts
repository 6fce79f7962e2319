import type { Urgency } from '../contract/ticket-view'
import type { Category } from './category'
import type { Policy } from './policy'

/** How many characters `…` may stand for; never over a full stop or comma. */
const GAP = '[^，。！？；、,.!?;\\s]{0,5}'

/**
 * 听起来危险吗：区里定的词，`燃气…漏` 中间可以隔几个字；先把听着像、其实不是的话（`火锅`、`万一着火`）去掉再找。
 * Never asks for sense: someone who is not in danger is told a telephone number once too often, no more.
 */
export function soundsDangerous(said: string, { words, harmless }: Policy['emergency']): boolean {
  const left = harmless.reduce((text, phrase) => text.replaceAll(phrase, '，'), said)
  return words.some((word) => patternOf(word).test(left))
}

const patternOf = (word: string): RegExp =>
  new RegExp(
    word
      .split('…')
      .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
      .join(GAP),
  )

/** 危险的话、危险的类别，都按紧急办。 */
export const urgencyOf = (words: string, category: Category, { emergency }: Policy): Urgency =>
  category.urgent === true || soundsDangerous(words, emergency) ? 'urgent' : 'normal'

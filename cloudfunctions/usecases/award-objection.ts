import type { Parsed } from '../contract/api'
import type { AwardView, AwardObjectionPage, AwardObjectionView } from '../contract/award'
import type { Refusal } from '../contract/envelope'
import { type Award, runsAward, takesObjections } from '../domain/award'
import { type Nomination, type Objection, OUTCOME_TEXT } from '../domain/nomination'
import { isRefusal, refuse } from '../domain/refusal'
import { audit } from './audit'
import { tellObjector } from './award-answer'
import { NO_AWARD } from './award-round'
import { showAward } from './award-show'
import { checkContent, checkShown } from './content'
import { afterOf, pageOf } from './cursor'
import type { AwardWorld } from './ports'
import type { Caller } from './serve'

type Call = Caller<AwardWorld>

const PAGE = 50

const NOT_DISTRICT = refuse('award/not-district', '评优由区网格中心开展和公布')
const OBJECTED = refuse('award/objected', '您已经对这一位提过异议了，请等区网格中心答复', 'words')
const ANSWERED = refuse('award/answered', '这条异议已经答复过了', 'objection')

/** 公示期间，谁都可以提异议；一人对一人一条。 */
export async function objectTo(
  { nomination: id, words }: Parsed<'award', 'object'>,
  call: Call,
): Promise<AwardView | Refusal> {
  const { ports, actor, now } = call
  const nomination = await ports.nominations.get(id)
  const award = nomination && (await ports.awards.get(nomination.award))
  if (!award?.picks.some((pick) => pick.nomination === id))
    return refuse('award/not-shown', '这个人不在公示的名单里', 'nomination')
  const objection: Objection = {
    _id: ports.hash(`objection:${id}:${actor._id}`),
    schemaVersion: 1,
    revision: 1,
    award: award._id,
    nomination: id,
    by: actor._id,
    at: now,
    words,
    outcome: 'open',
    answer: null,
    tellAt: null,
  }
  const before = await ports.objections.get(objection._id)
  if (before) return before.words === words ? showAward(award, call) : OBJECTED
  if (!takesObjections(award, now)) return refuse('award/no-objections', '现在不在公示期，不能提异议')
  // 只有区里看得到：拿不准的照样收下，由人来看.
  const checked = await checkContent({ words, photos: [] }, call, { words: 'words', photos: 'words' })
  if (isRefusal(checked)) return checked
  if (await ports.objections.add(objection)) return showAward(award, call)
  const first = await ports.objections.get(objection._id)
  return first?.words === words ? showAward(award, call) : OBJECTED
}

/** 区里看一轮的异议：是谁提的，不显示。 */
export async function listObjections(
  { award: id, cursor }: Parsed<'award', 'objections'>,
  call: Call,
): Promise<AwardObjectionPage | Refusal> {
  const award = await call.ports.awards.get(id)
  if (!award || !runsAward(call.actor, award.district)) return award ? NOT_DISTRICT : NO_AWARD
  const found = await call.ports.objections.of(id, afterOf(cursor), PAGE + 1)
  const page = pageOf(found, PAGE, ({ at, _id }) => ({ at, id: _id }))
  const nominations = await call.ports.nominations.read([...new Set(page.items.map(({ nomination }) => nomination))])
  await audit('award.objections', id, award.district, call)
  return { ...page, items: page.items.map((one) => objectionView(one, award, nominations)) }
}

const objectionView = (objection: Objection, award: Award, nominations: Nomination[]): AwardObjectionView => {
  const { _id, at, nomination: of, words, outcome, answer } = objection
  const nomination = nominations.find((one) => one._id === of)
  return {
    ...{ id: _id, at, outcome, outcomeText: OUTCOME_TEXT[outcome] },
    name: nomination?.name || '已注销',
    kindText: award.kinds[nomination?.kind ?? -1]?.name ?? '',
    words: words || '写的内容已按本人的要求删除',
    ...(answer && { answer: { at: answer.at, words: answer.words } }),
  }
}

/** 区里答复一条异议；提的人在消息里看到：这里来不及说的，时钟说。 */
export async function answerObjection(
  { objection: id, isUpheld, words }: Parsed<'award', 'answer'>,
  call: Call,
): Promise<AwardObjectionView | Refusal> {
  const { ports, actor, now } = call
  const found = await ports.objections.get(id)
  const award = found && (await ports.awards.get(found.award))
  if (!found || !award) return refuse('award/no-objection', '没有找到这条异议', 'objection')
  if (!runsAward(actor, award.district)) return NOT_DISTRICT
  const outcome = isUpheld ? 'upheld' : 'dismissed'
  const nominations = await ports.nominations.read([found.nomination])
  const isSame = found.answer?.by === actor._id && found.answer.words === words && found.outcome === outcome
  if (isSame) {
    if (found.tellAt !== null) call.after(() => tellObjector(found, ports))
    return objectionView(found, award, nominations)
  }
  if (found.outcome !== 'open') return ANSWERED
  if (award.stage !== 'publicity') return refuse('award/not-now', '这一轮评优现在不能这样办')
  const refusal = await checkShown([words], call, 'words')
  if (refusal) return refusal
  const next: Objection = {
    ...found,
    revision: found.revision + 1,
    outcome,
    answer: { at: now, by: actor._id, words },
    tellAt: now,
  }
  if (!(await ports.objections.replace(found, next))) return ANSWERED
  await audit('award.answer', id, award.district, call)
  call.after(() => tellObjector(next, ports))
  return objectionView(next, award, nominations)
}

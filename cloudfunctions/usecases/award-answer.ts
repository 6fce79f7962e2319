import { type Objection, OUTCOME_TEXT } from '../domain/nomination'
import { inform } from './inform'
import type { ObjectionWorld } from './ports'

/** 把答复说给提异议的人；说过再说，还是那一条。注销的人，信箱里不再留下什么. */
export async function tellObjector(objection: Objection, ports: ObjectionWorld): Promise<void> {
  const { _id, by, outcome, answer } = objection
  const [award, [author]] = await Promise.all([ports.awards.get(objection.award), ports.people.read([by])])
  if (award && answer && author && author.erasedAt === undefined) {
    const about = { page: `packages/publication/award/award?id=${award._id}` }
    const title = `${award.title}：您的异议有答复了`
    const text = `${OUTCOME_TEXT[outcome]}：${answer.words}`
    await inform([by], { id: `${_id}:answered`, title, text, about, isUrgent: false, spare: 0 }, ports)
  }
  await ports.objections.markTold(objection)
}

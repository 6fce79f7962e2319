import { longTime } from '../domain/moment'
import { NOMINATION_STATUS_TEXT, OUTCOME_TEXT } from '../domain/nomination'
import { MOST } from './export-pages'
import type { World } from './ports'

/** 评优里和本人有关的：提过的异议，别人怎么推荐的。 */
export async function publicationsOf(person: string, { publicationTraces }: World): Promise<Record<string, unknown>> {
  const [objections, nominations] = await Promise.all([
    publicationTraces.objections(person, MOST),
    publicationTraces.nominations(person, MOST),
  ])
  return {
    我提的评优异议: objections.map(({ at, words, outcome, answer }) => ({
      时间: longTime(at),
      内容: words,
      结果: OUTCOME_TEXT[outcome],
      ...(answer && { 答复: answer.words }),
    })),
    推荐我评优的: nominations.map(({ at, deeds, status }) => ({
      时间: longTime(at),
      事迹: deeds,
      现状: NOMINATION_STATUS_TEXT[status],
    })),
  }
}

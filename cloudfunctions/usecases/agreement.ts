import type { Refusal } from '../contract/envelope'
import { refuse } from '../domain/refusal'
import type { Caller } from './serve'

/** 留下话、名字、电话之前，要先同意现行的隐私保护指引；只是看看，不用。 */
export async function notAgreed({ ports, actor }: Pick<Caller, 'ports' | 'actor'>): Promise<Refusal | undefined> {
  const { guide } = (await ports.reference.read()).policy.privacy
  return actor.agreed?.version === guide
    ? undefined
    : refuse('account/not-agreed', '请先看过并同意隐私保护指引，再留下您的信息')
}

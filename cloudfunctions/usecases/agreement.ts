import type { Refusal } from '../contract/envelope'
import { refuse } from '../domain/refusal'
import type { Caller } from './serve'

/** 留下话、照片、名字、电话之前，要先同意现行的隐私保护指引；看看、附议、选自己的网格，不用。 */
export async function notAgreed({ ports, actor }: Pick<Caller, 'ports' | 'actor'>): Promise<Refusal | undefined> {
  const { guide } = (await ports.reference.read()).policy.privacy
  // 这里知道的指引可能旧一分钟：同意了更新的一版，也是同意了。
  return (actor.agreed?.version ?? 0) >= guide
    ? undefined
    : refuse('account/not-agreed', '请先看过并同意隐私保护指引，再留下您的信息')
}

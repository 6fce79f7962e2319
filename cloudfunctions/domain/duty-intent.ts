import type { Span } from './place'

/** A shift as news names it: by the time it is told, the shift may be gone. */
interface Named {
  date: string
  span: Span
}

/** What people are told of a roster. Names are looked up when it is told. */
export type DutyNews =
  /** 给您排了值守; `days` in all, the first of them `shift` */
  | { kind: 'planned'; people: string[]; shift: Named; days: number }
  /** 一个月照着排好了 */
  | { kind: 'copied'; people: string[] }
  /** 改由别人值；这一班取消了 */
  | { kind: 'reassigned' | 'cancelled'; person: string; shift: Named }
  /** `to` null asks anyone on the list */
  | { kind: 'swapAsked'; by: string; to: string | null; reason: string; shift: Named }
  /** @property who has answered */
  | { kind: 'swapAccepted' | 'swapRefused'; by: string; who: string; shift: Named }

/** News that must still be told, kept in the roster itself until it has been. */
export type DutyIntent = DutyNews & { id: string }

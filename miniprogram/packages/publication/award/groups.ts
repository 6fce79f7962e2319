import type { AwardView, ObjectionOutcome, PickView } from '../../../../typings/contract'

/** One on the list, with what I have said against them. */
type Row = PickView & { objection: string; answer: string; canObject: boolean }

export interface PickGroup {
  name: string
  rows: Row[]
}

const OUTCOME: Record<ObjectionOutcome, string> = {
  open: '您提的异议，区网格中心正在看',
  upheld: '您提的异议成立',
  dismissed: '您提的异议不成立',
}

/** 名单按奖项分开；每个人下面是我对他提过的异议。 */
export const groupsOf = ({ kinds, picks, mine, canObject }: AwardView): PickGroup[] =>
  kinds
    .map(({ name }) => ({
      name,
      rows: picks
        .filter(({ kindText }) => kindText === name)
        .map((pick) => {
          const own = mine.find(({ nomination }) => nomination === pick.nomination)
          return {
            ...pick,
            objection: own ? OUTCOME[own.outcome] : '',
            answer: own?.answer ?? '',
            canObject: canObject && !own,
          }
        }),
    }))
    .filter(({ rows }) => rows.length > 0)

import type { ActionView, WhistleActionView } from '../../typings/contract'
import type { BatchAction } from './listing'
import type { Step, StepNeeds, StepOption } from './step'

/** A line of a list, with what can be done to several at once. */
interface Offered {
  id: string
  actions: Array<ActionView | WhistleActionView>
}

interface Asked<Row> {
  /** Steps that take two lines at least. */
  pairs?: string[]
  /** What one of several may be chosen from, by step; rejects with a CallError. */
  options?: (name: string, rows: Row[]) => Promise<StepOption[]>
  /** @returns where it stands now, in words; rejects with a CallError */
  act: (row: Row, command: object, requestId: string) => Promise<string>
}

/** What can be done to several of these lines at once, as the server offers it: one tap first, then what is filled in. */
export function togetherOf<Row extends Offered>(
  shown: Row[],
  { options, act, pairs = [] }: Asked<Row>,
): Array<BatchAction<Row>> {
  const offered = new Map(shown.flatMap(({ actions }) => actions).map((step) => [step.name as string, step as Step]))
  return [...offered.values()].map(({ name, text, needs }) => ({
    name,
    text,
    isFor: (row) => row.actions.some((step) => step.name === name),
    ...(pairs.includes(name) && {
      least: 2,
      isLead: ({ id }: Row, command: object) => 'into' in command && command.into === id,
    }),
    ...(Object.keys(needs).length > 0 && {
      form: (rows: Row[]) => ({
        step: stepFor(rows, name),
        options: () => options?.(name, rows) ?? Promise.resolve([]),
      }),
    }),
    run: (row, requestId, command) => act(row, { name, ...command }, requestId),
  }))
}

/** The step as it holds for all of the rows: a moment lies where each of them allows it. */
function stepFor(rows: Offered[], name: string): Step {
  const steps = rows.flatMap(({ actions }) => actions.filter((step) => step.name === name)) as Step[]
  const [first] = steps
  if (!first) throw new Error(`no row offers ${name}`)
  const dates = steps.flatMap(({ needs }) => (needs.date ? [needs.date] : []))
  return {
    ...first,
    needs: { ...plainer(first.needs), ...(first.needs.date && { date: common(dates, first.needs.date) }) },
  }
}

type Date = NonNullable<StepNeeds['date']>

function common(dates: Date[], like: Date): Date {
  const min = Math.max(...dates.map((date) => date.min))
  const max = Math.min(...dates.map((date) => date.max))
  return { ...like, min, max, value: Math.min(max, Math.max(min, ...dates.map(({ value }) => value))) }
}

/** Only what is chosen can be looked for: numbers are for one case at a time. */
function plainer({ pick, ...needs }: StepNeeds): StepNeeds {
  if (!pick) return needs
  const { byNumber: _, ...rest } = pick
  return { ...needs, pick: rest }
}

/** 同一个地方的几件，能派给的人是一样的。How many of the rows each of them could take stands beside it. */
export async function dispatchOptions<Row extends { id: string; placeText: string }>(
  rows: Row[],
  ask: (id: string) => Promise<StepOption[]>,
): Promise<StepOption[]> {
  const found = new Map<string, { option: StepOption; count: number }>()
  for (const place of new Set(rows.map(({ placeText }) => placeText))) {
    const there = rows.filter(({ placeText }) => placeText === place)
    const [first] = there
    for (const option of first ? await ask(first.id) : []) {
      const count = (found.get(option.value)?.count ?? 0) + there.length
      found.set(option.value, { option, count })
    }
  }
  return [...found.values()]
    .sort((a, b) => b.count - a.count)
    .map(({ option, count }) => ({
      ...option,
      note: [option.note, count < rows.length ? `只能接其中 ${count} 件` : ''].filter((text) => text !== '').join('，'),
    }))
}

import type { Refusal } from '../contract/envelope'
import type { Area } from './area'
import { codeProblem } from './area-code'
import { changeOf } from './atlas'
import type { AreaChange } from './atlas-version'
import { refuse } from './refusal'

type Areas = ReadonlyMap<string, Area>

/**
 * 街道、社区换了编号，下面的都以它开头：either all below move along in the same version, or none has to.
 * @param now (ms) until when the old codes held
 * @returns what becomes of those below; none when they fit as they are
 */
export function renumberBelow(
  area: Area,
  { code, withBelow = false }: { code: string; withBelow?: boolean | undefined },
  now: number,
  areas: Areas,
): AreaChange[] | Refusal {
  if (code === area.code) return []
  const below = [...areas.values()].filter(({ _id, path }) => _id !== area._id && path.includes(area._id))
  const unfit = below.filter((one) => !one.code.startsWith(code))
  if (unfit.length === 0) return []
  if (!withBelow)
    return refuse('atlas/below', `下面还有 ${unfit.length} 块地方的编号不以 ${code} 开头，请选下面的编号一起换`, 'code')
  const odd = unfit.find((one) => !one.code.startsWith(area.code))
  if (odd)
    return refuse(
      'atlas/below-odd',
      `${odd.name}的编号 ${odd.code} 不以 ${area.code} 开头，不能一起换，请先改它`,
      'code',
    )
  const changes: AreaChange[] = []
  for (const one of unfit) {
    const next = code + one.code.slice(area.code.length)
    const wrong = codeProblem(one, next, code, areas)
    if (wrong !== undefined) return refuse('atlas/below-taken', `下面的编号不能一起换：${wrong}`, 'code')
    changes.push(changeOf(one, { name: one.name, code: next }, now))
  }
  return changes
}

/** @param wished areas as a table would have them @returns how many right below an area would not begin with its code */
export const unfitBelow = ({ _id }: Area, code: string, wished: Areas): number =>
  [...wished.values()].filter((one) => one.path.at(-2) === _id && !one.code.startsWith(code)).length

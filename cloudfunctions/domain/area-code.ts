import type { AreaKind } from '../contract/area'
import type { Area } from './area'

/** 区 6 位，街道 9 位，社区、村 12 位（统计用区划代码），网格 15 位。 */
const DIGITS: Record<AreaKind, number> = { district: 6, street: 9, community: 12, village: 12, grid: 15 }
export const AREA_KIND_TEXT: Record<AreaKind, string> = {
  district: '区',
  street: '街道',
  community: '社区',
  village: '村',
  grid: '网格',
}

type Areas = ReadonlyMap<string, Area>

/**
 * 编号一旦用过，就一直指那块地方：an old list, a printed sign still finds it, so nobody else may have it.
 * @param above the code of the area above, as it will be
 * @returns what is wrong with it, in words
 */
export function codeProblem({ _id, kind }: Area, code: string, above: string, areas: Areas): string | undefined {
  const digits = DIGITS[kind]
  if (!/^\d+$/.test(code) || code.length !== digits || !code.startsWith(above))
    return `${AREA_KIND_TEXT[kind]}的编号是 ${digits} 位数字${above === '' ? '' : `，以 ${above} 开头`}`
  for (const other of areas.values()) {
    if (other._id === _id) continue
    if (other.code === code) return `${code} 是${other.name}的编号`
    if (other.codes?.some((one) => one.code === code)) return `${code} 是${other.name}用过的编号`
  }
  return undefined
}

/** Two of one name under one roof cannot be told apart. @returns what is wrong with it, in words */
export function nameProblem({ _id, path }: Area, name: string, areas: Areas): string | undefined {
  const parent = path.at(-2)
  for (const other of areas.values())
    if (other._id !== _id && other.name === name && other.path.at(-2) === parent)
      return `${areas.get(parent ?? '')?.name ?? ''}已经有一个${name}`
  return undefined
}

/** By the code it has, else by one it had. */
export function areaCoded(code: string, areas: Areas): { area: Area; isFormer: boolean } | undefined {
  let former: Area | undefined
  for (const area of areas.values()) {
    if (area.code === code) return { area, isFormer: false }
    if (area.codes?.some((one) => one.code === code)) former = area
  }
  return former && { area: former, isFormer: true }
}

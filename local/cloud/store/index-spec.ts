/** One index of a collection, as the table of the cloud functions says it. */
export interface IndexSpec {
  name: string
  keys: Array<[path: string, direction: 1 | -1 | '2dsphere']>
  unique?: boolean
}

/** Collection name → its indexes. */
export type Collections = Record<string, { indexes: IndexSpec[] }>

/** True for an index over places on the globe. */
export function isSpherical(spec: IndexSpec): boolean {
  return spec.keys.some(([, direction]) => direction === '2dsphere')
}

/** The R*Tree table that holds the points of one index. */
export function rtreeOf(table: string, spec: IndexSpec): string {
  return `${table}/${spec.name}/points`
}

/** The path of a 2dsphere index. */
export function sphericalPath(spec: IndexSpec): string {
  return spec.keys.find(([, direction]) => direction === '2dsphere')![0]
}

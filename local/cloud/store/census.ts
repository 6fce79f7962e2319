import { isDoc, type Doc } from './value'

/** The kinds of value a path has ever held, as bits. */
export const KIND = {
  null: 1,
  number: 2,
  string: 4,
  boolean: 8,
  date: 16,
  array: 32,
  object: 64,
  /** Not a value: a prefix of the path has held an array, so SQL cannot address the path. */
  throughArray: 128,
  /** Not a value: the objects here are maps by ids; of what lies below, nothing is known. */
  map: 256,
} as const

const ANYTHING = 255
/** An object that has had more names than this has ids for names, and would make the census grow without bound. */
const NAMES_KEPT = 200
const ROOT = ''

/**
 * Which kinds of value each path of a collection has ever held (bits are only added). SQL and MongoDB compare
 * differently across kinds (`true` is 1 in SQL, an array matches by its elements in MongoDB …); knowing that a path has
 * only ever held, say, numbers lets a comparison be done in SQL exactly.
 */
export class Census {
  private readonly seen = new Map<string, number>()
  /** How many names the objects at a path have had. */
  private readonly names = new Map<string, number>()

  /** Forgets all, then takes what was kept. */
  load(entries: Iterable<[path: string, kinds: number]>): void {
    this.seen.clear()
    this.names.clear()
    for (const [path, kinds] of entries) {
      this.seen.set(path, kinds)
      if (path !== ROOT) this.countName(path.slice(0, Math.max(0, path.lastIndexOf('.'))))
    }
  }

  /** Kinds ever held at a dotted path; 0 when no document has had it. */
  kinds(path: string): number {
    if (this.isMap(ROOT)) return ANYTHING
    let kinds = this.seen.get(path) ?? 0
    for (let dot = path.indexOf('.'); dot >= 0; dot = path.indexOf('.', dot + 1)) {
      const above = path.slice(0, dot)
      if (this.isMap(above)) return ANYTHING
      if ((this.seen.get(above) ?? 0) & KIND.array) kinds |= KIND.throughArray
    }
    return kinds
  }

  /** Notes a document about to be written; returns the paths that gained a kind, to be kept with the same write. */
  observe(doc: Doc): Array<[path: string, kinds: number]> {
    const news: Array<[string, number]> = []
    this.walk(doc, ROOT, news)
    return news
  }

  private walk(doc: Doc, parent: string, news: Array<[string, number]>): void {
    if (this.isMap(parent)) return
    const learn = (path: string, kinds: number) => {
      this.seen.set(path, kinds)
      news.push([path, kinds])
    }
    for (const [key, value] of Object.entries(doc)) {
      const path = parent === ROOT ? key : `${parent}.${key}`
      const before = this.seen.get(path)
      if (before === undefined && this.countName(parent) > NAMES_KEPT) {
        learn(parent, (this.seen.get(parent) ?? 0) | KIND.map)
        return
      }
      const after = (before ?? 0) | kindOf(value)
      if (after !== before) learn(path, after)
      if (isDoc(value)) this.walk(value, path, news)
    }
  }

  private isMap(path: string): boolean {
    return ((this.seen.get(path) ?? 0) & KIND.map) !== 0
  }

  private countName(parent: string): number {
    const count = (this.names.get(parent) ?? 0) + 1
    this.names.set(parent, count)
    return count
  }
}

function kindOf(value: unknown): number {
  if (value === null || value === undefined) return KIND.null
  if (value instanceof Date) return KIND.date
  if (Array.isArray(value)) return KIND.array
  switch (typeof value) {
    case 'string':
      return KIND.string
    case 'number':
      // Infinity and NaN are kept as objects.
      return Number.isFinite(value) ? KIND.number : KIND.object
    case 'boolean':
      return KIND.boolean
    default:
      return KIND.object
  }
}

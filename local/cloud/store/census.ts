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
} as const

const ANYTHING = 255
/** A collection of map-like documents (keys are ids) would grow without bound; past this SQL assumes nothing. */
const PATHS_KEPT = 4000

/**
 * Which kinds of value each path of a collection has ever held (bits are only added). SQL and MongoDB compare
 * differently across kinds (`true` is 1 in SQL, an array matches by its elements in MongoDB …); knowing that a path has
 * only ever held, say, numbers lets a comparison be done in SQL exactly.
 */
export class Census {
  private readonly seen = new Map<string, number>()

  /** Forgets all, then takes what was kept. */
  load(entries: Iterable<[path: string, kinds: number]>): void {
    this.seen.clear()
    for (const [path, kinds] of entries) this.seen.set(path, kinds)
  }

  /** Kinds ever held at a dotted path; 0 when no document has had it. */
  kinds(path: string): number {
    if (this.seen.size >= PATHS_KEPT) return ANYTHING
    let kinds = this.seen.get(path) ?? 0
    for (let dot = path.indexOf('.'); dot >= 0; dot = path.indexOf('.', dot + 1)) {
      if ((this.seen.get(path.slice(0, dot)) ?? 0) & KIND.array) kinds |= KIND.throughArray
    }
    return kinds
  }

  /** Notes a document about to be written; returns the paths that gained a kind, to be kept with the same write. */
  observe(doc: Doc): Array<[path: string, kinds: number]> {
    const news: Array<[string, number]> = []
    this.walk(doc, '', news)
    return news
  }

  private walk(doc: Doc, prefix: string, news: Array<[string, number]>): void {
    if (this.seen.size >= PATHS_KEPT) return
    for (const [key, value] of Object.entries(doc)) {
      const path = prefix + key
      const before = this.seen.get(path) ?? 0
      const after = before | kindOf(value)
      if (after !== before) {
        this.seen.set(path, after)
        news.push([path, after])
      }
      if (isDoc(value)) this.walk(value, `${path}.`, news)
    }
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

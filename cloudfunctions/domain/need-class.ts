/** One class of what people give and need; which others it may be met by is data as well. */
export interface NeedClassKept {
  code: string
  name: string
  hint: string
  /** Codes of related classes: 助老 and 助餐. */
  related: string[]
}

/** The district's classes: data, never code. */
export interface NeedClasses {
  _id: 'needs'
  version: number
  sample: boolean
  items: NeedClassKept[]
}

export const needClassOf = (code: string, { items }: NeedClasses): NeedClassKept | undefined =>
  items.find((one) => one.code === code)

/** Related is mutual, whichever of the two says so. */
export const relatedTo = (code: string, { items }: NeedClasses): string[] =>
  items
    .filter((one) => one.code !== code)
    .filter(
      (one) => one.related.includes(code) || needClassOf(code, { items } as NeedClasses)?.related.includes(one.code),
    )
    .map((one) => one.code)

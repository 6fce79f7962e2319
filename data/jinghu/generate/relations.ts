/** Which categories are close enough to be about the same thing, seen by two neighbours. */

/** Each pair holds both ways. */
const PAIRS: Array<[code: string, other: string]> = [
  ['0102', '0103'],
  ['0102', '0108'],
  ['0102', '0507'],
  ['0103', '0108'],
  ['0103', '0303'],
  ['0104', '0112'],
  ['0105', '0404'],
  ['0110', '0401'],
  ['0110', '2112'],
  ['0113', '2122'],
  ['0115', '0499'],
  ['0116', '0510'],
  ['0201', '0202'],
  ['0202', '0203'],
  ['0203', '0205'],
  ['0205', '2122'],
  ['0301', '2105'],
  ['0302', '0399'],
  ['0304', '0305'],
  ['0304', '0399'],
  ['0401', '2112'],
  ['0402', '0406'],
  ['0402', '2111'],
  ['0403', '2111'],
  ['0404', '0406'],
  ['0408', '2106'],
  ['0501', '0504'],
  ['0501', '0510'],
  ['0505', '2109'],
  ['0505', '2115'],
  ['0507', '2107'],
  ['0508', '2105'],
  ['2101', '2102'],
  ['2106', '2117'],
  ['2107', '2115'],
  ['2114', '2122'],
  ['2116', '2122'],
]

/** Codes of the categories next to this one, in order; empty for one that stands alone. */
export function relatedTo(code: string): string[] {
  return PAIRS.flatMap((pair) => (pair.includes(code) ? pair.filter((one) => one !== code) : [])).sort()
}

import { type Discord, WHOLE } from './reference-table'

/** Something elsewhere that points at a row of a table by its code. */
export interface Use {
  code: string
  /** Who points: 常用语“您反映的…” · 第05网格的王小明 · 事项“1-001 暴露垃圾清理” */
  text: string
  /** Of what is over: it keeps the row from going, not from being retired. */
  isPast?: boolean
}

/** So many are named; more are only counted. */
const NAMED = 3

/** 还有别处指着的，不能没有：by code, who points. */
export const stillUsed = (what: string, known: Set<string>, uses: Use[] = []): Discord[] =>
  pointing(uses, (code) => !known.has(code)).map(({ code, named }) => ({
    ...{ at: WHOLE, column: 'code', text: `${what}“${code}”还有${named}在用，请先改那里` },
  }))

/** Who points at those codes, by code. */
export function pointing(uses: Use[], isMeant: (code: string) => boolean): Array<{ code: string; named: string }> {
  const meant = new Map<string, Set<string>>()
  // 两版清单上的同一个事项，只说一次.
  for (const { code, text } of uses) if (isMeant(code)) meant.set(code, (meant.get(code) ?? new Set()).add(text))
  return [...meant].map(([code, said]) => {
    const texts = [...said]
    const more = texts.length > NAMED ? `等 ${texts.length} 处` : ''
    return { code, named: `${texts.slice(0, NAMED).join('、')}${more}` }
  })
}

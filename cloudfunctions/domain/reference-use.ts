import { type Discord, WHOLE } from './reference-table'

/** Something elsewhere that points at a row of a table by its code. */
export interface Use {
  code: string
  /** Who points: 常用语“您反映的…” · 第05网格的王小明 · 事项“1-001 暴露垃圾清理” */
  text: string
}

/** So many are named; more are only counted. */
const NAMED = 3

/** 还有别处指着的，不能没有：by code, who points. */
export function stillUsed(what: string, known: Set<string>, uses: Use[] = []): Discord[] {
  const lost = new Map<string, string[]>()
  for (const { code, text } of uses) if (!known.has(code)) lost.set(code, [...(lost.get(code) ?? []), text])
  return [...lost].map(([code, texts]) => {
    const more = texts.length > NAMED ? `等 ${texts.length} 处` : ''
    const named = `${texts.slice(0, NAMED).join('、')}${more}`
    return { at: WHOLE, column: 'code', text: `${what}“${code}”还有${named}在用，请先改那里` }
  })
}

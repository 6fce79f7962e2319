import type { BulletinView, TableView } from '../contract/assessment'

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const escaped = (text: string): string => text.replace(/[&<>"']/g, (one) => ESCAPES[one] ?? one)

/** One page of A4 whatever the month: thirty departments stand in two columns. */
const STYLE = `
@page { size: A4; margin: 14mm 16mm; }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 178mm; color: #1c2630; font: 10.5px/1.5 "Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", sans-serif; }
h1 { margin: 0; padding: 4mm 0 2mm; text-align: center; color: #b5121b; font: 700 24px/1.3 "Noto Serif CJK SC", "Source Han Serif SC", SimSun, serif; letter-spacing: 2px; }
.issue { display: flex; justify-content: space-between; padding: 1.5mm 0; border-bottom: 2px solid #b5121b; }
h2 { margin: 3mm 0 1mm; font-size: 12px; color: #b5121b; }
p { margin: 1mm 0; text-indent: 2em; text-align: justify; }
.bar { display: flex; height: 5mm; margin: 1.5mm 0; }
.bar i { display: block; min-width: 0; }
.key { display: flex; justify-content: space-between; }
.key b { font-size: 13px; }
.key i { display: inline-block; width: 8px; height: 8px; margin-right: 4px; }
.figures { display: grid; grid-template-columns: repeat(7, 1fr); gap: 2mm; margin: 2mm 0; }
.figures div { padding: 1.5mm; border: 1px solid #d5dde2; text-align: center; }
.figures b { display: block; font-size: 14px; line-height: 1.4; }
.figures small { display: block; color: #55636e; font-size: 9px; }
.two { columns: 2; column-gap: 5mm; }
table { width: 100%; border-collapse: collapse; font-size: 9.5px; line-height: 1.35; }
tr { break-inside: avoid; }
th, td { padding: 0.5mm 1mm; border-bottom: 1px solid #e3e9ec; text-align: right; font-variant-numeric: tabular-nums; }
th { color: #55636e; font-weight: 500; }
td:nth-child(-n + 2), th:nth-child(-n + 2) { text-align: left; }
.note { color: #55636e; font-size: 9px; text-indent: 0; }
`

const COLOURS = { onTime: '#2f8f5b', late: '#d6a12b', overdue: '#c8372d', running: '#8aa0ad' } as const
const BUCKETS: Array<[keyof typeof COLOURS, string]> = [
  ['onTime', '按时办结'],
  ['late', '超时办结'],
  ['overdue', '超时未办结'],
  ['running', '在办未到期'],
]

/** 可以打印的一页 (A4)，自成一体：no script, nothing fetched; every text escaped. */
export function bulletinPage(view: Omit<BulletinView, 'html'>): string {
  const { title, monthText, month, lead, buckets, figures, departments, streets, findings } = view
  const parts = [
    '<!doctype html><html lang="zh-CN"><head><meta charset="utf-8">',
    `<title>${escaped(`${title} ${monthText}`)}</title><style>${STYLE}</style></head><body>`,
    `<h1>${escaped(title)}</h1>`,
    `<div class="issue"><span>${escaped(`${month.slice(0, 4)}年第 ${Number(month.slice(5))} 期`)}</span><span>${escaped(monthText)}</span></div>`,
    `<h2>一、总的情况</h2><p>${escaped(lead)}</p>`,
    `<div class="bar">${BUCKETS.map(([name]) => `<i style="flex:${buckets[name]};background:${COLOURS[name]}"></i>`).join('')}</div>`,
    `<div class="key">${BUCKETS.map(([name, text]) => `<span><i style="background:${COLOURS[name]}"></i>${text} <b>${buckets[name]}</b></span>`).join('')}<span>总数 <b>${buckets.total}</b></span></div>`,
    `<div class="figures">${figures.map(({ text, value, before, yearAgo }) => `<div>${escaped(text)}<b>${escaped(value)}</b><small>环比 ${escaped(before)}<br>同比 ${escaped(yearAgo)}</small></div>`).join('')}</div>`,
    `<h2>二、各部门</h2>${sideBySide(departments)}<p class="note">${escaped(departments.note)}</p>`,
    `<h2>三、各街道</h2>${tableOf(streets)}<p class="note">${escaped(streets.note.split('评价率 =')[0] ?? '')}</p>`,
    `<h2>四、电子监察</h2><p>${escaped(findingsText(findings))}</p>`,
    '</body></html>',
  ]
  return parts.join('\n')
}

const findingsText = (findings: BulletinView['findings']): string =>
  findings.length === 0
    ? '本月没有发现。'
    : `${findings.map(({ text, count }) => `${text} ${count} 处`).join('，')}。监察指出来请人看一看，不等于违规。`

/** Below that a table is short enough as it is. */
const LONG = 11

/** A long table as two short ones, side by side. */
function sideBySide(table: TableView): string {
  const { rows } = table
  if (rows.length < LONG) return tableOf(table)
  const half = Math.ceil(rows.length / 2)
  const halves = [rows.slice(0, half), rows.slice(half)]
  return `<div class="two">${halves.map((some) => tableOf({ ...table, rows: some })).join('')}</div>`
}

const tableOf = ({ headings, rows }: TableView): string =>
  `<table><thead><tr>${headings.map((text) => `<th>${escaped(text)}</th>`).join('')}</tr></thead><tbody>${rows
    .map(({ cells }) => `<tr>${cells.map((text) => `<td>${escaped(text)}</td>`).join('')}</tr>`)
    .join('')}</tbody></table>`

import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { strToU8, zipSync } from 'fflate'
import { cellsOfCsv, csvOf } from '../../console/services/csv'
import { guardedCell, plainCell } from '../../console/services/cell-text'
import { downloadSheet, openSheetFile } from '../../console/services/sheet-file'
import { fileOf, textRows, workbook } from '../support/sheet-files'

async function read(name: string, content: string | Uint8Array<ArrayBuffer>, sheet?: string): Promise<string[][]> {
  const { sheets, read: readSheet } = await openSheetFile(fileOf(name, content))
  return (await readSheet(sheet ?? sheets[0]!)).cells
}

const bytes = (...parts: Array<number[] | string>): Uint8Array<ArrayBuffer> =>
  new Uint8Array(parts.flatMap((part) => (typeof part === 'string' ? [...new TextEncoder().encode(part)] : part)))

describe('CSV', () => {
  test.each([
    ['UTF-8', bytes('名称,电话\r\n驿站,1\r\n')],
    ['带标记的 UTF-8', bytes([0xef, 0xbb, 0xbf], '名称,电话\n驿站,1')],
    // 名称,电话 驿站,1 in GB18030.
    ['GB18030', bytes([0xc3, 0xfb, 0xb3, 0xc6, 0x2c, 0xb5, 0xe7, 0xbb, 0xb0, 0x0a, 0xe6, 0xe4, 0xd5, 0xbe], ',1')],
    ['用分号分列的', bytes('名称;电话\n驿站;1')],
    ['UTF-16，制表符分列', new Uint8Array([0xff, 0xfe, ...utf16('名称\t电话\r\n驿站\t1')])],
  ])('%s 的文字不乱码', async (_, content) => {
    expect(await read('表.csv', content)).toEqual([
      ['名称', '电话'],
      ['驿站', '1'],
    ])
  })

  test('引号里的逗号、换行、引号，都在一个格子里；空行占着行号，末尾的空行空列不算', async () => {
    expect(await read('表.csv', '名称,说明,\n"甲,乙","第一行\r\n第二""行""",\n\n丙,丁,\n,,\n')).toEqual([
      ['名称', '说明'],
      ['甲,乙', '第一行\r\n第二"行"'],
      [''],
      ['丙', '丁'],
    ])
  })

  test('随便什么格子，写出去再读回来一个字不差；和 csv-parse 读的一样', () => {
    const table = fc.array(
      fc.array(fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r', '字') }), { minLength: 2, maxLength: 2 }),
      {
        minLength: 1,
      },
    )
    fc.assert(
      fc.property(table, (cells) => {
        expect(cellsOfCsv(csvOf(cells).slice(1))).toEqual(cells)
        expect(parse(csvOf(cells), { bom: true })).toEqual(cells)
      }),
    )
  })

  test('引号没有成对，说在第几行', async () => {
    await expect(read('表.csv', '名称\n"驿站')).rejects.toThrow('第 2 行的引号没有成对')
  })
})

describe('.xlsx', () => {
  test('日子、钟点、数字，都是人看到的样子；空着的就是空的', async () => {
    const rows =
      textRows([['名称', '日期', '几点', '经度', '编码']]) +
      '<row r="2"><c r="A2" t="inlineStr"><is><t>驿站</t></is></c><c r="B2" s="1"><v>46348</v></c><c r="C2" s="2"><v>0.354166666666667</v></c><c r="D2"><v>118.36000000000001</v></c><c r="E2"><v>340202001001001</v></c></row>' +
      '<row r="4"><c r="A4" t="inlineStr"><is><t>中心</t></is></c></row>'
    expect(await read('表.xlsx', workbook([{ name: '表', rows }]))).toEqual([
      ['名称', '日期', '几点', '经度', '编码'],
      ['驿站', '2026-11-22', '08:30', '118.36', '340202001001001'],
      ['', '', '', '', ''],
      ['中心', '', '', '', ''],
    ])
  })

  test('有几张工作表就选一张，藏起来的不算', async () => {
    const sheet = (name: string, isHidden = false) => ({ name, isHidden, rows: textRows([['名称'], [name]]) })
    const content = workbook([sheet('藏着的', true), sheet('甲&amp;乙'), sheet('二月')])
    const { sheets } = await openSheetFile(fileOf('表.xlsx', content))
    expect(sheets).toEqual(['甲&乙', '二月'])
    expect(await read('表.xlsx', content, '二月')).toEqual([['名称'], ['二月']])
  })

  test('公式没有算出来的格子，是人看到的那几个字，不是空的', async () => {
    const rows =
      textRows([['名称', '电话']]) +
      '<row r="2"><c r="A2" t="inlineStr"><is><t>驿站</t></is></c><c r="B2" s="1" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>'
    expect(await read('表.xlsx', workbook([{ name: '表', rows }]))).toEqual([
      ['名称', '电话'],
      ['驿站', '#DIV/0!'],
    ])
  })

  test('藏着的行也读，有几行说得出', async () => {
    const shown = textRows([['名称'], ['驿站'], ['中心'], ['书屋']])
    const rows = shown
      .replace('<row r="3">', '<row r="3" spans="1:1" hidden="1" ht="0">')
      .replace('<row r="4">', '<row r="4" hidden="0">')
    const file = await openSheetFile(fileOf('表.xlsx', workbook([{ name: '表', rows }])))
    const { cells, hiddenRows } = await file.read('表')
    expect(cells).toHaveLength(4)
    expect(hiddenRows).toBe(1)
  })

  test.each([
    ['公式', "=cmd|' /C calc'!A0"],
    ['网页', '<img src=x onerror=alert(1)>'],
    ['脚本', '<script>alert(1)</script>'],
  ])('格子里的%s只是文字，一个字不变', async (_, text) => {
    expect(await read('表.xlsx', workbook([{ name: '表', rows: textRows([['名称'], [text]]) }]))).toEqual([
      ['名称'],
      [text],
    ])
  })

  test('几 KB 展开成几百 MB 的，不读', async () => {
    const bomb = workbook([{ name: '表', rows: ' '.repeat(100_000) }])
    // Its last entry in the directory is the worksheet; what it says of itself stands 24 bytes in.
    const entry = Buffer.from(bomb).lastIndexOf(Buffer.from([0x50, 0x4b, 1, 2]))
    new DataView(bomb.buffer).setUint32(entry + 24, 300 * 1024 * 1024, true)
    await expect(read('炸弹.xlsx', bomb)).rejects.toThrow('展开以后大得不正常')
  })

  test('远远的角落里有一格，不为它腾出几十亿格', async () => {
    const rows = (cell: string) => `${textRows([['名称']])}<row r="1048576"><c r="${cell}"><v>1</v></c></row>`
    const far = (cell: string) => read('表.xlsx', workbook([{ name: '表', rows: rows(cell) }]))
    await expect(far('A1048576')).rejects.toThrow('表里有 1048575 行，一次最多 50000 行')
    await expect(far('XFD3')).rejects.toThrow('表里有 16384 列，最多 40 列')
  })

  test('没有存完整的、不是表格的，说明白', async () => {
    const whole = workbook([{ name: '表', rows: textRows([['名称'], ['驿站']]) }])
    await expect(read('表.xlsx', whole.slice(0, whole.length / 2))).rejects.toThrow('这份表格读不出来')
    await expect(read('表.xlsx', new Uint8Array(zipSync({ 'a.txt': strToU8('a') })))).rejects.toThrow(
      '不是 .xlsx，可能是别的文件改了名字',
    )
  })
})

test.each([
  ['空的', '表.csv', '', '这份文件是空的'],
  ['只有列名的', '表.csv', '名称,电话\n', '表格里没有内容'],
  ['老的 .xls', '表.xls', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0, 0]), '请另存为没有密码的 .xlsx'],
  ['PDF', '表.csv', '%PDF-1.7\n1 0 obj', '表.csv 不是 .xlsx 或 .csv'],
  ['网页充作的 .xls', '表.xls', '<html><table><tr><td>名称</td></tr></table></html>', '请用表格软件打开，另存为 .xlsx'],
  ['XML 的 .xls', '表.xls', '\ufeff<?xml version="1.0"?>\n<Workbook/>', '请用表格软件打开，另存为 .xlsx'],
  ['图片', '表.csv', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0]), '表.csv 不是 .xlsx 或 .csv'],
  ['太大的', '表.xlsx', `PK\u0003\u0004${'x'.repeat(20 * 1024 * 1024)}`, '这份文件有 21 MB，最大 20 MB'],
  ['太大的 CSV', '表.csv', 'x'.repeat(64 * 1024 * 1024 + 1), '这份文件有 65 MB，最大 64 MB'],
  ['行数没有尽头的', '表.csv', '\n'.repeat(200_000), '表里有不止 100000 行'],
  ['行太多的', '表.csv', `名称\n${'甲\n'.repeat(50_001)}`, '表里有 50001 行，一次最多 50000 行'],
  ['列太多的', '表.csv', `${'列,'.repeat(41)}列\n${'甲,'.repeat(41)}乙`, '表里有 42 列，最多 40 列'],
])('%s不收，说为什么', async (_, name, content, sentence) => {
  await expect(read(name, content)).rejects.toThrow(sentence)
})

test('写出去的格子不会被当成公式，读回来还是原样；写过一次的不再加', () => {
  for (const text of [
    '=cmd',
    '+86 553',
    '-1',
    '@SUM(A1)',
    '＝cmd',
    '＋1',
    '－2+3',
    '＠SUM',
    '﹣1',
    '\n=1',
    '驿站',
    "'=1",
  ]) {
    expect(/^[=+\-@\s]/.test(guardedCell(text).normalize('NFKC'))).toBe(false)
    expect(guardedCell(guardedCell(text))).toBe(guardedCell(text))
  }
  for (const text of ['=cmd', '＝cmd']) expect(plainCell(guardedCell(text))).toBe(text)
})

test('下载的表格，自己读得回来，公式前面有引号', async () => {
  const kept: Blob[] = []
  const names: string[] = []
  Object.assign(URL, { createObjectURL: (blob: Blob) => (kept.push(blob), 'blob:1'), revokeObjectURL: () => undefined })
  jest.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    names.push(this.download)
  })
  const cells = [
    ['名称', '编号'],
    ['=cmd', '007'],
  ]
  await downloadSheet('地点/全部', cells)
  await downloadSheet('地点', cells, 'csv')
  expect(names).toEqual(['地点-全部.xlsx', '地点.csv'])
  for (const [at, name] of names.entries()) {
    const content = await bytesOf(kept[at]!)
    expect(await read(name, content)).toEqual([
      ['名称', '编号'],
      ["'=cmd", '007'],
    ])
  }
})

const bytesOf = (blob: Blob): Promise<Uint8Array<ArrayBuffer>> =>
  new Promise((resolve) => {
    const reader = new FileReader()
    reader.onload = () => resolve(new Uint8Array(reader.result as ArrayBuffer))
    reader.readAsArrayBuffer(blob)
  })

function utf16(text: string): number[] {
  return [...text].flatMap((character) => {
    const code = character.charCodeAt(0)
    return [code & 0xff, code >> 8]
  })
}

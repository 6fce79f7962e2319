import type { Told } from '../../console/services/sheet-telling'
import { readAside } from '../../console/services/sheet-aside'
import { openSheetFile } from '../../console/services/sheet-file'
import { sheetThread } from '../../console/services/sheet-thread'
import { fileOf, textRows, workbook } from '../support/sheet-files'

jest.mock('../../console/services/sheet-thread', () => ({
  sheetThread: jest.fn(jest.requireActual<{ sheetThread: () => Worker }>('../support/sheet-thread').sheetThread),
}))

// 表格在另一个线程里读，页面照常用；那边出了什么事，这边都有一句话.

const FILE = workbook([{ name: '表', rows: textRows([['名称'], ['驿站']]) }])

/** A thread that comes to this end; tells whether it was let go. */
function threadThat(ends: (thread: Worker) => void): { isLetGo: () => boolean } {
  const terminate = jest.fn<void, []>()
  const dies = (): void => void thread.onerror?.(new ErrorEvent('error'))
  const thread = { terminate, postMessage: dies } as unknown as Worker
  jest.mocked(sheetThread).mockImplementationOnce(() => {
    queueMicrotask(() => ends(thread))
    return thread
  })
  return { isLetGo: () => terminate.mock.calls.length === 1 }
}

const readIt = async () => (await openSheetFile(fileOf('表.xlsx', FILE))).read('表')

test('读表格的程序没有加载出来：是网络的事，请再选一次，不说表格坏了', async () => {
  const { isLetGo } = threadThat((thread) => void thread.onerror?.(new ErrorEvent('error')))
  await expect(readIt()).rejects.toMatchObject({
    code: 'network',
    message: '读表格的程序没有加载出来，请检查网络后再选一次',
  })
  expect(isLetGo()).toBe(true)
})

test('读到一半那个线程没了：说读不出来', async () => {
  const { isLetGo } = threadThat((thread) => {
    thread.onmessage?.({ data: { kind: 'ready' } } as MessageEvent<Told>)
  })
  await expect(readIt()).rejects.toThrow('这份表格读不出来，可能没有存完整')
  expect(isLetGo()).toBe(true)
})

test('行分几次送过来，一行不少，次序不变', async () => {
  const rows = textRows([['名称'], ...Array.from({ length: 4_500 }, (_, at) => [`第 ${at} 处`])])
  const bytes = workbook([{ name: '表', rows }]).buffer
  const { cells } = await readAside({ bytes, sheet: '表', path: 'xl/worksheets/sheet1.xml' })
  expect(cells).toHaveLength(4_501)
  expect([cells[2_000], cells[4_500]]).toEqual([['第 1999 处'], ['第 4499 处']])
})

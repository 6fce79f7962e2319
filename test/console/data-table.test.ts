import { flushPromises, mount } from '@vue/test-utils'
import DataTable from '../../console/parts/data-table.vue'
import { CallError } from '../../console/services/call-error'
import { type BatchAction, type LoadPage, pagesOf } from '../../console/services/listing'

interface Row {
  id: string
  name: string
}

const rows = (count: number): Row[] =>
  Array.from({ length: count }, (_, at) => ({ id: `r${at}`, name: `第${at + 1}件` }))

async function table(load: LoadPage<Row>, actions: Array<BatchAction<Row>> = []) {
  const page = mount(DataTable<Row>, {
    props: {
      caption: '名单',
      columns: [{ key: 'name', title: '名称' }],
      load,
      nameOf: ({ name }: Row) => name,
      actions,
      emptyTitle: '没有',
    },
    slots: { name: ({ row }: { row: Row }) => row.name },
  })
  await flushPromises()
  const names = () => page.findAll('tbody tr').map((line) => line.text())
  const press = async (text: string) => {
    await page
      .findAll('button')
      .find((button) => button.text().includes(text))!
      .trigger('click')
    await flushPromises()
  }
  return { page, names, press }
}

test('一页一页看，看得到一共多少，到底了会说', async () => {
  const { page, names, press } = await table(pagesOf(rows(5), 2))
  expect(names()).toEqual(['第1件', '第2件'])
  expect(page.text()).toContain('共 5 条')
  await press('下一页')
  await press('下一页')
  expect(names()).toEqual(['第5件'])
  expect(page.text()).toContain('到底了')
  await press('上一页')
  expect(names()).toEqual(['第3件', '第4件'])
})

test('取的时候看得到正在取，没有就说没有', async () => {
  let arrive: (page: { items: Row[] }) => void = () => undefined
  const { page } = await table(() => new Promise((resolve) => (arrive = resolve)))
  expect(page.get('[role=region]').attributes('aria-busy')).toBe('true')
  arrive({ items: [] })
  await flushPromises()
  expect(page.text()).toContain('没有')
})

test('没有取到，说为什么，可以再试', async () => {
  const load = jest
    .fn<ReturnType<LoadPage<Row>>, [string]>()
    .mockRejectedValueOnce(new CallError('network', '网络不太好，请再试一次'))
    .mockResolvedValue({ items: rows(1) })
  const { page, names, press } = await table(load)
  expect(page.get('[role=alert]').text()).toContain('网络不太好，请再试一次')
  await press('再试一次')
  expect(names()).toEqual(['第1件'])
})

test('来了新的，停在这一页悄悄换上；这一页没有了，退回前一页', async () => {
  let all = rows(3)
  const { page, names, press } = await table((cursor) => pagesOf(all, 2)(cursor))
  await press('下一页')
  all = [...all, { id: 'new', name: '新的' }]
  await page.setProps({ stamp: 1 })
  await flushPromises()
  expect(names()).toEqual(['第3件', '新的'])
  all = rows(2)
  await page.setProps({ stamp: 2 })
  await flushPromises()
  expect(names()).toEqual(['第1件', '第2件'])
})

test('悄悄换的时候断线了，看着的还在，说一声', async () => {
  const load = jest
    .fn<ReturnType<LoadPage<Row>>, [string]>()
    .mockResolvedValueOnce({ items: rows(1) })
    .mockRejectedValue(new CallError('network', '网络不太好，请再试一次'))
  const { page, names } = await table(load)
  await page.setProps({ stamp: 1 })
  await flushPromises()
  expect(names()).toEqual(['第1件'])
  expect(page.text()).toContain('上面是刚才取到的')
})

test('选中几件一起做：一件一件来，每一件写着结果', async () => {
  const run = jest.fn(({ id }: Row) =>
    id === 'r1'
      ? Promise.reject(new CallError('whistle/not-allowed', '这声哨已由他人接单'))
      : Promise.resolve('等待应哨'),
  )
  const { page, names, press } = await table(pagesOf(rows(3), 10), [
    { name: 'accept', text: '接单', isFor: ({ id }) => id !== 'r2', run },
  ])
  await page.get('[aria-label=选中这一页的全部]').setValue(true)
  expect(page.text()).toContain('已选 3 件')
  await press('接单')
  expect(run).toHaveBeenCalledTimes(2)
  expect(names()).toEqual(['第1件等待应哨', '第2件这声哨已由他人接单', '第3件'])
  expect(page.text()).toContain('接单了 1 件，1 件没有成')
  expect(page.text()).toContain('已选 1 件')
  await press('接单')
  expect(run.mock.calls.map(([row]) => row.id)).toEqual(['r0', 'r1', 'r1'])
})

test('翻了页，前面选中的还算', async () => {
  const { page, press } = await table(pagesOf(rows(3), 2), [
    { name: 'accept', text: '接单', isFor: () => true, run: () => Promise.resolve('好了') },
  ])
  await page.get('[aria-label="选中 第1件"]').setValue(true)
  await press('下一页')
  await page.get('[aria-label="选中 第3件"]').setValue(true)
  expect(page.text()).toContain('已选 2 件')
})

import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import Modal from '../../console/parts/modal.vue'

let modal: VueWrapper
async function open(slot: string, props: { isBusy?: boolean } = {}): Promise<void> {
  modal = mount(Modal, {
    props: { title: '改', confirm: '保存', cancel: '不改了', visible: false, ...props },
    slots: { default: slot },
    attachTo: document.body,
  })
  await modal.setProps({ visible: true })
  await flushPromises()
}
afterEach(() => modal.unmount())

const at = () => document.activeElement as HTMLElement
/** @returns whether the dialog took the key in hand: otherwise the browser goes on to the next stop */
function press(key: string, shiftKey = false): boolean {
  return !at().dispatchEvent(new KeyboardEvent('keydown', { key, shiftKey, bubbles: true, cancelable: true }))
}

test('先到第一个写得了的格子：锁住的、只读的、看不见的都跳过', async () => {
  await open(
    '<select disabled></select><input readonly /><p hidden><input /></p><input type="hidden" /><textarea id="to" />',
  )
  expect(at().id).toBe('to')
})

test('没有一格写得了的，也在对话框里：Esc 关得掉', async () => {
  await open('<select disabled></select><input readonly />')
  expect(at().closest('[role=dialog]')).not.toBeNull()
  expect(at().textContent).toContain('不改了')
  press('Escape')
  expect(modal.emitted('update:visible')).toEqual([[false]])
})

test('什么都停不住的，焦点在对话框自己身上，Tab 也不出去', async () => {
  await open('<p>正在办</p>')
  modal.findAll('button').forEach((one) => ((one.element as HTMLButtonElement).disabled = true))
  await modal.setProps({ visible: false })
  await modal.setProps({ visible: true })
  await flushPromises()
  expect(at().getAttribute('role')).toBe('dialog')
  expect([press('Tab'), press('Tab', true)]).toEqual([true, true])
  expect(at().getAttribute('role')).toBe('dialog')
})

test('锁住的在最前，倒着走也从第一个停得住的绕到最后', async () => {
  await open('<select disabled></select><input id="first" />')
  expect(at().id).toBe('first')
  expect(press('Tab', true)).toBe(true)
  expect(at().textContent).toContain('保存')
  expect(press('Tab')).toBe(true)
  expect(at().id).toBe('first')
})

test('一组单选只算一个：选上的那个，在最前就从它绕', async () => {
  await open('<input id="a" type="radio" name="r" /><input id="b" type="radio" name="r" checked /><input id="c" />')
  expect(at().id).toBe('b')
  expect(press('Tab', true)).toBe(true)
  expect(at().textContent).toContain('保存')
  press('Tab')
  expect(at().id).toBe('b')
  expect(press('Tab')).toBe(false)
})

test('一个都没选的一组，停在哪个就算哪个', async () => {
  await open('<input id="a" type="radio" name="r" /><input id="b" type="radio" name="r" /><input id="c" />')
  expect(at().id).toBe('a')
  modal.get<HTMLInputElement>('#b').element.focus()
  expect(press('Tab', true)).toBe(true)
  expect(at().textContent).toContain('保存')
})

describe('焦点不掉出对话框', () => {
  const lock = async (id: string, isLocked: boolean) => {
    modal.get<HTMLButtonElement>(id).element.disabled = isLocked
    await flushPromises()
  }

  test('按下去的按钮一忙就锁住了：焦点等在对话框上，能按了又回到它', async () => {
    await open('<input /><button id="find">查</button>')
    modal.get<HTMLButtonElement>('#find').element.focus()
    await lock('#find', true)
    expect(at().getAttribute('role')).toBe('dialog')
    expect(press('Tab')).toBe(true)
    expect(at().closest('[role=dialog]')).not.toBeNull()
    modal.get<HTMLButtonElement>('#find').element.disabled = false
    modal.get<HTMLButtonElement>('#find').element.focus()
    await lock('#find', true)
    await lock('#find', false)
    expect(at().id).toBe('find')
  })

  test('停着的一格收走了，或者按在了对话框外面，还在对话框里', async () => {
    await open('<input id="gone" /><input id="other" />')
    modal.get<HTMLInputElement>('#gone').element.remove()
    await flushPromises()
    expect(at().getAttribute('role')).toBe('dialog')
    modal.get<HTMLInputElement>('#other').element.focus()
    at().blur()
    await flushPromises()
    expect(at().closest('[role=dialog]')).not.toBeNull()
  })

  test('关上了，就不再留', async () => {
    await open('<input id="a" />')
    await modal.setProps({ visible: false })
    at().blur()
    await flushPromises()
    expect(at()).toBe(document.body)
  })
})

describe('焦点回到打开它的地方', () => {
  const opener = document.createElement('button')
  beforeEach(() => {
    document.body.append(opener)
    opener.focus()
  })
  afterEach(() => opener.remove())

  test('关上的', async () => {
    await open('<input />')
    await modal.setProps({ visible: false })
    expect(at()).toBe(opener)
  })

  test('开着就整个收走的', async () => {
    await open('<input />')
    expect(at()).not.toBe(opener)
    modal.unmount()
    expect(at()).toBe(opener)
  })

  test('一个换成另一个的，最后也回到最先打开的地方', async () => {
    const page = mount(
      {
        components: { Modal },
        props: { turn: { type: Number, required: true } },
        template: '<Modal v-if="turn > 0" :key="turn" title="改" confirm="保存" :visible="true"><input /></Modal>',
      },
      { props: { turn: 0 }, attachTo: document.body },
    )
    for (const turn of [1, 2]) {
      await page.setProps({ turn })
      await flushPromises()
      expect(at().tagName).toBe('INPUT')
    }
    await page.setProps({ turn: 0 })
    expect(at()).toBe(opener)
    page.unmount()
  })
})

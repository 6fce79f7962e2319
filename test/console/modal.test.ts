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

import type { ContactsView } from '../../typings/contract'
import { type Mounted } from '../support/load'
import { aWorker } from './builders'
import { opener } from './open-page'
import { Phone, refusal } from './phone'
import { call, press } from './press'
import { aContact } from './station-builders'

const open = opener('packages/station')
const AT = { place: 'st-1' }
const text = (page: Mounted) => page.dom.textContent ?? ''

describe('应急联系', () => {
  const list: ContactsView = {
    revision: 4,
    place: 'st-1',
    name: '乙社区先锋驿站',
    mayRun: false,
    items: [
      aContact(),
      aContact({ id: 'c-2', name: '电工老张', duty: '物业值班', phone: '139****5678', isPublic: false }),
    ],
  }
  async function contacts(view = list) {
    const phone = new Phone(aWorker())
    phone.answer('station', 'contacts', () => view)
    return { phone, page: await open('contacts', AT) }
  }

  test('公开的一点就拨；不公开的先留痕再拨', async () => {
    const { phone, page } = await contacts()
    await press(page, '电话')
    phone.answer('station', 'reveal', () => ({ phone: '13912345678' }))
    await press(page, '查看并拨打')
    expect(phone.dialled).toEqual(['0553-3810000', '13912345678'])
    expect(phone.sentTo('station.reveal')).toMatchObject([{ input: { place: 'st-1', contact: 'c-2' } }])
    expect(text(page)).not.toContain('修改名单')
  })

  test('负责的人改：不重填的号码不动，新的要填全', async () => {
    const { phone, page } = await contacts({ ...list, mayRun: true })
    await press(page, '修改名单')
    await press(page, '再加一个')
    await press(page, '保存')
    expect(text(page)).toContain('请填写第 3 个联系人的名称')
    const draft = { id: '', name: '派出所', duty: '派出所', phone: '0553-3820000', masked: '', isPublic: true }
    await call(page, 'change', { currentTarget: { dataset: { at: 2 } }, detail: { draft } })
    await call(page, 'remove', { currentTarget: { dataset: { at: 0 } } })
    phone.answer('station', 'saveContacts', () => ({ ...list, mayRun: true }))
    await press(page, '保存')
    expect(phone.sentTo('station.saveContacts')[0]?.input.items).toEqual([
      { id: 'c-2', name: '电工老张', duty: '物业值班', isPublic: false },
      { name: '派出所', duty: '派出所', phone: '0553-3820000', isPublic: true },
    ])
    expect(text(page)).toContain('修改名单')
  })

  test('别人先存了的：新的名单摆出来，自己写的一个字不少，看过再存就是自己的', async () => {
    const { phone, page } = await contacts({ ...list, mayRun: true })
    await press(page, '修改名单')
    const draft = { id: 'c-1', name: '人民医院', duty: '急救', phone: '', masked: '0553-3810000', isPublic: true }
    await call(page, 'change', { currentTarget: { dataset: { at: 0 } }, detail: { draft } })
    phone.answer('station', 'saveContacts', () => {
      throw refusal('station/contacts-changed', '刚才有人改过这份名单，请看过最新的再保存', 'revision')
    })
    const theirs = [aContact({ name: '街道医院' })]
    phone.answer('station', 'contacts', () => ({ ...list, mayRun: true, revision: 5, items: theirs }))
    await press(page, '保存')
    for (const shown of ['刚才有人改过，现在的名单是', '街道医院', '请看过最新的再保存'])
      expect(text(page)).toContain(shown)
    phone.answer('station', 'saveContacts', () => ({ ...list, mayRun: true, revision: 6 }))
    await press(page, '保存')
    expect(phone.sentTo('station.saveContacts').map(({ input }) => input.revision)).toEqual([4, 5])
    expect(phone.sentTo('station.saveContacts')[1]?.input.items).toMatchObject([{ name: '人民医院' }, { id: 'c-2' }])
    expect(text(page)).not.toContain('刚才有人改过')
  })

  test('没存上的，改的还在', async () => {
    const { phone, page } = await contacts({ ...list, mayRun: true, items: [] })
    expect(text(page)).toContain('还没有应急联系人')
    await press(page, '修改名单')
    await call(page, 'change', {
      currentTarget: { dataset: { at: 0 } },
      detail: { draft: { id: '', name: '甲', duty: '急救', phone: '12', masked: '', isPublic: true } },
    })
    phone.answer('station', 'saveContacts', () => {
      throw refusal('request/invalid', '电话号码不对，请检查', 'items.0.phone')
    })
    await press(page, '保存')
    expect(text(page)).toContain('电话号码不对，请检查')
    await press(page, '不改了')
    expect(text(page)).toContain('还没有应急联系人')
  })
})

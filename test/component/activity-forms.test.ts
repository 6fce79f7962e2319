import { endAfter, planOf, BLANK } from '../../miniprogram/packages/activity/edit/form'
import { aView, leaveAll, openActivity, someRooms } from './activity-builders'
import { aPerson } from './builders'
import { Phone, refusal } from './phone'
import { call, fill, press } from './press'
import type { Mounted } from '../support/load'

afterEach(leaveAll)

const FROM = Date.parse('2026-03-05T14:00:00+08:00')
const HOUR = 3_600_000

async function fillIn(page: Mounted): Promise<void> {
  await fill(page, 'onField', 'title', '社区义诊')
  await fill(page, 'onField', 'words', '量血压')
  await call(page, 'onFrom', { detail: { value: FROM } })
  await fill(page, 'onField', 'contactPhone', '0553-0000002')
}

describe('发起活动', () => {
  const organiser = (rooms = someRooms()) => {
    const phone = new Phone(aPerson({ name: '黄振宇' }))
    phone.answer('room', 'list', () => rooms)
    phone.answer('activity', 'organise', () => aView())
    return phone
  }

  test('填好就发布，到那个活动的页面；选了开始，结束先放在两小时以后', async () => {
    const phone = organiser()
    const page = await openActivity('edit', { place: 'st-1' })
    await fillIn(page)
    await fill(page, 'onField', 'room', 'rm-1')
    await fill(page, 'onField', 'capacity', '30')
    await press(page, '发布')
    expect(phone.sentTo('activity.organise')).toMatchObject([
      {
        input: {
          ...{ place: 'st-1', kind: 'class', title: '社区义诊', from: FROM, until: FROM + 2 * HOUR, capacity: 30 },
          ...{ room: 'rm-1', contact: { name: '黄振宇', phone: '0553-0000002' }, takesWalkIns: true },
        },
      },
    ])
    expect(phone.opened).toEqual(['redirectTo /packages/activity/activity/activity?id=a-1'])
    expect(phone.storage.has('draft:activity:st-1')).toBe(false)
  })

  test('还缺什么，说在那一栏下面；写的都还在，下次接着写', async () => {
    const phone = organiser()
    const page = await openActivity('edit', { place: 'st-1' })
    await fill(page, 'onField', 'title', '社区义诊')
    await press(page, '发布')
    expect(page.dom.textContent).toContain('请选择开始时间')
    expect(phone.scrolledTo).toBe('#at-from')
    expect(phone.sentTo('activity.organise')).toEqual([])
    const again = await openActivity('edit', { place: 'st-1' })
    expect(again.data.form).toMatchObject({ title: '社区义诊' })
  })

  test('服务端不收的，说在它说的那一栏；同一次提交用同一个编号，改了内容就换', async () => {
    const phone = organiser()
    phone.answer('activity', 'organise', () => {
      throw refusal('room/taken', '这段时间刚被约走了，请换一段时间', 'from')
    })
    const page = await openActivity('edit', { place: 'st-1' })
    await fillIn(page)
    await press(page, '发布')
    expect(page.dom.textContent).toContain('这段时间刚被约走了')
    await call(page, 'send')
    await fill(page, 'onMoment', 'until', FROM + 3 * HOUR)
    await call(page, 'send')
    const [first, second, third] = phone.sentTo('activity.organise').map(({ requestId }) => requestId)
    expect(first).toBe(second)
    expect(third).not.toBe(first)
  })

  test('没有网络：内容已保存，可以再试', async () => {
    const phone = organiser()
    const page = await openActivity('edit', { place: 'st-1' })
    await fillIn(page)
    phone.isOnline = false
    await press(page, '发布')
    expect(page.dom.textContent).toContain('网络不太好，内容已保存，请再试一次')
  })

  test('修改：原来的都填好；保存了就回去', async () => {
    const phone = organiser()
    const view = aView({ room: 'rm-1', kind: 'meeting', invited: '物业', signUpBy: FROM - HOUR })
    phone.answer('activity', 'get', () => view)
    phone.answer('activity', 'change', () => view)
    const page = await openActivity('edit', { place: 'st-1', id: 'a-1' })
    expect(phone.title).toBe('修改活动')
    await press(page, '保存修改')
    expect(phone.sentTo('activity.change')).toMatchObject([
      { input: { id: 'a-1', room: 'rm-1', where: '', invited: '物业', signUpBy: FROM - HOUR, capacity: 20 } },
    ])
    expect(phone.opened).toEqual(['navigateBack'])
  })

  test('打不开表单，可以再试', async () => {
    const phone = organiser()
    phone.isOnline = false
    const page = await openActivity('edit', { place: 'st-1' })
    expect(page.dom.textContent).toContain('没有加载出来')
    phone.isOnline = true
    await press(page, '再试一次')
    expect(page.dom.textContent).toContain('办什么')
  })

  test('表单的话：名额空着是不限，填错了就说；结束不出那一天', () => {
    const form = { ...BLANK, from: FROM, until: FROM + HOUR }
    expect(planOf(form)).toMatchObject({ capacity: null })
    expect(planOf({ ...form, capacity: '三十' })).toEqual({ field: 'capacity', text: '名额请填数字，不限就空着' })
    expect(planOf({ ...form, until: 0 })).toEqual({ field: 'until', text: '请选择结束时间' })
    expect(planOf({ ...form, invited: '物业' })).toMatchObject({ invited: '' })
    const late = Date.parse('2026-03-05T23:00:00+08:00')
    expect(endAfter(late, 0)).toBe(Date.parse('2026-03-05T23:59:00+08:00'))
    expect(endAfter(FROM, FROM + HOUR)).toBe(FROM + HOUR)
  })
})

describe('收尾', () => {
  test('写上情况和照片就办结；写了一半的下次还在', async () => {
    const phone = new Phone()
    phone.answer('activity', 'get', () => aView({ kind: 'meeting' }))
    phone.answer('activity', 'close', ({ words }) => {
      if (words === '') throw refusal('activity/no-minutes', '请写会议纪要', 'words')
      return aView({ state: 'closed' })
    })
    const page = await openActivity('close', { id: 'a-1' })
    await press(page, '办结')
    expect(page.dom.textContent).toContain('请写会议纪要')
    phone.camera = ['wxfile://1.jpg']
    await call(page, 'addPhotos')
    await fill(page, 'onWords', 'words', '物业两周内清走')
    const again = await openActivity('close', { id: 'a-1' })
    expect(again.data.words).toBe('物业两周内清走')
    expect(again.data.photos).toHaveLength(1)
    await press(again, '办结')
    expect(phone.sentTo('activity.close').at(-1)?.input).toMatchObject({
      id: 'a-1',
      words: '物业两周内清走',
      photos: [expect.any(String)],
    })
    expect(phone.opened).toEqual(['navigateBack'])
    expect(phone.toasts).toEqual(['已办结'])
  })

  test('志愿服务还没到结束的时间：先说时长只算到现在，想想再办结', async () => {
    const phone = new Phone()
    phone.answer('activity', 'get', () => aView({ kind: 'volunteer', state: 'open', until: Date.now() + HOUR }))
    phone.answer('activity', 'close', () => aView({ state: 'closed' }))
    phone.saysYes = false
    const page = await openActivity('close', { id: 'a-1' })
    await press(page, '办结')
    expect(phone.dialogs).toEqual(['现在办结，志愿时长只算到现在'])
    expect(phone.sentTo('activity.close')).toEqual([])
    phone.saysYes = true
    await press(page, '办结')
    expect(phone.sentTo('activity.close')).toHaveLength(1)
  })

  test('先去名单里核对到场', async () => {
    const phone = new Phone()
    phone.answer('activity', 'get', () => aView())
    const page = await openActivity('close', { id: 'a-1' })
    await press(page, '先核对到场')
    expect(phone.opened).toEqual(['navigateTo /packages/activity/people/people?id=a-1'])
  })
})

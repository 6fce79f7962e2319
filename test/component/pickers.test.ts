import type { AreaItem } from '../../typings/contract'
import { mount, settle, type Mounted } from '../support/load'
import { lamp, rubbish } from './builders'
import { Phone, refusal } from './phone'
import { call, press, type } from './press'

const chosenIn = (mounted: Mounted): unknown[] => {
  const chosen: unknown[] = []
  mounted.addEventListener('choose', ({ detail }) => chosen.push(detail))
  return chosen
}

describe('选类别', () => {
  const groups = [
    { code: '01', name: '市容环境', items: [rubbish] },
    { code: '21', name: '其他', items: [lamp] },
  ]
  const picker = () => mount('components/class-picker/class-picker', { visible: true, groups })

  test('按大类列出，点一个就选中', async () => {
    const mounted = picker()
    const chosen = chosenIn(mounted)
    expect(mounted.dom.textContent).toContain('市容环境')
    await press(mounted, '公共照明')
    expect(chosen).toEqual([{ category: lamp }])
  })

  test('按居民的说法也搜得到，别的都收起来', async () => {
    const mounted = picker()
    await type(mounted, 'search', '路灯')
    expect(mounted.dom.textContent).toContain('公共照明')
    expect(mounted.dom.textContent).not.toContain('暴露垃圾')
  })

  test('搜不到时说换个词', async () => {
    const mounted = picker()
    await type(mounted, 'search', '飞碟')
    expect(mounted.dom.textContent).toContain('换个词试试')
  })
})

describe('选网格', () => {
  const area = (id: string, kind: AreaItem['kind'], name: string): AreaItem => ({
    id,
    kind,
    name,
    centre: [118.4, 31.3],
  })
  const BELOW: Record<string, AreaItem[]> = {
    '': [area('s-1', 'street', '甲街道')],
    's-1': [area('c-1', 'community', '乙社区'), area('v-1', 'village', '丙村')],
    'c-1': [area('g-1', 'grid', '第01网格')],
  }
  const open = async (properties: object = {}) => {
    const phone = new Phone()
    phone.answer('area', 'children', ({ parent = '' }) => BELOW[parent] ?? [])
    const picker = mount('components/area-picker/area-picker', properties as Record<string, unknown>)
    picker.setData({ visible: true })
    await settle()
    return { phone, picker }
  }

  test('街道、社区、网格一级一级选，选完说清楚是哪里', async () => {
    const { picker } = await open()
    const chosen = chosenIn(picker)
    await press(picker, '甲街道')
    await press(picker, '乙社区')
    await press(picker, '第01网格')
    expect(chosen).toEqual([{ area: BELOW['c-1']?.[0], text: '甲街道 · 乙社区 · 第01网格' }])
  })

  test('村没有网格，选到村就是选完了', async () => {
    const { picker } = await open()
    const chosen = chosenIn(picker)
    await press(picker, '甲街道')
    await press(picker, '丙村')
    expect(chosen).toMatchObject([{ area: { id: 'v-1' } }])
  })

  test('只能选网格的地方，不列村', async () => {
    const { picker } = await open({ needsGrid: true })
    await press(picker, '甲街道')
    expect(picker.dom.textContent).not.toContain('丙村')
  })

  test('选错了可以退回上一级重选', async () => {
    const { picker } = await open()
    await press(picker, '甲街道')
    await press(picker, '甲街道 ×')
    expect(picker.dom.textContent).toContain('选择街道')
  })

  test('加载失败说为什么，再试就好', async () => {
    const { phone, picker } = await open()
    phone.answer('area', 'children', () => {
      throw refusal('area/unknown', '没有找到这个地方')
    })
    await press(picker, '甲街道')
    expect(picker.dom.textContent).toContain('没有找到这个地方')
    phone.answer('area', 'children', ({ parent = '' }) => BELOW[parent] ?? [])
    await call(picker, 'retry')
    expect(picker.dom.textContent).toContain('乙社区')
  })
})

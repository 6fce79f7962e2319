import { readFileSync } from 'node:fs'
import type { Command } from '../../cloudfunctions/contract/ticket-command'
import type { CircleSettings } from '../../cloudfunctions/domain/circle'
import { JPEG, type LocalCity, newRequestId } from '../support/city'
import { type Desk, desksIn } from '../support/desk'
import { cityOfThisFile } from '../support/of-this-file'
import { DEMO_FILE, demoNetwork, relabel } from '../support/paths'
import { Records } from '../support/records'

// 从电脑上传的文件：照片和手机上传的一样用，路网传上来、检查过才换。

let city: LocalCity
let records: Records
cityOfThisFile((opened) => {
  city = opened
  records = new Records(city)
})
const desk = desksIn(() => city.url)

const GRID = '340202014002005'
const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64')
const send = (who: Desk, requestId?: string) => who.ask('file', 'photo', { bytes: base64(JPEG) }, requestId)

describe('照片', () => {
  test('社区在电脑上传一张，带着它办结：居民在自己的诉求里看得到', async () => {
    const community = desk('chezhan')
    const { id } = await city.resident.report({ place: { area: GRID } })
    const worker = city.worker
    await worker.ask('ticket', 'act', { id, command: { name: 'accept' } })
    await worker.ask('ticket', 'act', { id, command: { name: 'escalate', note: '要社区协调' } })
    await community.ask('ticket', 'act', { id, command: { name: 'accept' } })
    const { id: photo } = await send(community)
    const { person } = await community.ask('account', 'me', {})
    expect(photo).toMatch(new RegExp(`/photos/${person}/20260302/[\\w-]{24}\\.jpg$`))

    const command: Command = { name: 'resolve', closing: 'solved', note: '已经修好', photos: [photo] }
    await community.ask('ticket', 'act', { id, command })
    await city.someone('车站社区工作人员').ask('account', 'me', {})
    await city.passes({ minutes: 2 })
    // 微信只看近来用过小程序的人的照片；看过的是我们自己抄的一份，给人看的也是它，和手机上传的一样.
    await city.photosAreChecked()
    const entries = (await city.resident.ask('ticket', 'get', { id })).timeline
    const [shown] = entries.flatMap((entry) => entry.photos)
    expect(shown).toMatchObject({ state: 'shown' })
    expect(shown!.id).toContain('/kept/')
    expect(Buffer.from(await (await fetch(shown!.url)).arrayBuffer())).toEqual(Buffer.from(JPEG))
  })

  test('近来没用过小程序的，微信不看：标着检查中，等一位工作人员看过才公开', async () => {
    const official = city.someone('赭麓街道工作人员')
    const { id } = await city.resident.report({ place: { area: GRID } })
    await city.worker.ask('ticket', 'act', { id, command: { name: 'accept' } })
    await city.worker.ask('ticket', 'act', { id, command: { name: 'escalate', note: '要社区协调' } })
    await city.passes({ minutes: 150 })
    const community = desk('chezhan')
    await community.ask('ticket', 'act', { id, command: { name: 'accept' } })
    const { id: photo } = await send(community)
    const command: Command = { name: 'progress', note: '到了现场', photos: [photo] }
    await community.ask('ticket', 'act', { id, command })
    await city.passes({ minutes: 35 })
    const seenBy = async (who: Pick<Desk, 'ask'>) => {
      const { timeline } = await who.ask('ticket', 'get', { id })
      return timeline.flatMap(({ photos }) => photos).map(({ state }) => state)
    }
    expect(await seenBy(city.resident)).toEqual(['pending'])
    expect(await seenBy(community)).toEqual(['pending'])

    const { items } = await official.ask('screening', 'list', { scope: '340202014' })
    const { id: waiting } = items.find(({ ticket, kind }) => ticket === id && kind === 'photo')!
    await official.ask('screening', 'decide', { id: waiting, verdict: 'keep' })
    expect(await seenBy(city.resident)).toEqual(['shown'])
  })

  test('别人上传的不能用', async () => {
    const { id: photo } = await send(desk('zhelu'))
    const { id } = await city.resident.report({ place: { area: GRID } })
    await city.worker.ask('ticket', 'act', { id, command: { name: 'accept' } })
    const command: Command = { name: 'progress', note: '看过了', photos: [photo] }
    expect(await city.worker.call('ticket', 'act', { id, command })).toMatchObject({ code: 'photo/not-yours' })
  })

  test('没等到回音再传一遍，还是这一张；另选一次，是另一张', async () => {
    const requestId = newRequestId()
    const { id } = await send(desk('chezhan'), requestId)
    expect(await send(desk('chezhan'), requestId)).toEqual({ id })
    expect((await send(desk('chezhan'))).id).not.toBe(id)
  })

  test('不是照片的、空的、太大的不收，居民的从手机上传', async () => {
    const community = desk('chezhan')
    const ask = (bytes: string) => community.call('file', 'photo', { bytes })
    expect(await ask(base64(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg">')))).toMatchObject({
      ...{ code: 'photo/not-image', message: '这个文件不是照片，请重新选择', field: 'bytes' },
    })
    expect(await ask('')).toMatchObject({ code: 'request/invalid', message: '文件是空的，或者没有传完整' })
    expect(await ask('A'.repeat(2_800_001))).toMatchObject({
      code: 'request/invalid',
      message: '文件太大了，最大 2 MB',
    })
    expect(await city.resident.call('file', 'photo', { bytes: base64(JPEG) })).toMatchObject({
      ...{ code: 'file/not-serving', message: '电脑上传照片是工作人员用的，请在手机上传照片' },
    })
  })
})

describe('路网', () => {
  const settings = () => records.one<CircleSettings>('references', 'circle')
  const piece = async (bytes: Uint8Array) =>
    (await desk('quzhongxin').ask('file', 'piece', { bytes: base64(bytes) })).id
  /** A network that differs from the one in use, in two pieces. */
  async function pieces(label: string): Promise<string[]> {
    const bytes = relabel(demoNetwork(), label)
    return [await piece(bytes.subarray(0, 100_000)), await piece(bytes.subarray(100_000))]
  }

  test('分两段传上来，接好，换上：字节一个不差；段不留下', async () => {
    const district = desk('quzhongxin')
    const sent = await pieces('新修的路')
    const requestId = newRequestId()
    const { id } = await district.ask('file', 'network', { pieces: sent }, requestId)
    expect((await district.ask('circle', 'adopt', { network: id })).places).toBeGreaterThan(0)
    expect((await district.ask('gazetteer', 'circle', {})).network?.label).toBe('新修的路')
    // 接好的消息丢了，再问一遍，还是它.
    expect(await district.ask('file', 'network', { pieces: sent }, requestId)).toEqual({ id })
  })

  test('导出的就是现在用的，留一行审计', async () => {
    const district = desk('quzhongxin')
    const { name, url } = await district.ask('file', 'exportNetwork', {})
    expect(settings().network).toContain(name)
    const bytes = new Uint8Array(await (await fetch(url)).arrayBuffer())
    expect(base64(bytes.subarray(0, 4))).toBe(base64(readFileSync(DEMO_FILE).subarray(0, 4)))
    const { items } = await district.ask('oversight', 'audits', { action: 'file' })
    expect(items[0]).toMatchObject({ actionText: '导出步行路网' })
  })

  test('没传完整的、别人传的、次序不对的，都不换', async () => {
    const district = desk('quzhongxin')
    const [first = '', second = ''] = await pieces('半条路')
    const lost = first.replace(/[\w-]+\.part$/, 'nothing-here.part')
    expect(await district.call('file', 'network', { pieces: [first, lost] })).toMatchObject({
      ...{ code: 'file/missing', message: '文件没有传完整，请再传一次' },
    })
    const theirs = first.replace(/pieces\/[\w-]+/, 'pieces/p-somebody')
    expect(await district.call('file', 'network', { pieces: [theirs] })).toMatchObject({
      ...{ code: 'file/not-yours', message: '只能用您自己上传的文件，请重新选择' },
    })
    expect(await district.call('file', 'network', { pieces: [] })).toMatchObject({ message: '请选择路网文件' })
    const before = settings().network
    const { id } = await district.ask('file', 'network', { pieces: [second, first] })
    expect(await district.call('circle', 'adopt', { network: id })).toMatchObject({
      ...{ code: 'circle/bad-network', message: '这不是步行路网的文件' },
    })
    expect(settings().network).toBe(before)
  })

  test('只有区里换得了；没有路网就没有可导出的', async () => {
    expect(await desk('zhelu').call('file', 'exportNetwork', {})).toMatchObject({
      ...{ code: 'file/not-district', message: '只有区网格中心可以换路网、导出路网' },
    })
    await records.change('references', 'circle', { network: null })
    expect(await desk('quzhongxin').call('file', 'exportNetwork', {})).toMatchObject({
      ...{ code: 'file/no-network', message: '现在没有路网可以导出' },
    })
  })
})

import type { ImportLine, PlaceRow } from '../../../cloudfunctions/contract/place-import'
import { gcj02Of } from '../../../cloudfunctions/domain/datum'
import { metresBetween } from '../../../cloudfunctions/domain/distance'
import type { Place } from '../../../cloudfunctions/domain/place'
import { addedFits, offerOf } from '../../../cloudfunctions/domain/place-ground'
import { planImport, reportOf } from '../../../cloudfunctions/domain/place-import'
import { rowsOfFeatures, rowsOfSheet, sheetOf } from '../../../cloudfunctions/domain/place-sheet'
import { readDistrict } from '../../../local/places/district'
import { placeRow } from '../../support/place-row'
import { FOLDER } from '../data/district'

const { ground, places } = readDistrict(FOLDER)
const known = places.slice(0, 300)
const plan = (rows: PlaceRow[], convert?: 'swap' | 'wgs84', there: Place[] = known) =>
  planImport(rows, convert, there, ground)
const only = (row: Partial<PlaceRow>, there: Place[] = known): { line: ImportLine; place?: Place } => {
  const [planned] = plan([placeRow(row)], undefined, there).planned
  return planned!
}
const said = ({ line }: { line: ImportLine }) => line.problems.map(({ column, text }) => `${column} ${text}`)

/** The district's own table, as it is exported. */
const exported = sheetOf(places, ground.legend, ground.communities)
const rowsOf = (change: (row: PlaceRow) => Partial<PlaceRow> = () => ({})): PlaceRow[] =>
  rowsOfSheet(exported).rows.map((row) => ({ ...row, ...change(row) }))

describe('一行读成一个地点', () => {
  test('落在哪个网格是按位置算的；没写编号的，同一行总是同一个编号', () => {
    const { line, place } = only({
      services: '开放卫生间、免费饮水',
      extended: '免费理发，配钥匙',
      accessibility: '无障碍坡道',
      keeper: '王师傅',
    })
    expect(line).toMatchObject({ result: 'add', problems: [], notes: [], changes: [] })
    expect(place).toMatchObject({
      kind: 'living',
      class: 'convenience',
      point: [118.39, 31.345],
      community: place!.path[2],
      hours: [{ days: [1, 2, 3, 4, 5, 6, 7], spans: [['07:00', '22:30']] }],
      services: ['toilet', 'water'],
      extended: ['免费理发', '配钥匙'],
      keeper: { name: '王师傅' },
      photos: [],
    })
    expect(place).not.toHaveProperty('sample')
    expect(place!._id).toMatch(/^li-[0-9a-z]{5,14}$/)
    expect(only({ lng: '118.3901' }).place?._id).toBe(place!._id)
    expect(only({ address: '站前路 6 号' }).place?._id).not.toBe(place!._id)
    // 类别写名称、写代码，是同一类。
    expect(only({ class: 'convenience' }).place?._id).toBe(place!._id)
    expect(only({ class: '药店' }).place?._id).not.toBe(place!._id)
  })

  test.each<[string, Partial<PlaceRow>, string]>([
    ['没有名称', { name: '' }, 'name 请填写名称'],
    ['地址里有空字符', { address: '中山路\u00001号' }, 'address 这一格里有看不见的控制字符，请把整格删掉，重新打一遍'],
    ['名称里只有看不见的字', { name: '\u200b\u2800 \u202e' }, 'name 请填写名称'],
    ['名称太长', { name: '店'.repeat(41) }, 'name 名称最多 40 个字'],
    ['没有类别', { class: '' }, 'class 请填写类别，例如“便利店”'],
    ['没有这个类别', { class: '夜总会' }, 'class 没有“夜总会”这个类别'],
    ['没有经纬度', { lng: '', lat: '' }, 'lng 请填写经纬度，例如 118.390500 和 31.345000'],
    ['经纬度是度分秒', { lng: '118°23′' }, 'lng 请填写经纬度，例如 118.390500 和 31.345000'],
    ['在北京', { lng: '116.397', lat: '39.908' }, 'lng 这个位置不在本区的陆地上'],
    ['在江里', { lng: '118.345', lat: '31.345' }, 'lng 这个位置不在本区的陆地上'],
    ['在湖里', { lng: '118.3695', lat: '31.337' }, 'lng 这个位置不在本区的陆地上'],
    ['没有这个社区', { community: '阳光社区' }, 'community 没有“阳光社区”这个社区（村）'],
    ['没写开放时间', { hours: '' }, 'hours 请填写开放时间，例如“每天 08:30-17:30”；暂不开放的写“不开”'],
    ['开放时间看不懂', { hours: '早上到晚上' }, 'hours 看不懂“早上到晚上”，请写成“周一至周五 08:30-17:30”这样'],
    ['例外看不懂', { exceptions: '国庆' }, 'exceptions 看不懂“国庆”，请写成“2026-10-01 不开 国庆节”这样'],
    ['没有这项服务', { services: '无线上网、桑拿' }, 'services 没有“桑拿”这项基本服务'],
    ['电话是文字', { phone: '问老王' }, 'phone 电话只写数字和短横线'],
    ['编号有空格', { id: 'li 1' }, 'id 编号只能用字母、数字和 - _ . :，最多 30 个'],
    ['编号印不进码', { id: `li-${'0'.repeat(28)}` }, 'id 编号只能用字母、数字和 - _ . :，最多 30 个'],
    ['拓展服务太长', { extended: '一'.repeat(17) }, `extended “${'一'.repeat(17)}”太长了，每项最多 16 个字`],
    [
      '拓展服务太多',
      { extended: Array.from({ length: 31 }, (_, i) => `第${i}项`).join('、') },
      'extended 最多 30 项，用顿号隔开',
    ],
    ['地址太长', { address: '路'.repeat(101) }, 'address 最多 100 个字'],
  ])('%s：%s', (_, row, problem) => {
    const planned = only(row)
    expect(said(planned)).toContain(problem)
    expect(planned).not.toHaveProperty('place')
    expect(planned.line.result).toBe('problem')
  })

  test('一行有几处不对，一次都说出来', () => {
    expect(only({ name: '', class: '', hours: '随便' }).line.problems.map(({ column }) => column)).toEqual([
      'class',
      'name',
      'hours',
    ])
  })

  test('位置不在所写的社区：导入，但请核对', () => {
    const { line, place } = only({ community: '方塘社区' })
    expect(place).toBeDefined()
    expect(line.notes).toEqual([
      { column: 'community', text: expect.stringMatching(/^这个位置在.+社区，不在方塘社区，请核对$/) as string },
    ])
  })

  test('像公式的格子就是文字', () => {
    for (const name of ['=HYPERLINK("http://x")', '+86', '@SUM(A1)']) expect(only({ name }).place?.name).toBe(name)
  })
})

describe('和已有的比', () => {
  const [station] = known as [Place]
  const centre = places.find(({ kind }) => kind === 'centre')!

  test('导出来的表原样导回去，什么也不变', () => {
    const { planned } = plan(rowsOf(), undefined, places)
    expect(planned.filter(({ line }) => line.result !== 'same').map(({ line }) => line)).toEqual([])
  })

  test('空着的格子不动原来的；改了的列说出来，改过的不再是示例', () => {
    const row = {
      id: station._id,
      class: '先锋驿站',
      name: station.name,
      lng: String(station.point[0]),
      lat: String(station.point[1]),
    }
    const same = only({ ...row, address: '', phone: '', hours: '' })
    expect(same.line.result).toBe('same')
    const { line, place } = only({ ...row, address: '', phone: '0553-1', hours: '不开' })
    expect(line).toMatchObject({ result: 'change', changes: ['phone', 'hours'] })
    expect(place).toMatchObject({
      hours: [],
      address: station.address,
      services: station.services,
      keeper: station.keeper,
    })
    expect(place).not.toHaveProperty('sample')
  })

  test('写“清空”才清掉；名称、位置空着，还是原来的', () => {
    const row = { id: station._id, class: '', name: '', lng: '', lat: '', address: '', phone: '', hours: '' }
    expect(only(row).line).toMatchObject({ result: 'same', name: station.name })
    const { line, place } = only({ ...row, address: '清空', services: '清空', keeper: '清空' })
    expect(line.changes).toEqual(['address', 'services', 'keeper'])
    expect(place).toMatchObject({ address: '', services: [], point: station.point, hours: station.hours })
    expect(place).not.toHaveProperty('keeper')
    expect(said(only({ ...row, name: '清空', hours: '清空' }))).toEqual([
      'name 请填写名称',
      'hours 请填写开放时间，例如“每天 08:30-17:30”；暂不开放的写“不开”',
    ])
  })

  test('驿站不能改成便利店；中心没写编号的，就是那个社区的中心', () => {
    expect(said(only({ id: station._id }))).toContain('class 这个编号原来是先锋驿站，不能改成便利店')
    const at = { lng: String(centre.point[0]), lat: String(centre.point[1]) }
    expect(only({ ...at, class: '党群服务中心', name: centre.name }, places).line).toMatchObject({
      id: centre._id,
      result: 'change',
    })
  })

  test('中心不能挪到别的社区，写了编号、没写编号都一样；在本社区里可以挪', () => {
    const next = places.find(({ kind, community }) => kind === 'centre' && community !== centre.community)!
    const there = { lng: String(next.point[0]), lat: String(next.point[1]) }
    const row = { class: '党群服务中心', name: '搬走的中心' }
    const problem = ['community 党群服务中心不能挪到别的社区，请停用以后在那里另外新增']
    expect(said(only({ ...row, ...there, id: centre._id }, [centre]))).toEqual(problem)
    const moved = { ...centre, community: next.community }
    const at = { lng: String(centre.point[0]), lat: String(centre.point[1]) }
    expect(said(only({ ...row, ...at }, [moved]))).toEqual(problem)
    const near = { ...at, lng: (centre.point[0] + 0.00002).toFixed(6) }
    expect(only({ ...row, ...near, id: centre._id }, [centre]).line).toMatchObject({ result: 'change' })
  })

  test('同名又在一处的，是同一个地点：表里重的、和已有重的都不收', () => {
    const rows = [
      placeRow(),
      placeRow({ row: 3 }),
      placeRow({ row: 4, id: 'li-other', lng: '118.39005' }),
      placeRow({ row: 5, id: 'li-far', lng: '118.392' }),
    ]
    const { planned } = plan(rows)
    expect(planned.map(({ line }) => line.result)).toEqual(['add', 'problem', 'problem', 'add'])
    expect(said(planned[1]!)).toEqual(['id 和第 2 行是同一个地点（编号相同）'])
    expect(said(planned[2]!)).toEqual(['name 和第 2 行同名同地，像是同一个地点'])
    const twin = only(
      { id: 'li-twin', name: centre.name, lng: String(centre.point[0]), lat: String(centre.point[1]) },
      places,
    )
    expect(said(twin)).toEqual([`name 和已有的“${centre.name}”（${centre._id}）同名同地，像是同一个地点`])
  })
})

describe('坐标', () => {
  /** 反过来：哪个 WGS-84 的点换算成它. */
  const wgs84Of = ([lng, lat]: [number, number]): [number, number] => {
    let [x, y] = [lng, lat]
    for (let i = 0; i < 10; i += 1) {
      const [a, b] = gcj02Of([x, y])
      ;[x, y] = [x + lng - a, y + lat - b]
    }
    return [x, y]
  }
  const shifted = (facts: Partial<PlaceRow> = {}) =>
    rowsOf((row) => {
      const [lng, lat] = wgs84Of([Number(row.lng), Number(row.lat)])
      return { lng: lng.toFixed(6), lat: lat.toFixed(6), ...facts }
    })

  test('写反了的：逐行说像是写反了，整份提议对调；不说就不动，说了就都对', () => {
    const rows = rowsOf(({ lng, lat }) => ({ lng: lat, lat: lng }))
    const before = plan(rows, undefined, places)
    expect(new Set(before.planned.map(({ line }) => line.result))).toEqual(new Set(['problem']))
    expect(said(before.planned[0]!)).toContain('lat 经度和纬度像是写反了，对调后就在本区')
    expect(reportOf(before, undefined).offer).toEqual({
      convert: 'swap',
      text: `经度和纬度像是写反了：${rows.length} 行里现在有 0 行的位置对得上，换算之后有 ${rows.length} 行`,
    })
    const after = plan(rows, 'swap', places)
    expect(new Set(after.planned.map(({ line }) => line.result))).toEqual(new Set(['same']))
    expect(reportOf(after, 'swap')).not.toHaveProperty('offer')
  })

  test('WGS-84 的：多数还落在区里，靠所写的社区看出来，提议换算；换算后落回原处', () => {
    const rows = shifted()
    const before = plan(rows, undefined, places)
    expect(before.planned.filter(({ line }) => line.result === 'problem').length).toBeLessThan(rows.length / 3)
    expect(reportOf(before, undefined).offer).toMatchObject({ convert: 'wgs84' })
    expect(reportOf(before, undefined).offer?.text).toMatch(
      /^坐标像是 WGS-84（卫星定位）的，微信地图用的是 GCJ-02，相差约 500 米：824 行里现在有 \d+ 行的位置对得上，换算之后有 824 行$/,
    )
    const after = plan(rows, 'wgs84', places)
    // 六位小数来回一趟，差不到一米.
    const moved = after.planned.flatMap(({ place }) => place ?? [])
    const there = new Map(places.map(({ _id, point }) => [_id, point]))
    expect(moved.filter(({ _id, point }) => metresBetween(point, there.get(_id)!) > 1)).toEqual([])
    expect(after.planned.filter(({ line }) => line.problems.length + line.notes.length > 0)).toEqual([])
  })

  test('没写社区的 WGS-84，只看得出掉进江里和区外的', () => {
    const { fits } = plan(shifted({ community: '' }), undefined, places)
    expect(fits.named).toBe(0)
    expect(fits.wgs84 - fits.asIs).toBeGreaterThan(50)
  })

  test('偶尔一两行写错的，不提议整份换算', () => {
    const rows = rowsOf((row) => (row.row % 40 === 0 ? { lng: row.lat, lat: row.lng } : {}))
    expect(reportOf(plan(rows, undefined, places), undefined)).not.toHaveProperty('offer')
  })

  test('分页检查的，各页加起来再看', () => {
    const page = (asIs: number) => ({ rows: 10, named: 10, asIs, swap: 0, wgs84: 10 })
    expect(offerOf(page(10))).toBeUndefined()
    expect(addedFits(page(10), page(4))).toEqual({ rows: 20, named: 20, asIs: 14, swap: 0, wgs84: 20 })
    expect(offerOf(addedFits(page(10), page(4)))).toMatchObject({ convert: 'wgs84' })
  })
})

describe('表格和 GeoJSON', () => {
  test('列名认中文、英文和常见的别的叫法，空行跳过、行号照表里的', () => {
    const sheet = rowsOfSheet([
      ['\ufeff类型', 'name', 'Longitude', '纬度', '营业时间', '面积'],
      ['便利店', ' 甲店 ', '118.39', '31.345', '24小时', '30'],
      ['', '', '', '', '', ''],
      ['药店', "'=1+1", '118.4', '31.35', '', ''],
    ])
    expect(sheet.rows.map(({ row, class: of, name, lng, hours }) => [row, of, name, lng, hours])).toEqual([
      [2, '便利店', '甲店', '118.39', '24小时'],
      [4, '药店', '=1+1', '118.4', ''],
    ])
    expect(sheet).toMatchObject({ missing: [], unknown: ['面积'] })
    expect(rowsOfSheet([['名称', '电话']]).missing).toEqual(['类别', '经度', '纬度'])
  })

  test('导出时，像公式的格子前面加一撇，导回来还是原样', () => {
    const [place] = places as [Place]
    const cells = sheetOf([{ ...place, name: '=HYPERLINK("x")' }], ground.legend, ground.communities)
    expect(cells[1]).toContain('\'=HYPERLINK("x")')
    expect(rowsOfSheet(cells).rows[0]?.name).toBe('=HYPERLINK("x")')
  })

  test('GeoJSON 的点；不是点的那一行说没有经纬度', () => {
    const properties = {
      类别: '便利店',
      name: '甲店',
      开放时间: '24小时',
      基本服务: ['免费饮水', '临时休息'],
      height: 3,
    }
    const { rows, unknown } = rowsOfFeatures([
      { id: 'li-1', geometry: { type: 'Point', coordinates: [118.39, 31.345] }, properties },
      { geometry: { type: 'Polygon', coordinates: [[[118.39, 31.345]]] }, properties },
    ])
    expect(unknown).toEqual(['height'])
    const { planned } = plan(rows)
    expect(planned[0]).toMatchObject({
      line: { id: 'li-1', row: 1, result: 'add' },
      place: { services: ['water', 'rest'] },
    })
    expect(said(planned[1]!)).toContain('lng 请填写经纬度，例如 118.390500 和 31.345000')
  })
})

test('一万行也检查得完：十倍的行，大约十倍的功夫', () => {
  const shops = (count: number) =>
    Array.from({ length: count }, (_, i) =>
      placeRow({
        row: i + 2,
        name: `第${i}号店`,
        lng: (118.37 + (i % 100) * 0.0003).toFixed(6),
        lat: (31.335 + Math.floor(i / 100) * 0.0001).toFixed(6),
      }),
    )
  const work = (count: number) => {
    const begun = process.cpuUsage()
    expect(plan(shops(count)).planned.filter(({ line }) => line.result === 'add').length).toBeGreaterThan(count * 0.9)
    return process.cpuUsage(begun).user
  }
  work(1_000)
  expect(work(10_000) / work(1_000)).toBeLessThan(30)
}, 120_000)

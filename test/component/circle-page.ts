// The tab of the circle with a map that only remembers, and a district small enough to be read.
import type { Bounds, Legend, MeView, PlaceItem, ReachItem, ReachView } from '../../typings/contract'
import { mount, settle, type Mounted } from '../support/load'
import { aPerson } from './builders'
import { Phone } from './phone'
import { call } from './press'

export const legend: Legend = {
  services: [
    { code: 'water', name: '免费饮水' },
    { code: 'toilet', name: '开放卫生间' },
  ],
  classes: [
    { code: 'market', name: '菜市场', group: 'basic' },
    { code: 'pharmacy', name: '药店', group: 'basic' },
    { code: 'fitness', name: '健身点', group: 'better' },
  ],
}

export const aStation = (change: Partial<PlaceItem> = {}): PlaceItem => ({
  id: 'st-1',
  kind: 'station',
  class: 'station',
  className: '先锋驿站',
  name: '乙社区先锋驿站',
  point: [118.402, 31.351],
  services: ['water', 'toilet'],
  isOpen: true,
  openText: '开放中，到 17:30',
  ...change,
})

export const aShop = (change: Partial<PlaceItem> = {}): PlaceItem =>
  aStation({
    ...{ id: 'li-1', kind: 'living', class: 'market', className: '菜市场', name: '汀苑菜市场', services: [] },
    ...{ point: [118.405, 31.352], isOpen: false, openText: '已关门，明天 06:00 开' },
    ...change,
  })

export const walked = (place: PlaceItem, minutes: number): ReachItem => ({ ...place, minutes, metres: minutes * 66 })

export const places: ReachItem[] = [
  walked(aStation(), 4),
  walked(
    aStation({ id: 'ce-1', kind: 'centre', class: 'centre', className: '党群服务中心', name: '乙社区党群服务中心' }),
    6,
  ),
  walked(aShop(), 7),
  walked(
    aShop({ id: 'li-2', class: 'pharmacy', className: '药店', name: '便民药房', isOpen: true, openText: '营业中' }),
    9,
  ),
  walked(aShop({ id: 'li-3', class: 'fitness', className: '健身点', name: '河边健身点', services: ['water'] }), 11),
]

export const aReach = (change: Partial<ReachView> = {}): ReachView => ({
  from: [118.4, 31.35],
  fromText: '甲街道 · 乙社区 · 第05网格',
  minutes: 15,
  basis: 'network',
  basisText: '按步行路网',
  outline: [
    [
      [118.39, 31.34],
      [118.41, 31.34],
      [118.41, 31.36],
    ],
  ],
  isCut: false,
  crowMinute: 50,
  items: places,
  ...change,
})

interface Marker {
  id: number
  iconPath: string
  joinCluster?: boolean
  width: number
  ariaLabel: string
  callout?: { content: string }
}

/** What stands for WeChat's map: it remembers what is on it. */
export class FakeMap {
  markers: Marker[] = []
  readonly overlays = new Map<number, { src: string; bounds: object }>()
  clusters: object | undefined
  view: Bounds | undefined = { west: 118.39, south: 31.34, east: 118.41, north: 31.36 }

  names(): string[] {
    return this.markers.map(({ ariaLabel }) => ariaLabel)
  }

  context() {
    return {
      initMarkerCluster: (options: object) => (this.clusters = options),
      addMarkers: ({ markers, clear }: { markers: Marker[]; clear: boolean }) => {
        this.markers = clear ? markers : [...this.markers, ...markers]
      },
      addGroundOverlay: ({ id, src, bounds }: { id: number; src: string; bounds: object }) =>
        this.overlays.set(id, { src, bounds }),
      removeGroundOverlay: ({ id }: { id: number }) => this.overlays.delete(id),
      fromScreenLocation: ({ x, y, success }: { x: number; y: number; success(at: object): void }) =>
        success({ longitude: 118 + x / 1000, latitude: 31 + y / 1000 }),
      getRegion: ({ success, fail }: { success(region: object): void; fail(): void }) => {
        if (!this.view) return fail()
        const { west, south, east, north } = this.view
        success({
          southwest: { longitude: west, latitude: south },
          northeast: { longitude: east, latitude: north },
        })
      },
    }
  }
}

/** A phone whose server knows the district. */
export function circlePhone(me: MeView = aPerson()): { phone: Phone; map: FakeMap } {
  const phone = new Phone(me)
  const map = new FakeMap()
  Object.assign(wx, { createMapContext: () => map.context() })
  phone.answer('place', 'legend', () => legend)
  phone.answer('place', 'handMaps', () => [])
  phone.answer('circle', 'reach', ({ minutes }) => aReach({ minutes }))
  phone.answer('circle', 'route', () => ({
    ...{
      line: [
        [118.4, 31.35],
        [118.402, 31.351],
      ] as Array<[number, number]>,
      metres: 264,
      minutes: 4,
    },
    ...{ basis: 'network' as const, basisText: '按步行路网' },
  }))
  return { phone, map }
}

export async function openCircle(query: object = {}): Promise<Mounted> {
  const page = mount('pages/circle/circle')
  await call(page, 'onLoad', query)
  await call(page, 'onShow')
  await settle()
  return page
}

/** The person moves the map. */
export const drag = (page: Mounted): Promise<void> =>
  call(page, 'onRegion', { type: 'end', causedBy: 'drag', detail: {} })

/** The person taps the marker that is read aloud so. */
export async function tapMarker(page: Mounted, map: FakeMap, label: string): Promise<void> {
  const marker = map.markers.find(({ ariaLabel }) => ariaLabel.startsWith(label))
  if (!marker) throw new Error(`no marker “${label}” among ${map.names().join()}`)
  await call(page, 'onMarker', { detail: { markerId: marker.id } })
}

export const namesIn = (page: Mounted): string[] =>
  page.querySelectorAll('.title').map(({ dom }) => dom.textContent ?? '')

/** WeChat says no to whoever asks where the phone is. */
export const noPosition = (): void =>
  void Object.assign(wx, { getLocation: () => Promise.reject(new Error('auth deny')) })

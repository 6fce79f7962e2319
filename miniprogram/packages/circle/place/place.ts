import type { Origin, Output, PhotoView, PlaceView } from '../../../../typings/contract'
import { pageView } from '../../../behaviors/page-view'
import { chosenPace, routeTo } from '../../../services/circle'
import { originIn, originOfScene } from '../../../services/origin'
import { activitiesPage, activityPage, opinionPage, roomsPage } from '../../../services/route'
import { doorCard, homeCard } from '../../../services/share'
import { knowMe } from '../../../services/store'
import { beginTurn } from '../../../services/turn'
import { dutyToday, resourcesOf, upcomingAt } from '../services/around'
import { getPlace } from '../services/place'
import { type Errand, errandsOf } from './errands'

type Query = Record<string, string | undefined>

/** 一个地点：开不开，有什么，怎么去，今天谁在；别处的一样取不到，就少说一样。 */
Component({
  behaviors: [pageView],
  options: { pureDataPattern: /^_/ },
  data: {
    place: null as PlaceView | null,
    keptAt: 0,
    photos: [] as PhotoView[],
    errands: [] as Errand[],
    /** 从您的网格步行 9 分钟; empty while it is not known, or at the door. */
    walkText: '',
    duty: [] as Output<'station', 'today'>['duty'],
    contacts: [] as Output<'station', 'today'>['contacts'],
    activities: [] as Output<'activity', 'upcoming'>['items'],
    resources: [] as Output<'need', 'resources'>['items'],
    _id: '',
    _from: null as Origin | null,
    /** The code at the door was scanned. */
    _isThere: false,
  },
  methods: {
    onLoad(query: Query) {
      const door = query.scene ? originOfScene(decodeURIComponent(query.scene)) : undefined
      const id = door && 'place' in door ? door.place : decodeURIComponent(query.id ?? '')
      const from = originIn({ ...query, scene: undefined }) ?? null
      this.setData({ _id: id, _from: from, _isThere: door !== undefined })
      this.readWith(
        async () => {
          const place = await getPlace(id)
          const photos = place.photos.map((url): PhotoView => ({ id: url, url, state: 'shown' }))
          return { place, photos, keptAt: place.keptAt ?? 0, errands: errandsOf(place) }
        },
        () => this.lookAround(),
      )
      void this.load()
    },

    /** 从改资料、报名的页面回来，看到的是新的。 */
    onShow() {
      if (this.data.place) void this.load()
    },

    /** 其余的各取各的，先到的先写上；取不到的不说。 */
    lookAround() {
      const { place } = this.data
      if (!place) return
      void wx.setNavigationBarTitle({ title: place.className })
      const isNewest = beginTurn(this, 'around')
      const show = <T>(asking: Promise<T>, change: (answer: T) => object) => {
        asking.then(
          (answer) => isNewest() && this.setData(change(answer)),
          () => undefined,
        )
      }
      show(this.walkThere(), (walkText) => ({ walkText }))
      if (place.kind === 'living') return
      show(dutyToday(place.id), ({ duty, contacts }) => ({ duty, contacts }))
      show(upcomingAt(place.id), ({ items }) => ({ activities: items }))
      show(resourcesOf(place.id), ({ items }) => ({ resources: items }))
    },

    async walkThere(): Promise<string> {
      const { _id, _from, _isThere } = this.data
      if (_isThere) return ''
      const home = _from ? undefined : (await knowMe()).home
      const from = _from ?? (home && { area: home.id })
      if (!from || ('place' in from && from.place === _id)) return ''
      const { minutes } = await routeTo(_id, from, chosenPace())
      return `${home ? '从您的网格' : ''}步行 ${minutes} 分钟`
    },

    guide() {
      const { place } = this.data
      if (!place) return
      const [longitude, latitude] = place.point
      void wx.openLocation({ longitude, latitude, name: place.name, address: place.address, scale: 17 })
    },

    go(event: WechatMiniprogram.BaseEvent) {
      void wx.navigateTo({ url: String(event.currentTarget.dataset.url) })
    },

    openActivity(event: WechatMiniprogram.BaseEvent) {
      void wx.navigateTo({ url: activityPage(String(event.currentTarget.dataset.id)) })
    },

    openActivities() {
      void wx.navigateTo({ url: activitiesPage(this.data._id) })
    },

    openRooms() {
      void wx.navigateTo({ url: roomsPage(this.data._id) })
    },

    openOpinion() {
      void wx.navigateTo({ url: opinionPage(this.data._id) })
    },

    onShareAppMessage() {
      const { place } = this.data
      return place ? doorCard(place) : homeCard()
    },
  },
})

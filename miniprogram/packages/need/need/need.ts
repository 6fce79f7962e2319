import type { NeedActionView, NeedView } from '../../../../typings/contract'
import { keepFresh } from '../../../behaviors/keep-fresh'
import { pageView } from '../../../behaviors/page-view'
import { exactTime, relativeTime } from '../../../services/moment'
import { openPage } from '../../../services/open'
import { listsPage, needActPage, resourcePage } from '../../../services/route'
import { viewPhotos } from '../../../services/viewing'
import { callContact } from '../services/contact'
import { getNeed } from '../services/need'

/** 一项需求：到哪一步、谁在办、哪天前，和能做的事。 */
Component({
  behaviors: [pageView, keepFresh],
  options: { pureDataPattern: /^_/ },
  data: { need: null as NeedView | null, times: [] as Array<{ near: string; exact: string }>, _id: '' },
  methods: {
    onLoad({ id = '' }: { id?: string }) {
      this.setData({ _id: decodeURIComponent(id) })
      this.readWith(async () => {
        const need = await getNeed(this.data._id)
        return { need, times: need.timeline.map(({ at }) => ({ near: relativeTime(at), exact: exactTime(at) })) }
      })
    },

    onShow() {
      void this.load()
      this.keepFresh(() => void this.load())
    },

    choose(event: WechatMiniprogram.CustomEvent<{ name: NeedActionView['name'] }>) {
      void wx.navigateTo({ url: needActPage('need', this.data._id, event.detail.name) })
    },

    reveal() {
      return callContact({ need: this.data._id })
    },

    openResource() {
      const { need } = this.data
      if (need?.resource) openPage(resourcePage(need.resource.id))
    },

    openSuggested(event: WechatMiniprogram.BaseEvent) {
      openPage(resourcePage(String(event.currentTarget.dataset.id)))
    },

    openLists() {
      const { need } = this.data
      if (need) openPage(listsPage(need.place.id))
    },

    showPhoto(event: WechatMiniprogram.BaseEvent) {
      const { step, url } = event.currentTarget.dataset as { step: number; url: string }
      viewPhotos(this.data.need?.timeline[step]?.photos.map((photo) => photo.url) ?? [], url)
    },
  },
})

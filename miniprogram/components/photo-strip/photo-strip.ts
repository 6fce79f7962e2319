import type { PhotoView } from '../../../typings/contract'

/** 一排照片，点开看大图。 */
Component({
  properties: {
    photos: { type: Array, value: [] as PhotoView[] },
    /** Written on each photo, for example 反映时. */
    label: { type: String, value: '' },
    small: { type: Boolean, value: false },
  },
  methods: {
    show(event: WechatMiniprogram.BaseEvent) {
      const urls = this.data.photos.map((photo) => photo.url)
      void wx.previewImage({ urls, current: String(event.currentTarget.dataset.url) })
    },
  },
})

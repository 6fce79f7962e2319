import type { Photo } from '../../behaviors/photo-album'
import { viewPhotos } from '../../services/viewing'

/** 表单里的照片格：加、看、删、传失败时重试；不能用的说为什么，只能删。 */
Component({
  properties: {
    photos: { type: Array, value: [] as Photo[] },
    max: { type: Number, value: 9 },
    addText: { type: String, value: '拍照' },
  },
  methods: {
    add() {
      this.triggerEvent('add')
    },
    open(event: WechatMiniprogram.BaseEvent) {
      const key = String(event.currentTarget.dataset.key)
      const photo = this.data.photos.find((one) => one.key === key)
      if (!photo) return
      if (photo.state === 'failed') this.triggerEvent('retry', { key })
      else if (photo.state !== 'unfit')
        viewPhotos(
          this.data.photos.filter(({ state }) => state !== 'unfit').map(({ url }) => url),
          photo.url,
        )
    },
    remove(event: WechatMiniprogram.BaseEvent) {
      this.triggerEvent('remove', { key: String(event.currentTarget.dataset.key) })
    },
  },
})

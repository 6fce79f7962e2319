import type { PhotoView } from '../../../typings/contract'
import { viewPhotos } from '../../services/viewing'

/** 一排照片，点开看大图；还在审核的、被隐藏的，说明白为什么看不清或看不到。 */
Component({
  properties: {
    photos: { type: Array, value: [] as PhotoView[] },
    /** Written on each photo, for example 反映时. */
    label: { type: String, value: '' },
    /** Read aloud of each: what is to be seen on it. */
    subject: { type: String, value: '现场' },
    small: { type: Boolean, value: false },
    /** 照片自己就是要看的：四比三，多的时候第一张大，其余的在旁边. */
    isMosaic: { type: Boolean, value: false },
    /** Shares its row with another strip. */
    isHalf: { type: Boolean, value: false },
  },
  data: { columns: 3 },
  observers: {
    'photos, isHalf'(photos: PhotoView[], isHalf: boolean) {
      this.setData({ columns: Math.min(Math.max(photos.length, 1), isHalf ? 2 : 3) })
    },
  },
  methods: {
    show(event: WechatMiniprogram.BaseEvent) {
      viewPhotos(
        this.data.photos.map(({ url }) => url),
        String(event.currentTarget.dataset.url),
      )
    },
  },
})

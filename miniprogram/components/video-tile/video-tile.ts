import type { VideoView } from '../../../typings/contract'
import { viewVideo } from '../../services/viewing'

/** 一段视频，点了全屏播放；看不到的说为什么。 */
Component({
  properties: {
    video: { type: Object, value: null as VideoView | null },
  },
  methods: {
    play(event: WechatMiniprogram.BaseEvent) {
      viewVideo(String(event.currentTarget.dataset.url))
    },
  },
})

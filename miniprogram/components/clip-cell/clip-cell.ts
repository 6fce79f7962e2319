import type { Clip } from '../../behaviors/video-clip'

/** 点了会怎样：播放、重试；不能用的只能删。 */
const PRESSED: Record<Clip['state'], string> = { uploading: 'play', done: 'play', failed: 'retry', unfit: '' }

/** What stands beside the picture, and is read aloud. */
function textOf({ state, seconds, reason, progress }: Clip): string {
  if (state === 'unfit') return `视频${reason}，请删除`
  if (state === 'failed') return '视频没传上去，点此重试'
  if (state === 'uploading') return `视频正在上传 ${progress}%`
  return seconds ? `视频 ${Math.max(1, Math.round(seconds))} 秒` : '视频已传好'
}

/** 表单里的一段短视频：拍、看、删、传失败时重试。 */
Component({
  properties: { clip: { type: Object, value: null as Clip | null } },
  data: { text: '' },
  observers: {
    clip(clip: Clip | null) {
      this.setData({ text: clip ? textOf(clip) : '' })
    },
  },
  methods: {
    add() {
      this.triggerEvent('add')
    },
    press() {
      const clip = this.data.clip as Clip | null
      const event = clip && PRESSED[clip.state]
      if (event) this.triggerEvent(event)
    },
    remove() {
      this.triggerEvent('remove')
    },
  },
})

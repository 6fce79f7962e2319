import { randomName } from '../services/cloud'
import { photoUrls } from '../services/photo'
import { sendAgreed } from '../services/privacy'
import { tell } from '../services/tell'
import { chooseVideo, UnfitVideo, uploadVideo, type VideoFile } from '../services/video'
import { viewVideo } from '../services/viewing'

/** A form's video on its way to the cloud. */
export interface Clip extends VideoFile {
  key: string
  /** Empty until it has arrived. */
  fileID: string
  state: 'uploading' | 'done' | 'failed' | 'unfit'
  /** Why it can never be uploaded, while it is `unfit`. */
  reason: string
  /** Percent. */
  progress: number
}

/** Uploads under way, by the clip's key. */
const uploads = new Map<string, Promise<void>>()

/** Gives a form one short video: choosing, uploading at once, trying again, removing. Draw it with `clip-cell`. */
export const videoClip = Behavior({
  data: { clip: null as Clip | null },
  methods: {
    async addClip() {
      const file = await chooseVideo()
      if (file) this.takeClip(file)
    },

    /** Takes in a film of the phone, and begins to upload it. */
    takeClip(file: VideoFile): Clip {
      const clip: Clip = { ...file, key: randomName(8), fileID: '', state: 'uploading', reason: '', progress: 0 }
      this.startClip(clip)
      return clip
    },

    retryClip() {
      const { clip } = this.data
      if (clip) this.startClip({ ...clip, state: 'uploading', progress: 0 })
    },

    removeClip() {
      this.setData({ clip: null })
    },

    startClip(clip: Clip) {
      this.setData({ clip })
      const sent = sendAgreed(() => uploadVideo(clip, (progress) => this.changeClip(clip.key, { progress }))).then(
        (fileID) => this.changeClip(clip.key, fileID ? { fileID, state: 'done', progress: 100 } : { state: 'failed' }),
        (error: unknown) =>
          this.changeClip(
            clip.key,
            error instanceof UnfitVideo ? { state: 'unfit', reason: error.message } : { state: 'failed' },
          ),
      )
      uploads.set(
        clip.key,
        sent.then(() => void uploads.delete(clip.key)),
      )
    },

    /** A clip that was removed or replaced meanwhile is not brought back. */
    changeClip(key: string, change: Partial<Clip>) {
      const { clip } = this.data
      if (clip?.key === key) this.setData({ clip: { ...clip, ...change } })
    },

    /** Shows a video that was uploaded before, for a form that goes on; '' shows none. */
    restoreClip(fileID: string) {
      const arrived = { fileID, key: fileID, path: '', size: 0, seconds: 0, cover: '', reason: '', progress: 100 }
      this.setData({ clip: fileID ? { ...arrived, state: 'done' } : null })
    },

    async playClip() {
      const { clip } = this.data
      if (!clip) return
      try {
        viewVideo(clip.path || ((await photoUrls([clip.fileID]))[0] ?? ''))
      } catch (error) {
        tell(error)
      }
    },

    /** Says in the form's `fault` that the video cannot be sent as it is; false while it may still arrive. */
    lacksClip(): boolean {
      const state = this.data.clip?.state
      if (state === 'unfit') this.setData({ fault: { field: 'video', text: '视频不能用，请删除后再提交' } })
      if (state === 'failed') this.setData({ fault: { field: 'video', text: '视频没传上去，请点视频重试或删除' } })
      return state === 'unfit' || state === 'failed'
    },

    /** Ends when the video is not on its way any more: its file, '' for none, or undefined when `lacksClip` holds. */
    async settledClip(): Promise<string | undefined> {
      await uploads.get(this.data.clip?.key ?? '')
      const { clip } = this.data
      if (!clip) return ''
      return clip.state === 'done' ? clip.fileID : undefined
    },
  },
})

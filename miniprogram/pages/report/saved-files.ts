import { type Photo, photoAlbum } from '../../behaviors/photo-album'
import { type Clip, videoClip } from '../../behaviors/video-clip'
import type { PhotoFile } from '../../services/photo'
import { discardFile, isFileThere, saveFile } from '../../services/photo-file'
import type { VideoFile } from '../../services/video'

const NONE: Record<string, string> = {}

/** What has not arrived and still may: its key, and the file on the phone. */
const waitingOf = (photos: Photo[], clip: Clip | null): Array<{ key: string; path: string }> =>
  [...photos.map(({ key, state, url: path }) => ({ key, state, path })), ...(clip ? [clip] : [])].filter(
    ({ state }) => state === 'uploading' || state === 'failed',
  )

/** 照片和视频传上去以前留在手机上：没传完就离开，回来接着传。 */
export const savedFiles = Behavior({
  behaviors: [photoAlbum, videoClip],
  data: {
    /** Where each of the waiting files is saved, by its key; empty until it is, or when the phone has no room for it. */
    _saved: NONE,
    /** Empty while there is nothing to keep: before the draft is restored, and after the ticket exists or the page is left. */
    _requestId: '',
  },
  lifetimes: {
    detached() {
      // 离开以后才传到的不再记：草稿里还有这个文件，回来再传一次。
      this.setData({ _requestId: '' })
    },
  },
  observers: {
    'photos, clip'(photos: Photo[], clip: Clip | null) {
      if (this.data._requestId) this.followFiles(waitingOf(photos, clip))
    },
  },
  methods: {
    /** Saves what has begun to wait, and gives back the room of what waits no more. */
    followFiles(waiting: Array<{ key: string; path: string }>) {
      const before = this.data._saved
      const _saved = Object.fromEntries(waiting.map(({ key }) => [key, before[key] ?? '']))
      for (const [key, path] of Object.entries(before)) if (path && !(key in _saved)) discardFile(path)
      this.setData({ _saved })
      for (const { key, path } of waiting) if (!(key in before)) void this.saveOne(key, path)
    },

    async saveOne(key: string, path: string) {
      // 手机存不下了：这一页还在就照样传，离开就只能重新拍。
      const saved = await saveFile(path).catch(() => '')
      const { _saved, _requestId } = this.data
      if (_requestId && key in _saved) this.setData({ _saved: { ..._saved, [key]: saved } })
      else if (saved) discardFile(saved)
    },

    /** What the draft has to know of the files that wait. */
    filesOnPhone(): { waiting: PhotoFile[]; film: VideoFile | null } {
      const { photos, clip, _saved } = this.data
      const film = clip && _saved[clip.key]
      return {
        waiting: photos.flatMap(({ key, size }) => (_saved[key] ? { path: _saved[key], size } : [])),
        film: film ? { path: film, size: clip.size, seconds: clip.seconds, cover: '' } : null,
      }
    },

    /** Goes on uploading what an earlier draft left on the phone; what was cleared away there is gone. */
    resumeFiles(waiting: PhotoFile[], film: VideoFile | null) {
      const photos = this.takePhotos(waiting.filter(({ path }) => isFileThere(path)))
      const clip = film && isFileThere(film.path) ? this.takeClip(film) : undefined
      const files = [...photos.map(({ key, url }) => [key, url]), ...(clip ? [[clip.key, clip.path]] : [])]
      this.setData({ _saved: Object.fromEntries(files) as Record<string, string> })
    },

    /** The draft is not kept any more, nor are its files. */
    discardFiles() {
      for (const path of Object.values(this.data._saved)) if (path) discardFile(path)
      this.setData({ _saved: {} })
    },
  },
})

import { type Photo, photoAlbum } from '../../behaviors/photo-album'
import { type Clip, videoClip } from '../../behaviors/video-clip'
import type { PhotoFile } from '../../services/photo'
import { discardFile, isFileThere, saveFile } from '../../services/photo-file'
import type { VideoFile } from '../../services/video'

const NONE: Record<string, string> = {}

interface FormFile {
  key: string
  /** What the page draws it from. */
  path: string
  /** It has not arrived, and still may. */
  isWaiting: boolean
}

const isWaiting = ({ state }: Photo | Clip): boolean => state === 'uploading' || state === 'failed'

const filesOf = (photos: Photo[], clip: Clip | null): FormFile[] => [
  ...photos.map((photo) => ({ key: photo.key, path: photo.url, isWaiting: isWaiting(photo) })),
  ...(clip ? [{ key: clip.key, path: clip.path, isWaiting: isWaiting(clip) }] : []),
]

/** 照片和视频传上去以前留在手机上：没传完就离开，回来接着传。 */
export const savedFiles = Behavior({
  behaviors: [photoAlbum, videoClip],
  data: {
    /** Where files are saved, by their keys; empty until one is, or when the phone has no room for it. */
    _saved: NONE,
    /** Empty while there is nothing to keep: before the draft is restored, and after the ticket exists or the page is left. */
    _requestId: '',
  },
  lifetimes: {
    detached() {
      const { photos, clip, _saved, _requestId } = this.data
      // 离开以后才传到的不再记：草稿里还有这个文件，回来再传一次。
      this.setData({ _requestId: '' })
      if (!_requestId) return
      for (const { key, isWaiting } of filesOf(photos, clip)) if (!isWaiting && _saved[key]) discardFile(_saved[key])
    },
  },
  observers: {
    'photos, clip'(photos: Photo[], clip: Clip | null) {
      if (this.data._requestId) this.followFiles(filesOf(photos, clip))
    },
  },
  methods: {
    /** Saves what has begun to wait, and gives back the room of what waits no more, once nothing is drawn from it. */
    followFiles(files: FormFile[]) {
      const before = this.data._saved
      const needed = files.filter(({ key, path, isWaiting }) => isWaiting || (path && path === before[key]))
      const _saved = Object.fromEntries(needed.map(({ key }) => [key, before[key] ?? '']))
      for (const [key, path] of Object.entries(before)) if (path && !(key in _saved)) discardFile(path)
      this.setData({ _saved })
      for (const { key, path } of needed) if (!(key in before)) void this.saveOne(key, path)
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
      const film = clip && isWaiting(clip) && _saved[clip.key]
      return {
        waiting: photos.filter(isWaiting).flatMap(({ key, size }) => (_saved[key] ? { path: _saved[key], size } : [])),
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

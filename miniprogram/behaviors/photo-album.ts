import { choosePhotos, type PhotoFile, photoUrls, UnfitPhoto, uploadPhoto } from '../services/photo'
import { randomName } from '../services/cloud'
import { sendAgreed } from '../services/privacy'
import { say } from '../services/tell'

/** A photo of a form on its way to the cloud. */
export interface Photo {
  key: string
  /** What an image shows: the file on the phone, or a temporary address of the uploaded one. */
  url: string
  /** Empty until it has arrived. */
  fileID: string
  /** Bytes when it was chosen; 0 is never read of one that has arrived. */
  size: number
  state: 'uploading' | 'done' | 'failed' | 'unfit'
  /** Why it can never be uploaded, while it is `unfit`. */
  reason: string
  /** Percent. */
  progress: number
}

/** Uploads under way, by the photo's key: each ends when its photo is done or failed. */
const uploads = new Map<string, Promise<void>>()

/** Gives a form its photos: choosing, uploading at once, trying again, removing. Draw them with `photo-grid`. */
export const photoAlbum = Behavior({
  data: { photos: [] as Photo[], photoMax: 9 },
  methods: {
    async addPhotos() {
      const room = this.data.photoMax - this.data.photos.length
      const files = await choosePhotos(room)
      // 有的手机选照片时不管数量。
      if (files.length > room) say(`最多 ${this.data.photoMax} 张，已取前 ${room} 张`)
      this.takePhotos(files.slice(0, room))
    },

    /** Takes in files of the phone, and begins to upload them. */
    takePhotos(files: PhotoFile[]): Photo[] {
      const taken = files.map(({ path: url, size }): Photo => {
        return { key: randomName(8), url, fileID: '', size, state: 'uploading', reason: '', progress: 0 }
      })
      if (taken.length > 0) this.setData({ photos: [...this.data.photos, ...taken] })
      for (const photo of taken) this.startUpload(photo)
      return taken
    },

    removePhoto(event: WechatMiniprogram.CustomEvent<{ key: string }>) {
      this.setData({ photos: this.data.photos.filter((photo) => photo.key !== event.detail.key) })
    },

    retryPhoto(event: WechatMiniprogram.CustomEvent<{ key: string }>) {
      const photo = this.data.photos.find((one) => one.key === event.detail.key)
      if (!photo) return
      this.changePhoto(photo.key, { state: 'uploading', progress: 0 })
      this.startUpload(photo)
    },

    startUpload(photo: Photo) {
      const file = { path: photo.url, size: photo.size }
      const upload = sendAgreed(() => uploadPhoto(file, (percent) => this.showProgress(photo.key, percent))).then(
        (fileID) =>
          this.changePhoto(photo.key, fileID ? { fileID, state: 'done', progress: 100 } : { state: 'failed' }),
        (error: unknown) =>
          this.changePhoto(
            photo.key,
            error instanceof UnfitPhoto ? { state: 'unfit', reason: error.message } : { state: 'failed' },
          ),
      )
      uploads.set(
        photo.key,
        upload.then(() => void uploads.delete(photo.key)),
      )
    },

    showProgress(key: string, percent: number) {
      const at = this.data.photos.findIndex((photo) => photo.key === key)
      if (at >= 0) this.setData({ [`photos[${at}].progress`]: percent })
    },

    changePhoto(key: string, change: Partial<Photo>) {
      this.setData({ photos: this.data.photos.map((photo) => (photo.key === key ? { ...photo, ...change } : photo)) })
    },

    /** Shows photos that were uploaded before, for a form that goes on. */
    async restorePhotos(fileIDs: string[]) {
      const photos = fileIDs.map((fileID): Photo => {
        return { key: fileID, url: '', fileID, size: 0, state: 'done', reason: '', progress: 100 }
      })
      this.setData({ photos })
      const urls = await photoUrls(fileIDs).catch(() => [])
      for (const [at, url] of urls.entries()) this.changePhoto(fileIDs[at] ?? '', { url })
    },

    /** The photos that have arrived so far, for a draft. */
    arrivedPhotos(): string[] {
      return this.data.photos.flatMap(({ fileID }) => (fileID ? [fileID] : []))
    },

    /**
     * Says in the form's `fault` that a photo cannot be sent as it is; false while all may still arrive.
     * @param canWait photos that broke off may be sent later, with the step they belong to
     */
    lacksPhotos(canWait = false): boolean {
      const text = faultOf(this.data.photos, canWait)
      if (text) this.setData({ fault: { field: 'photos', text } })
      return text !== ''
    },

    /** The uploaded photos, once none is on its way any more; undefined when `lacksPhotos` holds. */
    async settledPhotos(): Promise<string[] | undefined> {
      await Promise.all(this.data.photos.flatMap(({ key }) => uploads.get(key) ?? []))
      const { photos } = this.data
      return photos.every((photo) => photo.state === 'done') ? photos.map((photo) => photo.fileID) : undefined
    },

    /**
     * The photos for a step that can wait for the network: those that have arrived, and those still on the phone.
     * Undefined when `lacksPhotos(true)` holds.
     */
    async partedPhotos(): Promise<{ arrived: string[]; onPhone: PhotoFile[] } | undefined> {
      await Promise.all(this.data.photos.flatMap(({ key }) => uploads.get(key) ?? []))
      const { photos } = this.data
      if (photos.some(({ state }) => state === 'unfit')) return undefined
      const onPhone = photos.flatMap(({ state, url, size }) => (state === 'failed' ? [{ path: url, size }] : []))
      return { arrived: this.arrivedPhotos(), onPhone }
    },
  },
})

function faultOf(photos: Photo[], canWait: boolean): string {
  if (photos.some(({ state }) => state === 'unfit')) return '有照片不能用，请删除后再提交'
  if (!canWait && photos.some(({ state }) => state === 'failed')) return '有照片没传上去，请点照片重试或删除'
  return ''
}

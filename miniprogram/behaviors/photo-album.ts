import { choosePhotos, photoUrls, uploadPhoto } from '../services/photo'
import { randomName } from '../services/cloud'

/** A photo of a form on its way to the cloud. */
export interface Photo {
  key: string
  /** What an image shows: the file on the phone, or a temporary address of the uploaded one. */
  url: string
  /** Empty until it has arrived. */
  fileID: string
  state: 'uploading' | 'done' | 'failed'
  /** Percent. */
  progress: number
}

/** Said at the photos when {@link photoAlbum} could not settle them. */
export const PHOTOS_MISSING = '有照片没传上去，请点照片重试或删除'

/** Uploads under way, by the photo's key: each ends when its photo is done or failed. */
const uploads = new Map<string, Promise<void>>()

/** Gives a form its photos: choosing, uploading at once, trying again, removing. Draw them with `photo-grid`. */
export const photoAlbum = Behavior({
  data: { photos: [] as Photo[], photoMax: 9 },
  methods: {
    async addPhotos() {
      const room = this.data.photoMax - this.data.photos.length
      const paths = await choosePhotos(room)
      const added = paths.slice(0, room).map((url): Photo => {
        return { key: randomName(8), url, fileID: '', state: 'uploading', progress: 0 }
      })
      if (added.length > 0) this.setData({ photos: [...this.data.photos, ...added] })
      for (const photo of added) this.startUpload(photo)
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
      const upload = uploadPhoto(photo.url, (percent) => this.showProgress(photo.key, percent)).then(
        (fileID) => this.changePhoto(photo.key, { fileID, state: 'done', progress: 100 }),
        () => this.changePhoto(photo.key, { state: 'failed' }),
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
      const photos = fileIDs.map((fileID): Photo => ({ key: fileID, url: '', fileID, state: 'done', progress: 100 }))
      this.setData({ photos })
      const urls = await photoUrls(fileIDs).catch(() => [])
      for (const [at, url] of urls.entries()) this.changePhoto(fileIDs[at] ?? '', { url })
    },

    /** The photos that have arrived so far, for a draft. */
    arrivedPhotos(): string[] {
      return this.data.photos.flatMap(({ fileID }) => (fileID ? [fileID] : []))
    },

    /** The uploaded photos, once none is on its way any more; undefined when one has failed. */
    async settledPhotos(): Promise<string[] | undefined> {
      await Promise.all(this.data.photos.flatMap(({ key }) => uploads.get(key) ?? []))
      const { photos } = this.data
      return photos.every((photo) => photo.state === 'done') ? photos.map((photo) => photo.fileID) : undefined
    },
  },
})

import { pageView } from '../../../behaviors/page-view'
import { explain, isCancel } from '../../../services/permission'
import { say } from '../../../services/tell'
import { beginTurn } from '../../../services/turn'
import { viewPhotos } from '../../../services/viewing'
import { districtName, getPlace, getPoster } from '../services/place'
import { loadPicture, paint } from './paint'
import { PAGE, planPoster, type Poster } from './plan'

/** 一个地点门口的海报，A4：画好了可以看大图、存进相册、转发出去打印。 */
Component({
  behaviors: [pageView],
  options: { pureDataPattern: /^_/ },
  data: {
    name: '',
    /** The finished page, a file on the phone; empty until it is painted. */
    picture: '',
    fault: '',
    _poster: null as Poster | null,
  },
  methods: {
    onLoad({ id = '' }: { id?: string }) {
      const place = decodeURIComponent(id)
      this.readWith(
        async () => {
          const [poster, { className, isSample }, district] = await Promise.all([
            getPoster(place),
            getPlace(place),
            districtName(),
          ])
          const _poster: Poster = { ...poster, kindText: className, isSample, district }
          return { name: poster.name, _poster }
        },
        () => void this.draw(),
      )
      void this.load()
    },

    async draw() {
      const { _poster } = this.data
      if (!_poster) return
      const isNewest = beginTurn(this, 'draw')
      this.setData({ fault: '' })
      try {
        const canvas = await this.findCanvas()
        paint(canvas, planPoster(_poster), await loadPicture(canvas, _poster.code))
        const { tempFilePath } = await wx.canvasToTempFilePath({
          ...{ canvas, destWidth: PAGE.width, destHeight: PAGE.height, fileType: 'png' },
        })
        if (isNewest()) this.setData({ picture: tempFilePath })
      } catch {
        if (isNewest()) this.setData({ fault: '海报没有画出来，请再试一次' })
      }
    },

    findCanvas(): Promise<WechatMiniprogram.Canvas> {
      return new Promise((resolve, reject) => {
        this.createSelectorQuery()
          .select('#poster')
          .fields({ node: true })
          .exec(([found]: Array<{ node?: WechatMiniprogram.Canvas } | null>) => {
            if (found?.node) resolve(found.node)
            else reject(new Error('there is no canvas'))
          })
      })
    },

    enlarge() {
      viewPhotos([this.data.picture])
    },

    async save() {
      try {
        await wx.saveImageToPhotosAlbum({ filePath: this.data.picture })
        say('已保存到相册')
      } catch (error) {
        explain(error, '相册')
      }
    },

    /** 作为文件转发不压缩，打印出来码是清楚的。 */
    async send() {
      const { picture, name } = this.data
      try {
        await wx.shareFileMessage({ filePath: picture, fileName: `${name}海报.png` })
      } catch (error) {
        if (!isCancel(error)) say('没有发出，可以先保存到相册')
      }
    },
  },
})

import { agree, AGREE_BUTTON, placeSheet } from '../../services/privacy'
import { privacyPage } from '../../services/route'
import { tell } from '../../services/tell'

/** The guide in a few lines; the whole of it is a page of its own. */
const POINTS = [
  { icon: 'edit-1', title: '您写的、拍的', text: '只给您自己和办理这件事的人看，不会公开' },
  { icon: 'location', title: '位置', text: '只用来找到归哪个网格管，和算走到附近的服务要多久' },
  { icon: 'call', title: '电话', text: '您愿意留才留，加密保存；承办人每看一次都有记录' },
  { icon: 'user-clear', title: '您随时可以', text: '在“我的”里查看、导出，或者注销' },
]

/** What each component drew its question for. */
const places = new WeakMap<object, ReturnType<typeof placeSheet>>()

/** 隐私保护指引：第一次留下东西之前问一句。要问的页面里放一张，问不问由 `services/privacy` 决定。 */
Component({
  data: { visible: false, points: POINTS, button: AGREE_BUTTON, isSending: false },
  lifetimes: {
    attached() {
      places.set(
        this,
        placeSheet((visible) => this.setData({ visible })),
      )
    },
    detached() {
      places.get(this)?.remove()
    },
  },
  pageLifetimes: {
    show() {
      places.get(this)?.raise()
    },
  },
  methods: {
    async agree() {
      if (this.data.isSending) return
      this.setData({ isSending: true })
      try {
        await agree()
      } catch (error) {
        tell(error)
      } finally {
        this.setData({ isSending: false })
      }
    },
    decline() {
      places.get(this)?.decline()
    },
    shift(event: WechatMiniprogram.CustomEvent<{ visible: boolean }>) {
      if (!event.detail.visible) this.decline()
    },
    read() {
      void wx.navigateTo({ url: privacyPage })
    },
  },
})

/** News from the other side shows up without a touch, at a pace the platform does not mind. */
const EVERY_MS = 15_000

/** 页面看得见的时候，隔一会儿自己看看有没有新进展。页面在 onShow 里调用 `keepFresh`。 */
export const keepFresh = Behavior({
  data: { _fresh: 0 },
  methods: {
    keepFresh(look: () => void) {
      clearInterval(this.data._fresh)
      this.setData({ _fresh: setInterval(look, EVERY_MS) })
    },
    onHide() {
      clearInterval(this.data._fresh)
    },
    onUnload() {
      clearInterval(this.data._fresh)
    },
  },
})

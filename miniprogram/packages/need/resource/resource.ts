import type { ResourceActionView, ResourceView } from '../../../../typings/contract'
import { pageView } from '../../../behaviors/page-view'
import { newRequestId } from '../../../services/cloud'
import { isSure } from '../../../services/confirm'
import { openPage } from '../../../services/open'
import { listsPage, needActPage, resourceEditPage } from '../../../services/route'
import { askFor } from '../../../services/subscribe'
import { say, tell } from '../../../services/tell'
import { callContact } from '../services/contact'
import { getResource, tendResource } from '../services/need'

/** 一项资源：谁能给什么，什么时候，还有多少次。 */
Component({
  behaviors: [pageView],
  options: { pureDataPattern: /^_/ },
  data: { resource: null as ResourceView | null, sending: '', _id: '', _requestId: '' },
  methods: {
    onLoad({ id = '' }: { id?: string }) {
      this.setData({ _id: decodeURIComponent(id), _requestId: newRequestId() })
      this.readWith(async () => ({ resource: await getResource(this.data._id) }))
    },

    onShow() {
      void this.load()
    },

    async choose(event: WechatMiniprogram.CustomEvent<{ name: ResourceActionView['name'] }>) {
      const { resource, sending, _id } = this.data
      const action = resource?.actions.find(({ name }) => name === event.detail.name)
      if (!action || sending) return
      if (action.name === 'amend') return void wx.navigateTo({ url: resourceEditPage(_id) })
      if (action.needs.note) return void wx.navigateTo({ url: needActPage('resource', _id, action.name) })
      if (action.confirm && !(await isSure(action.text, action.confirm))) return
      await this.tend(action)
    },

    /** 一点就办的：上线、暂停、恢复。 */
    async tend({ name, text, asks }: ResourceActionView) {
      const asking = askFor(asks)
      const { _id, _requestId } = this.data
      this.setData({ sending: name })
      try {
        const command = { name } as { name: 'pause' }
        this.display({ resource: await tendResource(_id, command, await asking, _requestId) })
        this.setData({ _requestId: newRequestId() })
        say(`已${text}`)
      } catch (error) {
        tell(error)
      }
      this.setData({ sending: '' })
    },

    reveal() {
      return callContact({ resource: this.data._id })
    },

    openLists() {
      const { resource } = this.data
      if (resource) openPage(listsPage(resource.place.id))
    },
  },
})

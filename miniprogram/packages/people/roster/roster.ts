import type { AreaItem, Roster, RosterPerson } from '../../../../typings/contract'
import { meWatch } from '../../../behaviors/me-watch'
import { pageView } from '../../../behaviors/page-view'
import { dismissPerson, listPeople } from '../../../services/account'
import { listAreas } from '../../../services/area'
import { isSure } from '../../../services/confirm'
import { openPage } from '../../../services/open'
import { whereIs } from '../../../services/page'
import { invitePage, rosterPage } from '../../../services/route'
import { knowMe } from '../../../services/store'
import { say, tell } from '../../../services/tell'

/** 一个地方的人：在不在岗，手上几件，电话；上一级可以请人离任。 */
Component({
  behaviors: [meWatch, pageView],
  options: { pureDataPattern: /^_/ },
  data: { roster: null as Roster | null, below: [] as AreaItem[], leaving: '', _area: '' },
  methods: {
    onLoad({ area = '' }: { area?: string }) {
      this.setData({ _area: decodeURIComponent(area) })
      this.readWith(
        () => this.look(),
        () => this.entitle(),
      )
    },

    /** 邀请了人回来，名单可能变了。 */
    onShow() {
      void this.load()
    },

    async look() {
      await knowMe()
      const [roster, below] = await Promise.all([listPeople(this.data._area), listAreas(this.data._area)])
      // 村下面没有网格，也没有自己的人。
      return { roster, below: below.filter(({ kind }) => kind !== 'village') }
    },

    /** WeChat 改的是最前面那一页的标题。 */
    entitle() {
      const { roster } = this.data
      if (roster && whereIs(this) === 'top') void wx.setNavigationBarTitle({ title: roster.text })
    },

    async dismiss(event: WechatMiniprogram.BaseEvent) {
      const { roster, leaving } = this.data
      const { person, role } = event.currentTarget.dataset
      const found = roster?.people.find((one: RosterPerson) => one.person === person && one.role === role)
      if (!roster || !found || leaving) return
      const consequence = found.open > 0 ? `手上的 ${found.open} 件诉求会重新派出。` : ''
      if (!(await isSure('请他离任', `${found.name}（${found.text}）不再在${roster.text}任职。${consequence}`))) return
      this.setData({ leaving: found.person })
      try {
        this.display({ roster: await dismissPerson(found, roster.area) })
        say(`${found.name} 已离任`)
      } catch (error) {
        tell(error)
      }
      this.setData({ leaving: '' })
    },

    open(event: WechatMiniprogram.BaseEvent) {
      openPage(rosterPage(String(event.currentTarget.dataset.area)))
    },

    invite() {
      void wx.navigateTo({ url: invitePage(this.data._area) })
    },
  },
})

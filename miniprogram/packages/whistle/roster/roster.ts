import type { DepartmentRoster } from '../../../../typings/contract'
import { quitRole } from '../../../services/account'
import { type Failure, failureOf, newRequestId, sentenceOf } from '../../../services/cloud'
import { isSure } from '../../../services/confirm'
import { whereIs } from '../../../services/page'
import { invitePage, mineTab } from '../../../services/route'
import { myself, replaceMe } from '../../../services/store'
import { say, tell } from '../../../services/tell'
import { dismissColleague, getDepartmentRoster, handOverWhistles, setShifts } from '../../../services/whistle'
import { type Day, daysOf, shiftsOf } from './days'
import { leavingText, takersFor } from './members'

type Member = DepartmentRoster['members'][number]

/** 部门的人和值班表：吹哨叫到的是谁，谁手上几声；联络员排班、邀请、移出、交接。 */
Component({
  options: { pureDataPattern: /^_/ },
  data: {
    roster: null as DepartmentRoster | null,
    days: [] as Day[],
    isChanged: false,
    isSending: false,
    fault: '',
    error: '',
    errorKind: 'failed' as Failure['errorKind'],
    /** Who is just leaving. */
    leaving: '',
    /** Whose whistles are to be handed over. */
    giver: null as Member | null,
    takers: [] as ReturnType<typeof takersFor>,
    handTitle: '',
    handFault: '',
    isHanding: false,
    _id: '',
    _requestId: '',
    _handId: '',
  },
  methods: {
    onLoad({ id = '' }: { id?: string }) {
      this.setData({ _id: decodeURIComponent(id), _requestId: newRequestId() })
    },

    /** 邀请了人回来，名单可能变了；排到一半的班不动。 */
    onShow() {
      if (!this.data.isChanged) void this.load()
    },

    async load() {
      this.setData({ error: '' })
      try {
        this.show(await getDepartmentRoster(this.data._id))
      } catch (error) {
        if (!this.data.roster) this.setData(failureOf(error))
      }
    },

    show(roster: DepartmentRoster) {
      this.setData({ roster, days: daysOf(roster, Date.now()), isChanged: false, fault: '' })
    },

    tick(event: WechatMiniprogram.BaseEvent) {
      if (!this.data.roster?.mayEdit) return
      const { day, person } = event.currentTarget.dataset as { day: number; person: number }
      const on = `days[${day}].people[${person}].isOn`
      this.setData({ [on]: !this.data.days[day]?.people[person]?.isOn, isChanged: true, fault: '' })
    },

    async save() {
      const { roster, days, isSending, _id, _requestId } = this.data
      if (!roster || isSending) return
      this.setData({ isSending: true, fault: '' })
      try {
        this.show(await setShifts(_id, shiftsOf(roster, days), _requestId))
        this.setData({ _requestId: newRequestId() })
        say('已保存')
      } catch (error) {
        this.setData({ fault: sentenceOf(error) })
      }
      this.setData({ isSending: false })
    },

    invite() {
      void wx.navigateTo({ url: invitePage(this.data._id) })
    },

    memberOf(event: WechatMiniprogram.BaseEvent): Member | undefined {
      const { person } = event.currentTarget.dataset
      return this.data.roster?.members.find((one) => one.person === person)
    },

    async dismiss(event: WechatMiniprogram.BaseEvent) {
      const { roster, leaving, _id } = this.data
      const member = this.memberOf(event)
      if (!roster || !member || leaving) return
      if (!(await isSure(member.isMe ? '离开部门' : '移出部门', leavingText(member, roster.name)))) return
      this.setData({ leaving: member.person })
      try {
        if (member.isMe) await this.quit()
        else {
          this.show(await dismissColleague(_id, member.person))
          say(`已移出 ${member.name}`)
        }
      } catch (error) {
        tell(error)
      }
      this.setData({ leaving: '' })
    },

    async quit() {
      const role = myself()?.roles.find((one) => one.role === 'department' && one.scope === this.data._id)
      if (!role) return
      replaceMe(await quitRole(role))
      say('已离开部门')
      if (whereIs(this) === 'top') void wx.switchTab({ url: mineTab })
    },

    pickTaker(event: WechatMiniprogram.BaseEvent) {
      const { roster } = this.data
      const giver = this.memberOf(event)
      if (!roster || !giver) return
      this.setData({
        giver,
        takers: takersFor(giver, roster.members),
        handTitle: `交接${giver.name}手上的 ${giver.holds} 声哨`,
        handFault: '',
        _handId: newRequestId(),
      })
    },

    keep() {
      this.setData({ giver: null })
    },

    async hand(event: WechatMiniprogram.CustomEvent<{ to: string }>) {
      const { giver, isHanding, _id, _handId } = this.data
      if (!giver || isHanding) return
      this.setData({ isHanding: true, handFault: '' })
      try {
        const { roster, text } = await handOverWhistles(_id, giver.person, event.detail.to, _handId)
        this.show(roster)
        this.setData({ giver: null })
        say(text)
      } catch (error) {
        this.setData({ handFault: sentenceOf(error) })
      }
      this.setData({ isHanding: false })
    },
  },
})

import type { ActivityAction, ActivityView } from '../../../../typings/contract'
import { keepFresh } from '../../../behaviors/keep-fresh'
import { pageView } from '../../../behaviors/page-view'
import { newRequestId, pathOf, sentenceOf } from '../../../services/cloud'
import { isSure } from '../../../services/confirm'
import { sendAgreed } from '../../../services/privacy'
import { checkInCodePage, closeActivityPage, editActivityPage, participantsPage } from '../../../services/route'
import { activityCard, homeCard } from '../../../services/share'
import { askFor } from '../../../services/subscribe'
import { say } from '../../../services/tell'
import { callOffActivity, getActivity, joinActivity, leaveActivity } from '../services/activity'

/** 一个活动：报名、取消、候补第几位；组织者的签到码、名单、修改、取消和收尾。 */
Component({
  behaviors: [pageView, keepFresh],
  options: { pureDataPattern: /^_/ },
  data: {
    activity: null as ActivityView | null,
    name: '',
    /** The person has no name yet, and has been asked for one. */
    asksName: false,
    fault: '',
    /** Of the action being sent. */
    sending: '',
    isCallingOff: false,
    offFault: '',
    _id: '',
    /** Of a sign-up that has not been answered. */
    _requestId: '',
  },
  methods: {
    onLoad({ id = '' }: { id?: string }) {
      this.setData({ _id: decodeURIComponent(id) })
      this.readWith(async () => ({ activity: await getActivity(this.data._id) }))
    },

    onShow() {
      void this.load()
      this.keepFresh(() => {
        if (!this.data.sending) void this.load()
      })
    },

    onName(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.setData({ name: event.detail.value, fault: '' })
    },

    act(event: WechatMiniprogram.CustomEvent<{ name: ActivityAction }>) {
      const { activity } = this.data
      if (!activity || this.data.sending) return
      const { id, place } = activity
      const pages: Partial<Record<ActivityAction, string>> = {
        code: checkInCodePage(id),
        people: participantsPage(id),
        change: editActivityPage(place.id, id),
        close: closeActivityPage(id),
      }
      const { name } = event.detail
      const url = pages[name]
      if (url) void wx.navigateTo({ url })
      else if (name === 'join') void this.join(activity)
      else if (name === 'leave') void this.leave(activity)
      else this.setData({ isCallingOff: true, offFault: '' })
    },

    /** 报名的这一下可以问提醒；没有称呼的先留称呼。 */
    async join({ id, needsName }: ActivityView) {
      const { name, _requestId } = this.data
      if (needsName && name.trim() === '') {
        this.setData({ asksName: true, fault: this.data.asksName ? '请留下称呼' : '' })
        return
      }
      const asking = askFor(['activity'])
      const requestId = _requestId || newRequestId()
      this.setData({ sending: 'join', fault: '', _requestId: requestId })
      try {
        const consent = await asking
        const activity = await sendAgreed(() => joinActivity(id, needsName ? name.trim() : '', consent, requestId))
        if (activity) {
          this.setData({ asksName: false, _requestId: '' })
          this.display({ activity })
          say(activity.mine?.state === 'waiting' ? '已排候补，有名额马上告诉您' : '已报名')
        }
      } catch (error) {
        const isName = pathOf(error).includes('name')
        this.setData({ fault: sentenceOf(error), ...(isName && { asksName: true }) })
        if (!isName) void this.load()
      }
      this.setData({ sending: '' })
    },

    async leave({ id, mine }: ActivityView) {
      const question = mine?.state === 'waiting' ? '取消以后，再来要重新排队。' : '名额会让给候补的人，再来要重新报名。'
      if (!(await isSure('取消报名', question))) return
      this.setData({ sending: 'leave', fault: '' })
      try {
        this.display({ activity: await leaveActivity(id) })
        say('已取消报名')
      } catch (error) {
        this.setData({ fault: sentenceOf(error) })
      }
      this.setData({ sending: '' })
    },

    async callOff(event: WechatMiniprogram.CustomEvent<{ reason: string }>) {
      if (this.data.sending) return
      this.setData({ sending: 'callOff', offFault: '' })
      try {
        const { reason } = event.detail
        const activity = await sendAgreed(() => callOffActivity(this.data._id, reason))
        if (activity) {
          this.setData({ isCallingOff: false })
          this.display({ activity })
          say('已取消，报了名的人都会收到')
        }
      } catch (error) {
        this.setData({ offFault: sentenceOf(error) })
      }
      this.setData({ sending: '' })
    },

    keepOn() {
      this.setData({ isCallingOff: false })
    },

    onShareAppMessage() {
      const { activity } = this.data
      return activity ? activityCard(activity) : homeCard()
    },
  },
})

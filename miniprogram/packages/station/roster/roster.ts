import type { Choice, MonthView, ShiftActionName, ShiftView } from '../../../../typings/contract'
import { pageView } from '../../../behaviors/page-view'
import { isSure } from '../../../services/confirm'
import { calendarDay, monthAfter } from '../../../services/moment'
import { planPage } from '../../../services/route'
import { say } from '../../../services/tell'
import { oneStep } from '../behaviors/one-step'
import { assignDuty, cancelDuty, copyDuty, getMonth, turnOf } from '../services/station'
import { choicesOf, type DutyDay, daysOf } from './days'

/** 一个月的值守表；负责这里的人可以排、换、删，照着上个月或者头七天排满。 */
Component({
  behaviors: [pageView, oneStep],
  options: { pureDataPattern: /^_/ },
  data: {
    month: null as MonthView | null,
    days: [] as DutyDay[],
    choices: [] as Choice[],
    offered: ['assign', 'cancel'] as ShiftActionName[],
    /** The shift someone else is being chosen for. */
    changing: null as ShiftView | null,
    picked: '',
    _place: '',
    _month: '',
    /** The month has been rolled to today once: where the person has gone since stays. */
    _isRolled: false,
  },
  methods: {
    onLoad({ place = '', month = '' }: { place?: string; month?: string }) {
      this.setData({ _place: decodeURIComponent(place), _month: month })
      this.readWith(
        async () => this.drawn(await getMonth(this.data._place, this.data._month)),
        () => this.showToday(),
      )
    },

    onShow() {
      void this.load()
    },

    drawn(month: MonthView) {
      return { month, days: daysOf(month.shifts), choices: choicesOf(month.crew), _month: month.month }
    },

    /** 打开本月的，从今天看起。 */
    showToday() {
      const today = calendarDay(Date.now())
      const day = this.data.days.find(({ date }) => date >= today)
      if (this.data._isRolled || !day || this.data._month !== today.slice(0, 7)) return
      this.setData({ _isRolled: true })
      void wx.pageScrollTo({ selector: `#day-${day.date}`, offsetTop: -12, duration: 0 })
    },

    async step(step: string, ask: (requestId: string) => Promise<MonthView>, said: string) {
      const month = await this.take(step, ask, said)
      if (month) this.display({ ...this.drawn(month), changing: null })
      return month
    },

    turn(event: WechatMiniprogram.BaseEvent) {
      const { step } = event.currentTarget.dataset
      this.setData({ _month: monthAfter(this.data._month, step === 'next' ? 1 : -1), month: null })
      void this.load()
    },

    plan() {
      void wx.navigateTo({ url: planPage(this.data._place, this.data._month) })
    },

    async copy(event: WechatMiniprogram.BaseEvent) {
      const from = event.currentTarget.dataset.from === 'lastMonth' ? 'lastMonth' : 'firstWeek'
      const { _place: place, _month: at } = this.data
      const month = await this.step(from, (id) => copyDuty({ place, month: at, from }, id), '')
      if (month) say(month.leftOut ? `排好了；${month.leftOut} 班的人不在这里了，或者那时有别的班，没有排` : '排好了')
    },

    async onAct(event: WechatMiniprogram.CustomEvent<{ name: ShiftActionName; shift: ShiftView }>) {
      const { name, shift } = event.detail
      if (name === 'assign') {
        this.setData({ changing: shift, picked: '', fault: '' })
        return
      }
      const question = `${shift.dayText} ${shift.spanText} ${shift.name}。排上的人会收到消息。`
      if (await isSure('删掉这一班', question))
        await this.step(`cancel ${shift.id}`, (id) => cancelDuty(turnOf(this.data._place, shift), id), '已删掉')
    },

    onPick(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.setData({ picked: event.detail.value, fault: '' })
    },

    async assign() {
      const { changing, picked, _place } = this.data
      if (!changing || !picked) return
      await this.step('assign', (id) => assignDuty(turnOf(_place, changing), picked, id), '已换好')
    },

    onSheet(event: WechatMiniprogram.CustomEvent<{ visible: boolean }>) {
      if (!event.detail.visible) this.close()
    },

    close() {
      this.setData({ changing: null, fault: '' })
    },
  },
})

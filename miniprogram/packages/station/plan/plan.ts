import type { Choice } from '../../../../typings/contract'
import { pageView } from '../../../behaviors/page-view'
import { calendarDay } from '../../../services/moment'
import { whereIs } from '../../../services/page'
import { oneStep } from '../behaviors/one-step'
import { getMonth, planDuty } from '../services/station'

/** 排班：谁、几点到几点、哪几天。 */
Component({
  behaviors: [pageView, oneStep],
  options: { pureDataPattern: /^_/ },
  data: {
    name: '',
    month: '',
    monthText: '',
    choices: null as Choice[] | null,
    person: '',
    from: '08:30',
    until: '12:00',
    dates: [] as string[],
    today: '',
    _place: '',
  },
  methods: {
    onLoad({ place = '', month = '' }: { place?: string; month?: string }) {
      this.setData({ _place: decodeURIComponent(place), month, today: calendarDay(Date.now()) })
      this.readWith(async () => {
        const { name, monthText, crew } = await getMonth(this.data._place, this.data.month)
        return {
          name,
          monthText,
          choices: crew.map(({ person, name: text, text: note }) => ({ value: person, text, note })),
        }
      })
      void this.load()
    },

    onPerson(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.setData({ person: event.detail.value, fault: '' })
    },
    onFrom(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.setData({ from: event.detail.value, fault: '' })
    },
    onUntil(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.setData({ until: event.detail.value, fault: '' })
    },
    onDates(event: WechatMiniprogram.CustomEvent<{ chosen: string[] }>) {
      this.setData({ dates: event.detail.chosen, fault: '' })
    },

    async send() {
      const { _place: place, month, person, from, until, dates } = this.data
      const fault = !person
        ? '请选择谁来值'
        : from === until
          ? '值守的起止时间不能一样'
          : dates.length === 0
            ? '请选择日期'
            : ''
      this.setData({ fault })
      if (fault) return
      const ask = (id: string) => planDuty({ place, month, person, span: { from, until }, dates }, id)
      if ((await this.take('plan', ask, '排好了')) && whereIs(this) === 'top') void wx.navigateBack()
    },
  },
})

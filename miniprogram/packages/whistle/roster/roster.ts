import type { DepartmentRoster } from '../../../../typings/contract'
import { type Failure, failureOf, newRequestId, sentenceOf } from '../../../services/cloud'
import { getDepartmentRoster, setShifts } from '../../../services/whistle'
import { say } from '../../../services/tell'
import { type Day, daysOf, shiftsOf } from './days'

/** 部门值班表：吹哨叫到的是谁；联络员一天一天排。 */
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
    _id: '',
    _requestId: '',
  },
  methods: {
    onLoad({ id = '' }: { id?: string }) {
      this.setData({ _id: decodeURIComponent(id), _requestId: newRequestId() })
      void this.load()
    },

    async load() {
      this.setData({ error: '' })
      try {
        this.show(await getDepartmentRoster(this.data._id))
      } catch (error) {
        this.setData(failureOf(error))
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
  },
})

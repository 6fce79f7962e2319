import { type Failure, failureOf, type Fault, faultOf, newRequestId } from '../../../services/cloud'
import { acknowledge } from '../../../services/confirm'
import { whereIs } from '../../../services/page'
import { sendAgreed } from '../../../services/privacy'
import { say } from '../../../services/tell'
import { listRooms, saveRoom } from '../services/room'
import { AHEAD, BLANK, CLOCKS, FOR_WHOM, formOf, inputOf, MOST, type RoomForm } from './settings'

const FIELDS = ['name', 'capacity', 'equipment', 'days', 'from', 'until'] as const
const NO_FAULT: Fault<(typeof FIELDS)[number]> = { field: '', text: '' }

/** 添一间活动室，或者改它的规则：什么时候开、谁能约、能约多久。 */
Component({
  options: { pureDataPattern: /^_/ },
  data: {
    form: BLANK,
    forWhom: FOR_WHOM,
    ahead: AHEAD,
    most: MOST,
    clocks: CLOCKS,
    isReady: false,
    error: '',
    errorKind: 'failed' as Failure['errorKind'],
    fault: NO_FAULT,
    isSending: false,
    _place: '',
    _id: '',
    _requestId: '',
  },
  methods: {
    onLoad({ place = '', id = '' }: { place?: string; id?: string }) {
      this.setData({ _place: decodeURIComponent(place), _id: decodeURIComponent(id), _requestId: newRequestId() })
      if (!id) void wx.setNavigationBarTitle({ title: '添一间活动室' })
      void this.load()
    },

    async load() {
      this.setData({ error: '' })
      try {
        const { items } = await listRooms(this.data._place)
        const room = items.find(({ id }) => id === this.data._id)
        this.setData({ form: room ? formOf(room) : BLANK, isReady: true })
      } catch (error) {
        this.setData(failureOf(error))
      }
    },

    fill(change: Partial<RoomForm>) {
      this.setData({ form: { ...this.data.form, ...change }, fault: NO_FAULT, _requestId: newRequestId() })
    },
    onField(event: WechatMiniprogram.CustomEvent<{ value: string | boolean }>) {
      this.fill({ [String(event.currentTarget.dataset.field)]: event.detail.value })
    },
    onClock(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.fill({ [String(event.currentTarget.dataset.field)]: CLOCKS[Number(event.detail.value)] })
    },
    onDays(event: WechatMiniprogram.CustomEvent<{ days: number[] }>) {
      this.fill({ days: event.detail.days })
    },

    async save() {
      const { form, isSending, _place, _id, _requestId } = this.data
      if (isSending) return
      this.setData({ isSending: true, fault: NO_FAULT })
      try {
        const room = await sendAgreed(() => saveRoom(inputOf(form, _place, _id), _requestId))
        if (room) {
          if (room.strandedText) await acknowledge('已保存', room.strandedText)
          else say('已保存')
          if (whereIs(this) === 'top') void wx.navigateBack()
        }
      } catch (error) {
        this.setData({ fault: faultOf(error, FIELDS) })
      }
      this.setData({ isSending: false })
    },
  },
})

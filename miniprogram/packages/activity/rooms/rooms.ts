import type { BookingItem, RoomDay, RoomList } from '../../../../typings/contract'
import type { Chip } from '../../../components/chip-bar/chip-bar'
import { pageView } from '../../../behaviors/page-view'
import { newRequestId, sentenceOf } from '../../../services/cloud'
import { isSure } from '../../../services/confirm'
import { sendAgreed } from '../../../services/privacy'
import { roomPage } from '../../../services/route'
import { askFor } from '../../../services/subscribe'
import { say } from '../../../services/tell'
import { answerBooking, bookRoom, cancelBooking, getRoomDay, listRooms } from '../services/room'
import { NOTHING, pick, pickedText } from './picking'

type Asked = { booking: BookingItem; how: 'cancel' | 'refuse' }

/** 活动室：选一间、选一天、选时间，写上用途就约好了；管理的人看得到谁约了。 */
Component({
  behaviors: [pageView],
  options: { pureDataPattern: /^_/ },
  data: {
    list: null as RoomList | null,
    rooms: [] as Chip[],
    day: null as RoomDay | null,
    room: '',
    date: '',
    picked: NOTHING,
    pickedText: '',
    purpose: '',
    name: '',
    fault: '',
    sending: '',
    /** What a reason is asked for. */
    asked: null as Asked | null,
    askedFault: '',
    _place: '',
    _requestId: '',
  },
  methods: {
    onLoad({ place = '', room = '', date = '' }: { place?: string; room?: string; date?: string }) {
      this.setData({
        _place: decodeURIComponent(place),
        room: decodeURIComponent(room),
        date: decodeURIComponent(date),
      })
      this.readWith(() => this.read())
    },

    onShow() {
      void this.load()
    },

    async read() {
      const list = await listRooms(this.data._place)
      const room = list.items.find(({ id }) => id === this.data.room) ?? list.items[0]
      const day = room ? await getRoomDay(room.id, this.data.date) : null
      const rooms = list.items.map(({ id, name }) => ({ value: id, text: name }))
      return { list, rooms, room: room?.id ?? '', day, date: day?.date ?? '', ...this.unpicked() }
    },

    unpicked() {
      return { picked: NOTHING, pickedText: '', fault: '', _requestId: newRequestId() }
    },

    chooseRoom(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.setData({ room: event.detail.value, date: '', ...this.unpicked() })
      void this.load()
    },
    chooseDay(event: WechatMiniprogram.CustomEvent<{ date: string }>) {
      this.setData({ date: event.detail.date, ...this.unpicked() })
      void this.load()
    },
    choose(event: WechatMiniprogram.CustomEvent<{ at: number }>) {
      const { day, picked } = this.data
      if (!day || day.closedText) return
      const now = pick(day.slots, picked, event.detail.at)
      this.setData({ ...this.unpicked(), picked: now, pickedText: pickedText(day.slots, now) })
      // 刚选好的，用途在下面一屏。
      if (picked.from < 0 && now.from >= 0) void wx.pageScrollTo({ selector: '#at-purpose' })
    },
    onField(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.setData({
        [String(event.currentTarget.dataset.field)]: event.detail.value,
        fault: '',
        _requestId: newRequestId(),
      })
    },

    async book() {
      const { day, picked, purpose, name, sending, _requestId } = this.data
      const [first, last] = [day?.slots[picked.from], day?.slots[picked.until]]
      if (!day || !first || !last || sending) return
      const asking = askFor(['activity'])
      this.setData({ sending: 'book', fault: '' })
      try {
        const consent = await asking
        const input = {
          ...{ room: day.room.id, date: day.date, from: first.from, until: last.until, purpose },
          ...(day.needsName && name.trim() && { name: name.trim() }),
          ...(consent && { consent }),
        }
        const booking = await sendAgreed(() => bookRoom(input, _requestId))
        if (booking) {
          say(booking.state === 'asked' ? '已提交，同意了会告诉您' : '约好了')
          this.setData({ purpose: '' })
          await this.load()
        }
      } catch (error) {
        const fault = sentenceOf(error)
        // 刚被约走的，看到的就不对了。
        await this.load()
        this.setData({ fault })
      }
      this.setData({ sending: '' })
    },

    async act(event: WechatMiniprogram.CustomEvent<{ id: string; how: 'cancel' | 'approve' | 'refuse' }>) {
      const { id, how } = event.detail
      const booking = this.data.day?.bookings.find((one) => one.id === id)
      if (!booking || this.data.sending) return
      if (how === 'refuse' || (how === 'cancel' && booking.who))
        this.setData({ asked: { booking, how }, askedFault: '' })
      else if (how === 'approve') await this.settle(id, () => answerBooking(booking, 'approve', ''), '已同意')
      else if (await isSure('取消预约', `${booking.whenText}，空出来给别人。`))
        await this.settle(id, () => cancelBooking(booking, ''), '已取消')
    },

    async explain(event: WechatMiniprogram.CustomEvent<{ reason: string }>) {
      const { asked } = this.data
      if (!asked) return
      const { booking, how } = asked
      const { reason } = event.detail
      const send = () => (how === 'refuse' ? answerBooking(booking, 'refuse', reason) : cancelBooking(booking, reason))
      await this.settle(booking.id, send, how === 'refuse' ? '已回复' : '已取消，会告诉他')
    },

    async settle(id: string, send: () => Promise<BookingItem>, done: string) {
      this.setData({ sending: id, askedFault: '' })
      try {
        if (await sendAgreed(send)) {
          say(done)
          this.setData({ asked: null })
          await this.load()
        }
      } catch (error) {
        if (this.data.asked) this.setData({ askedFault: sentenceOf(error) })
        else say(sentenceOf(error))
      }
      this.setData({ sending: '' })
    },

    closeAsked() {
      this.setData({ asked: null })
    },

    addRoom() {
      void wx.navigateTo({ url: roomPage(this.data._place) })
    },
    editRoom() {
      void wx.navigateTo({ url: roomPage(this.data._place, this.data.room) })
    },
  },
})

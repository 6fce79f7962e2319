import type { Duty, InvitationView, Post } from '../../../../typings/contract'
import type { Chip } from '../../../components/chip-bar/chip-bar'
import { inviteIn } from '../../../services/account'
import { isReused, newRequestId, sentenceOf } from '../../../services/cloud'
import { currentRole, knowMe } from '../../../services/store'
import { homeCard, invitationCard } from '../../../services/share'
import { listCategories } from '../../../services/ticket'
import { COUNT_CHIPS, DUTY_CHIPS, placesOf, POSTS, SEATS } from './choices'
import { BLANK, invitationOf, type Invited, type InviteForm, takesMany } from './form'

/** 邀请下一级的人：选身份和地方，得到一个码，转给他。 */
Component({
  options: { pureDataPattern: /^_/ },
  data: {
    ...BLANK,
    isReady: false,
    error: '',
    fault: '',
    roles: [] as Array<{ value: string; text: string }>,
    places: [] as Chip[],
    groups: [] as Chip[],
    duties: DUTY_CHIPS,
    seats: SEATS,
    posts: POSTS,
    counts: COUNT_CHIPS,
    takesMany: false,
    canSend: false,
    isSending: false,
    invitation: null as InvitationView | null,
    /** Asked for by whoever opened the page. */
    _area: '',
    _requestId: '',
  },
  observers: {
    'role, place, isStandIn, duty, post, categories, uses'() {
      const form = this.formNow()
      // 换了内容就是另一个邀请。
      this.setData({ takesMany: takesMany(form), canSend: !!invitationOf(form), fault: '', _requestId: newRequestId() })
    },
  },
  methods: {
    onLoad({ area = '' }: { area?: string }) {
      this.setData({ _area: decodeURIComponent(area) })
      void this.load()
    },

    async load() {
      this.setData({ error: '' })
      try {
        await knowMe()
        const role = currentRole()
        const groups = (await listCategories()).map(({ code, name }): Chip => ({ value: code, text: name }))
        const places = role ? await placesOf(role) : []
        this.setData({ groups, roles: (role?.invites ?? []).map(({ role: value, text }) => ({ value, text })) })
        this.choosePlaces(places)
        const [only, ...others] = role?.invites ?? []
        if (only && others.length === 0) this.setData({ role: only.role })
      } catch (error) {
        this.setData({ error: sentenceOf(error) })
      }
      this.setData({ isReady: true })
    },

    choosePlaces(places: Chip[]) {
      const wanted = places.find(({ value }) => value === this.data._area)
      const [only, ...others] = places
      this.setData({ places, place: wanted?.value ?? (others.length === 0 ? (only?.value ?? '') : '') })
    },

    chooseRole(event: WechatMiniprogram.CustomEvent<{ value: Invited }>) {
      this.setData({ role: event.detail.value, isStandIn: false, duty: '', post: '', categories: [], uses: 1 })
    },
    choosePlace(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.setData({ place: event.detail.value })
    },
    chooseSeat(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.setData({ isStandIn: event.detail.value === 'stand-in', uses: 1 })
    },
    chooseDuty(event: WechatMiniprogram.CustomEvent<{ value: Duty }>) {
      this.setData({ duty: event.detail.value })
    },
    choosePost(event: WechatMiniprogram.CustomEvent<{ value: Post }>) {
      this.setData({ post: event.detail.value })
    },
    chooseCategories(event: WechatMiniprogram.CustomEvent<{ values: string[] }>) {
      this.setData({ categories: event.detail.values })
    },
    chooseUses(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.setData({ uses: Number(event.detail.value) })
    },

    formNow(): InviteForm {
      const { role, place, isStandIn, duty, post, categories, uses } = this.data
      return { role, place, isStandIn, duty, post, categories, uses }
    },

    async send() {
      const input = invitationOf(this.formNow())
      if (!input || this.data.isSending) return
      this.setData({ isSending: true, fault: '' })
      try {
        this.setData({ invitation: await inviteIn(input, this.data._requestId) })
      } catch (error) {
        if (isReused(error)) this.setData({ _requestId: newRequestId() })
        this.setData({ fault: sentenceOf(error) })
      }
      this.setData({ isSending: false })
    },

    again() {
      this.setData({ invitation: null, _requestId: newRequestId() })
    },

    onShareAppMessage() {
      const { invitation } = this.data
      return invitation ? invitationCard(invitation) : homeCard()
    },
  },
})

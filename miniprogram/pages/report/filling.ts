import type { CategoryView, Source } from '../../../typings/contract'
import type { Chip } from '../../components/chip-bar/chip-bar'
import { classChoice } from '../../behaviors/class-choice'
import { placeChoice } from '../../behaviors/place-choice'
import { currentRole, knowMe } from '../../services/store'
import { type Answers } from '../../services/ticket'
import { type Behalf, blankForm, draft, isBlank, type ReportFault, type ReportForm } from './form'
import { savedFiles } from './saved-files'
import { isForCaller, sourcesOf } from './source'

const NO_FAULT: ReportFault = { field: '', text: '' }
const NO_ANSWERS: Record<string, Answers> = {}

/** 填表：填一点存一点；改过的地方，不再说它不对。 */
export const filling = Behavior({
  behaviors: [savedFiles, classChoice, placeChoice],
  data: {
    source: '' as Source | '',
    /** What can be chosen in the person's role; empty for residents. */
    sources: [] as Chip[],
    words: '',
    count: 0,
    answers: NO_ANSWERS,
    /** Those to the class chosen now. */
    said: {},
    behalf: { who: '', phone: '' },
    isAnonymous: false,
    box: '',
    isRestored: false,
    fault: NO_FAULT,
    /** What was in the field at fault. */
    _faulty: '',
  },
  observers: {
    'source, words, photos, clip, _saved, category, answers, place, isPlaceFound, behalf, isAnonymous, box'() {
      if (!this.data._requestId) return
      this.keep()
      const { fault, _faulty } = this.data
      if (fault.field && this.contentOf(fault.field) !== _faulty) this.setData({ fault: NO_FAULT })
    },
    'category, answers'(category: CategoryView | null, answers: Record<string, Answers>) {
      this.setData({ said: answers[category?.code ?? ''] ?? {} })
    },
    fault({ field }: ReportFault) {
      this.setData({ _faulty: field && this.contentOf(field) })
      // 错的地方可能在屏幕外面。
      if (field) void wx.pageScrollTo({ selector: `#at-${field}`, offsetTop: -12 })
    },
  },
  methods: {
    /** Goes on where the form was left, or begins anew. */
    begin() {
      const kept = draft.restore()
      this.start({ ...blankForm(), ...kept })
      this.setData({ isRestored: kept !== undefined })
    },

    start({ photos, video, waiting, film, requestId, ...fields }: ReportForm) {
      void this.restorePhotos(photos)
      this.restoreClip(video)
      this.resumeFiles(waiting, film)
      const count = [...fields.words].length
      this.setData({ ...fields, count, placeNote: '', fault: NO_FAULT, _requestId: requestId })
      void this.suggestClass(fields.words)
    },

    /** 以哪种身份来的，就有哪些来源可选。 @param wanted what the page was opened for */
    async offerSources(wanted: string | undefined) {
      await knowMe()
      const sources = sourcesOf(currentRole()?.role)
      const source = [wanted, this.data.source].find((one) => sources.some(({ value }) => value === one))
      this.setData({ sources, source: (source ?? sources[0]?.value ?? '') as Source | '' })
    },

    /** 来电、来访、意见箱说的不是登记的人站着的地方：要人来选。别的先按手机定位。 */
    placeBySource() {
      const { source, place } = this.data
      if (isForCaller(source)) this.dropFound()
      else if (!place) void this.findPlace()
    },

    keep() {
      const { source, words, category, isChosen, answers, place, isPlaceFound, clip, behalf, isAnonymous, box } =
        this.data
      const form: ReportForm = {
        ...{ source, words, category, isChosen, answers, place, isPlaceFound, behalf, isAnonymous, box },
        photos: this.arrivedPhotos(),
        video: clip?.fileID ?? '',
        ...this.filesOnPhone(),
        requestId: this.data._requestId,
      }
      if (isBlank(form)) draft.forget()
      else draft.keep(form)
    },

    clear() {
      const { source, box } = this.data
      this.setData({ isRestored: false })
      this.finish()
      this.start({ ...blankForm(), source, box })
      this.placeBySource()
    },

    /** What was written has become a ticket, or is not wanted any more: the next form begins anew. */
    finish() {
      this.setData({ _requestId: '' })
      this.discardFiles()
      draft.forget()
    },

    contentOf(field: Exclude<ReportFault['field'], ''>): string {
      const { photos, clip, ...others } = this.data
      if (field === 'photos') return photos.map(({ key, state }) => `${key} ${state}`).join()
      if (field === 'video') return clip ? `${clip.key} ${clip.state}` : ''
      return JSON.stringify(others[field])
    },

    onSource(event: WechatMiniprogram.CustomEvent<{ value: Source }>) {
      this.setData({ source: event.detail.value })
      this.placeBySource()
    },

    onWords(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
      const words = event.detail.value
      this.setData({ words, count: [...words].length })
      void this.suggestClass(words)
    },

    /** 回答了这一类的问题，就是认了这一类。 */
    onAnswer(event: WechatMiniprogram.CustomEvent<{ key: string; value: string | string[] }>) {
      const { key, value } = event.detail
      const { category, answers } = this.data
      if (!category) return
      const said = { ...answers[category.code], [key]: value }
      this.setData({ answers: { ...answers, [category.code]: said }, isChosen: true })
    },

    onBehalf(event: WechatMiniprogram.CustomEvent<{ behalf: Behalf }>) {
      this.setData({ behalf: event.detail.behalf })
    },

    onAnonymous(event: WechatMiniprogram.CustomEvent<{ value: boolean }>) {
      this.setData({ isAnonymous: event.detail.value })
    },
  },
})

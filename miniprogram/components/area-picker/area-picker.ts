import type { AreaItem } from '../../../typings/contract'
import { listAreas } from '../../services/area'
import { sentenceOf } from '../../services/cloud'
import { beginTurn } from '../../services/turn'

const QUESTIONS: Record<AreaItem['kind'], string> = {
  district: '选择区',
  street: '选择街道',
  community: '选择社区',
  village: '选择社区',
  grid: '选择网格',
}

/** 一级一级选到网格：街道 → 社区 → 网格。选中时给出 `{ area, text }`。 */
Component({
  options: { pureDataPattern: /^_/ },
  properties: {
    visible: { type: Boolean, value: false },
    /** Villages have no grids; leave them out where only a grid will do. */
    needsGrid: { type: Boolean, value: false },
    /** Offer to look where the phone is; the page does it, on `here`. */
    offersHere: { type: Boolean, value: false },
    isFinding: { type: Boolean, value: false },
    hereFault: { type: String, value: '' },
  },
  data: {
    path: [] as AreaItem[],
    items: [] as AreaItem[],
    question: '',
    isLoading: false,
    error: '',
  },
  observers: {
    visible(visible: boolean) {
      if (visible && this.data.items.length === 0) void this.descend([])
    },
  },
  methods: {
    /** Shows what lies below the last area of `path`; a level with a single district is not worth a question. */
    async descend(path: AreaItem[]) {
      const isNewest = beginTurn(this)
      this.setData({ path, isLoading: true, error: '' })
      try {
        const found = await listAreas(path[path.length - 1]?.id)
        if (!isNewest()) return
        const items = this.data.needsGrid ? found.filter(({ kind }) => kind !== 'village') : found
        const [only] = items
        if (only?.kind === 'district' && items.length === 1) {
          await this.descend([only])
          return
        }
        this.setData({ items, question: only ? QUESTIONS[only.kind] : '', isLoading: false })
      } catch (error) {
        if (isNewest()) this.setData({ error: sentenceOf(error), isLoading: false })
      }
    },

    choose(event: WechatMiniprogram.BaseEvent) {
      const area = this.data.items.find(({ id }) => id === String(event.currentTarget.dataset.id))
      if (!area || this.data.isLoading) return
      const path = [...this.data.path, area]
      if (area.kind !== 'grid' && area.kind !== 'village') {
        void this.descend(path)
        return
      }
      const text = path
        .filter(({ kind }) => kind !== 'district')
        .map(({ name }) => name)
        .join(' · ')
      this.triggerEvent('choose', { area, text })
    },

    back(event: WechatMiniprogram.BaseEvent) {
      void this.descend(this.data.path.slice(0, Number(event.currentTarget.dataset.at)))
    },

    retry() {
      void this.descend(this.data.path)
    },

    askHere() {
      this.triggerEvent('here')
    },

    shift(event: WechatMiniprogram.CustomEvent<{ visible: boolean }>) {
      if (!event.detail.visible) this.triggerEvent('close')
    },

    close() {
      this.triggerEvent('close')
    },
  },
})

import type { NeedItem } from '../../../../typings/contract'
import { openPage } from '../../../services/open'
import { needPage, resourcePage } from '../../../services/route'

/** 清单里的一行：是什么，到哪一步；点开看。 */
Component({
  properties: { item: { type: Object, value: {} as NeedItem } },
  data: { label: '' },
  observers: {
    item({ title = '', kindText = '', statusText = '', tags = [] }: Partial<NeedItem>) {
      this.setData({ label: [title, kindText, ...tags.map(({ text }) => text), statusText].filter(Boolean).join('，') })
    },
  },
  methods: {
    open() {
      const { id, kind } = this.data.item
      openPage(kind === 'need' ? needPage(id) : resourcePage(id))
    },
  },
})

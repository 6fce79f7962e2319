import type { RebuildView } from '../../../../../typings/contract'
import { sentenceOf } from '../../../../services/cloud'
import { rebuildBoard } from '../../services/board'

const textOf = ({ days, mended, isDone }: RebuildView): string =>
  isDone ? `已核对 ${days} 天，改正 ${mended} 处` : '正在核对，过一会儿再看'

/** 重新核对数字：从每件诉求的时间线重算一遍。 */
Component({
  properties: { area: { type: String, value: '' } },
  data: { isAsking: false, answer: '' },
  observers: {
    area() {
      this.setData({ answer: '' })
    },
  },
  methods: {
    async rebuild() {
      if (this.data.isAsking) return
      this.setData({ isAsking: true, answer: '' })
      const answer = await rebuildBoard(this.data.area).then(textOf, sentenceOf)
      this.setData({ isAsking: false, answer })
    },
  },
})

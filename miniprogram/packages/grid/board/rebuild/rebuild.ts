import type { RebuildView, RoleView } from '../../../../../typings/contract'
import { meWatch } from '../../../../behaviors/me-watch'
import { sentenceOf } from '../../../../services/cloud'
import { rebuildBoard } from '../../services/board'

/** 街道只能核对本街道的：地方的编码以上级的编码开头。 */
const isTheirs = ({ role, scope }: RoleView, area: string): boolean =>
  role === 'district' || (role === 'street' && area.startsWith(scope))

const textOf = ({ days, mended, isDone }: RebuildView): string =>
  isDone ? `已核对 ${days} 天，改正 ${mended} 处` : '正在核对，过一会儿再看'

/** 重新核对数字：从每件诉求的时间线重算一遍。 */
Component({
  behaviors: [meWatch],
  properties: { area: { type: String, value: '' } },
  data: { canRebuild: false, isAsking: false, answer: '' },
  observers: {
    'role, area'(role: RoleView | null, area: string) {
      this.setData({ canRebuild: role !== null && isTheirs(role, area) })
    },
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

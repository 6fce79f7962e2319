import type { SheetView } from '../../../../typings/contract'
import { exactTime } from '../../../services/moment'

/** 一哨一考核：每一项怎么量、得几分，摆在明处；系统评单和街道评价并排，不混在一起。 */
Component({
  properties: {
    sheet: { type: Object, value: null as SheetView | null },
  },
  data: { when: '' },
  observers: {
    sheet(sheet: SheetView | null) {
      if (sheet) this.setData({ when: exactTime(sheet.at) })
    },
  },
})

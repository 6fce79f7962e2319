interface Cell {
  heading: string
  text: string
}

/** 表里的一行，竖着排：手机上放不下一张宽表，每个数字带着它的列名。 */
Component({
  properties: {
    headings: { type: Array, value: [] as string[] },
    cells: { type: Array, value: [] as string[] },
    isTotal: { type: Boolean, value: false },
    /** 从这一列起很多都是零，只列有的；0 是每一列都列. */
    sparseFrom: { type: Number, value: 0 },
    /** There is a page behind it. */
    opens: { type: Boolean, value: false },
  },
  data: { rank: '', name: '', rest: [] as Cell[], label: '' },
  observers: {
    'headings, cells, sparseFrom'(headings: string[], cells: string[], sparseFrom: number) {
      const isRanked = headings[0] === '名次'
      const [first = '', name = ''] = isRanked ? cells : ['', ...cells]
      const rank = first === '—' ? '' : first
      const from = isRanked ? 2 : 1
      const rest = headings
        .slice(from)
        .map((heading, i) => ({ heading, text: cells[from + i] ?? '' }))
        .filter(({ text }, i) => !sparseFrom || from + i < sparseFrom || text !== '0')
      const label = [rank && `第 ${rank} 名`, name, ...rest.map(({ heading, text }) => `${heading} ${text}`)]
      this.setData({ rank, name, rest, label: label.filter(Boolean).join('，') })
    },
  },
})

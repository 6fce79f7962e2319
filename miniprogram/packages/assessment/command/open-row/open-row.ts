/** 一个街道（部门）没办完的：一共几声、快到期、超期，分在哪些部门（街道）。 */
Component({
  properties: {
    row: {
      type: Object,
      value: null as null | { name: string; open: number; dueSoon: number; overdue: number; waiting: number },
    },
  },
})

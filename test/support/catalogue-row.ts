import type { CatalogueRow } from '../../cloudfunctions/contract/catalogue'

/** An item that the demonstration's catalogue does not have, as a table has it; the row's number is 2 unless told otherwise. */
export const catalogueRow = (facts: Partial<CatalogueRow> = {}): CatalogueRow => ({
  row: 2,
  code: '3-001',
  batch: '3',
  name: '共享单车淤积清运',
  class: '街面秩序',
  categories: '非机动车乱停放',
  kind: '常规哨',
  field: '管理服务',
  lead: '区城管局',
  assists: '市交通局、区公安分局',
  answer: '4 个工作小时',
  reportIn: '不用到场',
  finish: '3 天',
  basis: '《芜湖市市容管理条例》（示例）',
  evidence: '清运前后对比照片',
  duties: 'A-04',
  initials: '',
  ...facts,
})

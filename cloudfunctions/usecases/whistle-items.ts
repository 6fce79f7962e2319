import type { ItemView } from '../contract/whistle-view'
import type { Item } from '../domain/catalogue'
import type { Department } from '../domain/department'
import { FIELD_TEXT, KIND_TEXT } from '../domain/whistle-words'

export function itemView(item: Item, departments: Map<string, Department>): ItemView {
  const nameOf = (id: string) => departments.get(id)?.name ?? '部门'
  return {
    code: item.code,
    name: item.name,
    classText: item.class,
    kind: item.kind,
    kindText: KIND_TEXT[item.kind],
    fieldText: FIELD_TEXT[item.field],
    leadText: nameOf(item.lead),
    assistText: item.assists.map(nameOf).join('、'),
    basis: item.basis,
    evidence: item.evidence,
  }
}

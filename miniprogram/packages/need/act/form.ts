import type {
  Input,
  NeedActionNeeds,
  NeedActionView,
  NeedChoice,
  ResourceActionView,
} from '../../../../typings/contract'
import type { Fault } from '../../../services/cloud'

/** 一步要填的东西。 */
export interface NeedForm {
  list: string
  /** A person; {@link UNIT} for a unit that is written down. */
  owner: string
  unit: string
  /** Empty: without one. */
  resource: string
  dueBy: number
  note: string
  photos: string[]
}

export const FIELDS = ['list', 'owner', 'resource', 'dueBy', 'note', 'photos'] as const
type Field = (typeof FIELDS)[number]
export type NeedFault = Fault<Field>
export const NO_FAULT: NeedFault = { field: '', text: '' }

/** 承办不是个人：写明一个单位。 */
export const UNIT = 'unit'
const UNIT_CHOICE: NeedChoice = { value: UNIT, text: '写明一个单位', note: '物业、社区卫生服务中心……' }
const NONE_CHOICE: NeedChoice = { value: '', text: '不用资源', note: '自己来办' }

export const ownersOf = ({ owner }: NeedActionNeeds): NeedChoice[] => (owner ? [UNIT_CHOICE, ...owner.options] : [])
export const resourcesOf = ({ resource }: NeedActionNeeds): NeedChoice[] =>
  resource ? [...resource.options, NONE_CHOICE] : []

/** 一打开是什么样：推荐的资源先选上，有资源就是服务清单。 */
export const blankForm = ({ list, resource, date }: NeedActionNeeds): NeedForm => ({
  list: list?.options[0]?.value ?? '',
  owner: '',
  unit: '',
  resource: resource?.options[0]?.value ?? '',
  dueBy: date?.value ?? 0,
  note: '',
  photos: [],
})

/** What keeps it from being sent. @param photos how many there are, arrived or not */
export function missingIn(
  { needs, name }: NeedActionView | ResourceActionView,
  form: NeedForm,
  photos: number,
): NeedFault {
  if (needs.list && !form.list) return { field: 'list', text: `请选择${needs.list.label}` }
  if (needs.owner && !form.owner) return { field: 'owner', text: '请选择由谁来办' }
  if (form.owner === UNIT && !form.unit.trim()) return { field: 'owner', text: '请写明单位' }
  if (needs.date && !form.dueBy) return { field: 'dueBy', text: `请选择${needs.date.label}` }
  if (needs.note?.isRequired && !form.note.trim()) return { field: 'note', text: `请填写${needs.note.label}` }
  if (name === 'close' && !form.note.trim() && photos === 0)
    return { field: 'note', text: '照片和文字，至少留一样作凭据' }
  return NO_FAULT
}

/** What is sent: the name, and what the step asks for. */
export function commandOf(
  { needs, name }: NeedActionView | ResourceActionView,
  form: NeedForm,
): Input<'need', 'act'>['command'] {
  const owner = form.owner === UNIT ? { unit: form.unit } : { person: form.owner }
  const command = {
    name,
    ...(needs.list && { list: form.list }),
    ...(needs.owner && { owner }),
    ...(needs.resource && form.resource && { resource: form.resource }),
    ...(needs.date && { dueBy: form.dueBy }),
    ...(needs.note && { note: form.note }),
    ...(needs.photos && { photos: form.photos }),
  }
  // 要填什么是服务端说的，填好了就是它要的那一步。
  return command as Input<'need', 'act'>['command']
}

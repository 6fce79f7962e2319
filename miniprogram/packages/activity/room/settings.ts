import type { ForWhom, Input, RoomItem } from '../../../../typings/contract'
import type { Chip } from '../../../components/chip-bar/chip-bar'

/** As it is filled in: numbers are words until they are sent. */
export interface RoomForm {
  name: string
  capacity: string
  equipment: string
  days: number[]
  from: string
  until: string
  forWhom: ForWhom
  aheadDays: string
  mostHours: string
  needsApproval: boolean
  isOpen: boolean
  /** As it was seen; of a new room there is none. */
  revision?: number
}

export const BLANK: RoomForm = {
  ...{ name: '', capacity: '20', equipment: '', days: [1, 2, 3, 4, 5, 6, 7], from: '08:30', until: '17:30' },
  ...{ forWhom: 'everyone', aheadDays: '14', mostHours: '2', needsApproval: false, isOpen: true },
}

export const FOR_WHOM: Array<{ value: ForWhom; text: string }> = [
  { value: 'everyone', text: '谁都可以约' },
  { value: 'community', text: '仅限本社区居民' },
]
const chips = (values: number[], unit: string): Chip[] =>
  values.map((value) => ({ value: String(value), text: `${value} ${unit}` }))
export const AHEAD = chips([3, 7, 14, 30], '天')
export const MOST = chips([1, 2, 3, 4], '小时')

/** Times of day a door opens or shuts at: every half hour from six to ten in the evening. */
export const CLOCKS: string[] = Array.from({ length: 33 }, (_, i) => {
  const minutes = 360 + i * 30
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
})

export const formOf = ({ settings }: RoomItem): RoomForm =>
  settings
    ? {
        ...settings,
        equipment: settings.equipment ?? '',
        capacity: String(settings.capacity),
        aheadDays: String(settings.aheadDays),
        mostHours: String(settings.mostHours),
      }
    : BLANK

export const inputOf = (form: RoomForm, place: string, id: string): Input<'room', 'save'> => ({
  ...form,
  place,
  capacity: Number(form.capacity),
  aheadDays: Number(form.aheadDays),
  mostHours: Number(form.mostHours),
  ...(id && { id }),
})

import type { WhistleCard } from '../../typings/contract'
import { NO_DEPARTMENT } from './crossing'

export const WHISTLE_FILTERS = ['standing', 'kind', 'department', 'q'] as const
export type WhistleFilters = Record<(typeof WHISTLE_FILTERS)[number], string>

export const STANDINGS = [
  { value: '', text: '没办完的都看' },
  { value: 'overdue', text: '超期' },
  { value: 'soon', text: '快到期' },
  { value: 'waiting', text: '待分单' },
  { value: 'in-time', text: '没到期的' },
]

export const KINDS = [
  { value: '', text: '各类哨' },
  { value: 'regular', text: '常规哨' },
  { value: 'key', text: '重点哨' },
  { value: 'emergency', text: '应急哨' },
]

/**
 * Those of the whistles that the filters leave.
 * @param departmentName of the department the filter names; a card tells its lead by name only
 */
export function filterWhistles(
  cards: readonly WhistleCard[],
  { standing, kind, department, q }: WhistleFilters,
  departmentName: string,
): WhistleCard[] {
  const words = q.trim().toLowerCase()
  return cards.filter(
    (card) =>
      (standing === '' || (standing === 'in-time' ? card.standing !== 'overdue' : card.standing === standing)) &&
      (kind === '' || card.kind === kind) &&
      (department === '' ||
        (department === NO_DEPARTMENT ? card.standing === 'waiting' : card.statusText.includes(departmentName))) &&
      (words === '' ||
        [card.no, card.title, card.placeText, card.statusText].some((text) => text.toLowerCase().includes(words))),
  )
}

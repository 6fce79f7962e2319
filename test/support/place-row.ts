import type { PlaceRow } from '../../cloudfunctions/contract/place-import'

/** A shop beside 车站社区's station 05, as a table has it; the row's number is 2 unless told otherwise. */
export const placeRow = (facts: Partial<PlaceRow> = {}): PlaceRow => ({
  row: 2,
  id: '',
  class: '便利店',
  name: '站前便利店',
  lng: '118.39',
  lat: '31.345',
  community: '',
  address: '站前路 5 号',
  phone: '0553-0000123',
  hours: '每天 07:00-22:30',
  exceptions: '',
  services: '',
  extended: '',
  accessibility: '',
  keeper: '',
  ...facts,
})

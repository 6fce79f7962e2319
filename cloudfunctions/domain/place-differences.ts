import type { Place } from './place'

/** Fields by which two states of a place can differ; its id and its place in time cannot. */
const FIELDS = [
  'kind',
  'class',
  'name',
  'area',
  'path',
  'street',
  'community',
  'address',
  'point',
  'phone',
  'hours',
  'exceptions',
  'photos',
  'services',
  'extended',
  'accessibility',
  'keeper',
  'sample',
  'closed',
  'reopened',
] as const
export type PlaceField = (typeof FIELDS)[number]

/** What is different between two states of one place. */
export const differences = (before: Place, after: Place): PlaceField[] =>
  FIELDS.filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]))

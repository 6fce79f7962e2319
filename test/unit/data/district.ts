/** The committed demonstration data, as the tests read it. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Catalogue } from '../../../cloudfunctions/domain/catalogue'
import type { CircleSettings } from '../../../cloudfunctions/domain/circle'
import type { Department } from '../../../cloudfunctions/domain/department'
import type { Place } from '../../../cloudfunctions/domain/place'
import type { Phrases, Policy } from '../../../cloudfunctions/domain/policy'
import type { WhistleSettings } from '../../../cloudfunctions/domain/whistle-settings'
import type { District } from '../../../cloudfunctions/usecases/ports/reference'
import type {
  Area,
  Calendar,
  Categories,
  Identity,
  Person,
  Shape,
  Stage,
  Template,
} from '../../../data/jinghu/generate/documents'

export const FOLDER = join(__dirname, '../../../data/jinghu')

function read<T>(name: string): T {
  return JSON.parse(readFileSync(join(FOLDER, name), 'utf8')) as T
}

export const areas = read<Area[]>('areas.json')
export const shapes = read<Shape[]>('shapes.json')
export const places = read<Place[]>('places.json')
export const stations = places.filter(({ kind }) => kind === 'station')
export const people = read<Person[]>('people.json')
export const identities = read<Identity[]>('identities.json')
export const templates = read<Template[]>('templates.json')
export const stage = read<Stage>('stage.json')
export const district = read<Pick<District, 'name' | 'charter'>>('district.json')
export const legend = read<CircleSettings>('circle.json').legend
export const policy = read<Policy>('policy.json')
export const phrases = read<Phrases>('phrases.json')
export const categories = only(read<Categories[]>('categories.json'))
export const departments = read<Department[]>('departments.json')
export const catalogue = only(read<Catalogue[]>('catalogue.json'))
export const whistles = read<WhistleSettings>('whistles.json')
export const calendar = only(read<Calendar[]>('calendar.json'))

export const areaById = new Map(areas.map((area) => [area._id, area]))
export const personById = new Map(people.map((person) => [person._id, person]))
export const departmentById = new Map(departments.map((department) => [department._id, department]))
export const shapeOf = new Map(shapes.map((shape) => [shape.area, shape.rings]))

export function ofKind(kind: Area['kind']): Area[] {
  return areas.filter((area) => area.kind === kind)
}

function only<T>(documents: T[]): T {
  const [document, ...others] = documents
  if (!document || others.length > 0) throw new Error('exactly one document expected')
  return document
}

import type { Calendar } from '../domain/calendar'
import type { Categories } from '../domain/category'
import type { CircleSettings } from '../domain/circle'
import type { NeedClasses } from '../domain/need-class'
import type { Template } from '../domain/notice'
import type { Phrases, Policy } from '../domain/policy'
import { Shapes } from '../domain/shapes'
import type { WhistleSettings } from '../domain/whistle-settings'
import type { District, Reference, ReferenceData } from '../usecases/ports/reference'
import { Collection } from './collection'
import { Kept, oneLoading } from './kept'
import { command as _, platform } from './platform'

/** `_id` of each reference document. */
type ReferenceDocument =
  | District
  | Categories
  | Calendar
  | Policy
  | Phrases
  | CircleSettings
  | NeedClasses
  | WhistleSettings
  | { _id: 'templates'; version: number; items: Template[] }

const references = new Collection<ReferenceDocument>('references')

/** How long an instance trusts what it has read; a new list is everywhere after this. */
const FRESH_FOR = 60_000

const kept = new Kept<Promise<Reference>>(FRESH_FOR)

async function load(): Promise<Reference> {
  const ids = ['district', 'categories', 'calendar', 'templates', 'policy', 'phrases']
  const found = await references.find({ where: { _id: _.in(ids) }, limit: ids.length })
  const of = <T extends ReferenceDocument['_id']>(id: T) => {
    const document = found.find(({ _id }) => _id === id)
    if (!document) throw new Error(`reference document missing: ${id}`)
    return document as Extract<ReferenceDocument, { _id: T }>
  }
  const templates = Object.fromEntries(of('templates').items.map((template) => [template._id, template]))
  return {
    district: of('district'),
    categories: of('categories'),
    calendar: of('calendar'),
    templates: templates as Reference['templates'],
    policy: of('policy'),
    phrases: of('phrases'),
  }
}

const keptCircle = new Kept<Promise<CircleSettings>>(FRESH_FOR)

async function loadCircle(): Promise<CircleSettings> {
  const found = await references.one('circle')
  if (!found) throw new Error('reference document missing: circle')
  return found as CircleSettings
}

const keptNeeds = new Kept<Promise<NeedClasses>>(FRESH_FOR)

async function loadNeeds(): Promise<NeedClasses> {
  const found = await references.one('needs')
  if (!found) throw new Error('reference document missing: needs')
  return found as NeedClasses
}

const keptWhistles = new Kept<Promise<WhistleSettings>>(FRESH_FOR)

async function loadWhistles(): Promise<WhistleSettings> {
  const found = await references.one('whistles')
  if (!found) throw new Error('reference document missing: whistles')
  return found as WhistleSettings
}

/** One document of many parts: there is only one key to keep it by. */
const read = () => oneLoading(kept, '', load)

/** Borders by the file they came from: a new version is a new file, so this never goes stale. */
let borders: { file: string; shapes: Promise<Shapes> } | undefined

export const referenceData: ReferenceData = {
  read,
  circle: () => oneLoading(keptCircle, '', loadCircle),
  needs: () => oneLoading(keptNeeds, '', loadNeeds),
  whistles: () => oneLoading(keptWhistles, '', loadWhistles),
  async shapes() {
    const { shapes: file } = (await read()).district
    if (borders?.file !== file) {
      const shapes = platform.downloadFile({ fileID: file }).then(({ fileContent }) => new Shapes(fileContent))
      borders = { file, shapes }
      shapes.catch(() => (borders = undefined))
    }
    return borders.shapes
  },
}

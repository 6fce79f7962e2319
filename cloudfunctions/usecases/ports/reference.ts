import type { CharterLine } from '../../contract/area'
import type { TemplateKey } from '../../contract/primitives'
import type { Calendar } from '../../domain/calendar'
import type { Categories } from '../../domain/category'
import type { Template } from '../../domain/notice'
import type { CircleSettings } from '../../domain/circle'
import type { NeedClasses } from '../../domain/need-class'
import type { Phrases, Policy } from '../../domain/policy'
import type { Shapes } from '../../domain/shapes'
import type { Change, DocumentName, KeptDocument, Pending, ReferenceGround } from '../../domain/reference-tables'
import type { Use } from '../../domain/reference-use'
import type { WhistleSettings } from '../../domain/whistle-settings'

/** The district's own settings. */
export interface District {
  _id: 'district'
  version: number
  name: string
  /** Of ticket numbers: JH. */
  prefix: string
  /** Id of the root area. */
  root: string
  /** 一套制度: how a 诉求 is handled here, in plain words. */
  charter: CharterLine[]
  /** fileID of the borders in cloud storage; a new version is a new file. */
  shapes: string
  /** Version of the atlas in force. */
  atlas: number
}

export interface Reference {
  district: District
  categories: Categories
  calendar: Calendar
  templates: Record<TemplateKey, Template>
  policy: Policy
  phrases: Phrases
}

/** Versioned reference data, kept by each instance for a short while. */
export interface ReferenceData {
  read(): Promise<Reference>
  shapes(): Promise<Shapes>
  /** Settings of the circle, which few functions need. */
  circle(): Promise<CircleSettings>
  /** Classes of needs and resources, which few functions need. */
  needs(): Promise<NeedClasses>
  /** Rules of whistles, which few functions need. */
  whistles(): Promise<WhistleSettings>
}

/** The same documents for whoever keeps them: fresh, with their former versions. */
export interface ReferenceTables {
  /** A document as it is now, and what its cells may speak of; one round trip. */
  read(name: DocumentName): Promise<{ document: KeptDocument; ground: ReferenceGround }>
  /** What elsewhere points at rows of the document by their codes. @param leaving of departments, those that are asked about */
  uses(document: KeptDocument, leaving: string[]): Promise<Use[]>
  /** A version gone by; undefined when there is none. */
  former(name: DocumentName, version: number): Promise<KeptDocument | undefined>
  /** Versions gone by, the latest first, at most 100. */
  formers(name: DocumentName): Promise<Array<{ version: number; changed?: Change }>>
  /**
   * Puts the next version in the place of the one that was read, which is kept beside it: one conditional write, with what
   * still follows from it. Only what is different is written: other fields of the document may move meanwhile.
   * @returns false when somebody else has put another there
   */
  replace(before: KeptDocument, next: KeptDocument, changed: Change, pending: Pending): Promise<boolean>
  /** Does what follows from a version and is still pending; done again, it is done once. */
  carryOut(document: KeptDocument): Promise<void>
}

import type { CharterLine } from '../../contract/area'
import type { TemplateKey } from '../../contract/primitives'
import type { Calendar } from '../../domain/calendar'
import type { Categories } from '../../domain/category'
import type { Template } from '../../domain/notice'
import type { CircleSettings } from '../../domain/circle'
import type { NeedClasses } from '../../domain/need-class'
import type { Phrases, Policy } from '../../domain/policy'
import type { Shapes } from '../../domain/shapes'
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

import { existsSync, readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import type { Program, Unit } from './program'
import { type Element, readElements } from './wxml'

/** WXML's own words and every component WeChat's documentation lists for the WebView renderer. */
const WECHAT_TAGS = new Set(
  `block template import include slot wxs
  view scroll-view swiper swiper-item movable-area movable-view cover-view cover-image match-media page-container
  root-portal share-element icon progress rich-text selection text
  button checkbox checkbox-group editor editor-portal form input keyboard-accessory label picker picker-view
  picker-view-column radio radio-group slider switch textarea
  navigator functional-page-navigator audio camera channel-live channel-video image live-player live-pusher video
  voip-room map canvas ad ad-custom official-account official-account-publish open-data open-container web-view
  navigation-bar page-meta custom-wrapper`.split(/\s+/),
)

/** An element together with the file it stands in. */
export interface PlacedElement extends Element {
  /** Path inside the mini-program. */
  file: string
}

/**
 * All elements of a unit: its own WXML and what that imports or includes, for their events and tags are the unit's too.
 * @throws Error naming the file that is missing or no WXML
 */
export function elementsOf(root: string, unit: Pick<Unit, 'id'>): PlacedElement[] {
  const files = [`${unit.id}.wxml`]
  const elements: PlacedElement[] = []
  for (const file of files) {
    const read = (): Element[] => {
      try {
        return readElements(readFileSync(path.join(root, file), 'utf8'))
      } catch (error) {
        throw new Error(`${file}: ${(error as Error).message}`, { cause: error })
      }
    }
    for (const element of read()) {
      elements.push({ ...element, file })
      const { src } = element.attributes
      if ((element.tag === 'import' || element.tag === 'include') && typeof src === 'string') {
        const target = src.startsWith('/') ? src.slice(1) : path.posix.join(path.posix.dirname(file), src)
        const wxml = target.endsWith('.wxml') ? target : `${target}.wxml`
        if (!files.includes(wxml)) files.push(wxml)
      }
    }
  }
  return elements
}

/** Tags that are neither WeChat's nor registered: WeChat draws them as nothing and says nothing. */
export function unregisteredTags(program: Program): string[] {
  return program.units.flatMap((unit) =>
    elementsOf(program.root, unit)
      .filter(({ tag }) => !WECHAT_TAGS.has(tag) && !(tag in unit.components) && !unit.generics.includes(tag))
      .map(({ file, line, tag }) => `${file}:${line}: <${tag}> is not registered in ${unit.id}.json or app.json`),
  )
}

/** Registered, and used nowhere: it is packed, loaded and forgotten. */
export function unusedRegistrations(program: Program): string[] {
  return program.units.flatMap((unit) => {
    // A generic's value (`generic:row="my-row"`) is a tag too.
    const used = new Set(
      elementsOf(program.root, unit).flatMap(({ tag, attributes }) => [
        tag,
        ...Object.entries(attributes).flatMap(([name, value]) =>
          name.startsWith('generic:') && value !== true ? [value] : [],
        ),
      ]),
    )
    return unit.registers
      .filter((tag) => !used.has(tag))
      .map((tag) => `${unit.id}.json: registers <${tag}> and does not use it`)
  })
}

/** Components and pages on disk that nothing leads to from app.json: they are neither shown nor compiled, only kept. */
export function strayUnits({ root, units }: Program): string[] {
  const reached = new Set(units.map(({ id }) => id))
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replace(/\\/g, '/'))
    .filter((name) => name.endsWith('.wxml') && !name.startsWith('miniprogram_npm/'))
    .map((name) => name.replace(/\.wxml$/, ''))
    .filter((id) => existsSync(path.join(root, `${id}.json`)) && !reached.has(id))
    .map((id) => `${id}: app.json leads nowhere near it`)
}

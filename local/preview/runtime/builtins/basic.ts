import { reveal } from '../files'
import { any, defineBuiltin, flag, number, text, type Builtin } from './define'
import { hoverProperties } from './hover'

const view = defineBuiltin({ name: 'view', properties: { ...hoverProperties }, create: () => ({}) })

const coverView = defineBuiltin({ name: 'cover-view', properties: { ...hoverProperties }, create: () => ({}) })

const words = defineBuiltin({
  name: 'text',
  properties: { selectable: flag(), userSelect: flag(), space: text(), decode: flag() },
  create: ({ host }) => ({
    update: {
      selectable: (value) => host.toggleAttribute('data-selectable', value),
      userSelect: (value) => host.toggleAttribute('data-selectable', value),
    },
  }),
})

/** Shapes of `mode` that CSS knows; the rest are positions of the unscaled picture. */
const FITS: Record<string, string> = {
  scaleToFill: 'fill',
  aspectFit: 'contain',
  aspectFill: 'cover',
  widthFix: 'fill',
  heightFix: 'fill',
}

function picture(name: string): Builtin {
  return defineBuiltin({
    name,
    template: 'none',
    properties: { src: text(), mode: text('scaleToFill'), lazyLoad: flag(), showMenuByLongpress: flag(), webp: flag() },
    create({ host, element, emit, get }) {
      const image = document.createElement('img')
      image.draggable = false
      image.alt = ''
      host.append(image)
      image.addEventListener('load', () => {
        host.removeAttribute('data-failed')
        emit('load', { width: image.naturalWidth, height: image.naturalHeight })
      })
      image.addEventListener('error', () => {
        host.setAttribute('data-failed', '')
        emit('error', { errMsg: `GET ${get('src')} failed` })
      })
      return {
        update: {
          src(source) {
            if (!source) return image.removeAttribute('src')
            const owner = element.ownerShadowRoot?.getHostNode().is ?? ''
            image.src = reveal(source, owner)
          },
          lazyLoad: (lazy) => (image.loading = lazy ? 'lazy' : 'eager'),
          mode(mode) {
            host.dataset.mode = mode
            image.style.objectFit = FITS[mode] ?? 'none'
            image.style.objectPosition = FITS[mode] ? '' : mode
          },
        },
      }
    },
  })
}

const ICON_COLOURS: Record<string, string> = {
  success: '#07c160',
  success_no_circle: '#07c160',
  info: '#10aeff',
  warn: '#fa5151',
  waiting: '#10aeff',
  cancel: '#fa5151',
  download: '#07c160',
  search: '#b2b2b2',
  clear: '#b2b2b2',
}
const ICON_FILES: Record<string, string> = {
  success: 'check-circle-filled',
  success_no_circle: 'check',
  info: 'info-circle-filled',
  warn: 'error-circle-filled',
  waiting: 'time-filled',
  cancel: 'close-circle',
  download: 'download',
  search: 'search',
  clear: 'close-circle-filled',
}

const icon = defineBuiltin({
  name: 'icon',
  template: 'none',
  properties: { type: text(), size: any<number | string>(23), color: text() },
  create({ host, get }) {
    const colour = (): void => {
      host.style.backgroundColor = get('color') || ICON_COLOURS[get('type')] || '#000'
    }
    return {
      update: {
        type(type) {
          host.style.setProperty('--icon', `url("icons/${ICON_FILES[type] ?? 'help-circle'}.svg")`)
          colour()
        },
        color: colour,
        size(size) {
          host.style.width = host.style.height = typeof size === 'number' || /^\d+$/.test(size) ? `${size}px` : size
        },
      },
    }
  },
})

const progress = defineBuiltin({
  name: 'progress',
  template: 'none',
  properties: {
    percent: number(),
    showInfo: flag(),
    strokeWidth: any<number | string>(6),
    borderRadius: any<number | string>(0),
    color: text('#09bb07'),
    activeColor: text(),
    backgroundColor: text('#ebebeb'),
    active: flag(),
  },
  create({ host, emit, get }) {
    const bar = document.createElement('div')
    const filled = document.createElement('div')
    const info = document.createElement('span')
    bar.append(filled)
    host.append(bar, info)
    filled.addEventListener('transitionend', () => emit('activeend', { curPercent: get('percent') }))
    const pixels = (value: number | string): string => (/^\d+$/.test(String(value)) ? `${value}px` : String(value))
    return {
      update: {
        percent(percent) {
          filled.style.width = `${Math.max(0, Math.min(100, percent))}%`
          info.textContent = `${percent}%`
        },
        active: (active) => (filled.style.transition = active ? 'width .6s linear' : ''),
        showInfo: (shown) => (info.hidden = !shown),
        strokeWidth: (width) => (bar.style.height = pixels(width)),
        borderRadius: (radius) => (bar.style.borderRadius = filled.style.borderRadius = pixels(radius)),
        backgroundColor: (colour) => (bar.style.backgroundColor = colour),
        color: (colour) => (filled.style.backgroundColor = get('activeColor') || colour),
        activeColor: (colour) => (filled.style.backgroundColor = colour || get('color')),
      },
    }
  },
})

interface RichNode {
  type?: 'node' | 'text'
  name?: string
  text?: string
  attrs?: Record<string, string>
  children?: RichNode[]
}

const RICH_TAGS = new Set(
  (
    'a abbr b blockquote br code col colgroup dd del div dl dt em fieldset h1 h2 h3 h4 h5 h6 hr i img ins label legend li ol p q ' +
    'span strong sub sup table tbody td tfoot th thead tr u ul'
  ).split(' '),
)
const RICH_ATTRIBUTES = new Set([
  'class',
  'style',
  'alt',
  'src',
  'width',
  'height',
  'colspan',
  'rowspan',
  'start',
  'type',
  'span',
])

const richText = defineBuiltin({
  name: 'rich-text',
  template: 'none',
  properties: { nodes: any<string | RichNode[]>(''), space: text() },
  create: ({ host }) => ({
    update: {
      nodes(nodes) {
        const source =
          typeof nodes === 'string'
            ? [...new DOMParser().parseFromString(nodes, 'text/html').body.childNodes].map(toRichNode)
            : nodes
        host.replaceChildren(...(source ?? []).flatMap((node) => (node ? drawRichNode(node) : [])))
      },
    },
  }),
})

function toRichNode(node: Node): RichNode | null {
  if (node instanceof Text) return { type: 'text', text: node.data }
  if (!(node instanceof Element)) return null
  return {
    name: node.localName,
    attrs: Object.fromEntries([...node.attributes].map(({ name, value }) => [name, value])),
    children: [...node.childNodes].map(toRichNode).filter((child) => child !== null),
  }
}

/** WeChat drops tags and attributes it does not trust; scripts and links never get through. */
function drawRichNode(node: RichNode): Node[] {
  if (node.type === 'text') return [document.createTextNode(decodeText(node.text ?? ''))]
  const children = (node.children ?? []).flatMap(drawRichNode)
  if (!node.name || !RICH_TAGS.has(node.name)) return []
  const element = document.createElement(node.name === 'a' ? 'span' : node.name)
  for (const [name, value] of Object.entries(node.attrs ?? {}))
    if (RICH_ATTRIBUTES.has(name)) element.setAttribute(name, value)
  element.append(...children)
  return [element]
}

function decodeText(escaped: string): string {
  return escaped
    .replace(/&nbsp;/g, '\u00a0')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&')
}

export const basicBuiltins: Builtin[] = [
  view,
  coverView,
  words,
  picture('image'),
  picture('cover-image'),
  icon,
  progress,
  richText,
]

import { reveal } from '../files'
import { defineBuiltin, flag, text } from './define'

/** WeChat's Canvas: what a query for the `node` of `<canvas type="2d">` gives. */
export interface CanvasNode {
  width: number
  height: number
  getContext(type: string): CanvasRenderingContext2D | null
  /** An image whose `src` may be any path WeChat knows: packed, temporary, written or remote. */
  createImage(): HTMLImageElement
  createImageData(width?: number, height?: number): ImageData
  createPath2D(path?: Path2D | string): Path2D
  requestAnimationFrame(callback: (time: number) => void): number
  cancelAnimationFrame(id: number): void
  toDataURL(type?: string, quality?: number): string
}

const surfaces = new WeakMap<CanvasNode, HTMLCanvasElement>()

/** The browser's canvas behind a node. */
export function surfaceOf(node: CanvasNode): HTMLCanvasElement | undefined {
  return surfaces.get(node)
}

/** `<canvas type="2d">` on the browser's own; neither WebGL nor the interface of before 2.9. */
export const canvasBuiltin = defineBuiltin({
  name: 'canvas',
  template: 'canvas',
  properties: { type: text(), canvasId: text(), disableScroll: flag() },
  create({ host, get }) {
    const surface = document.createElement('canvas')
    const node: CanvasNode = {
      get width() {
        return surface.width
      },
      set width(pixels) {
        surface.width = pixels
      },
      get height() {
        return surface.height
      },
      set height(pixels) {
        surface.height = pixels
      },
      getContext(type) {
        if (get('type') !== '2d' || type !== '2d') {
          throw new Error(`预览还不支持 <canvas type="${get('type')}"> 的 getContext('${type}')`)
        }
        return surface.getContext('2d')
      },
      createImage,
      createImageData: (width = surface.width, height = surface.height) => new ImageData(width, height),
      createPath2D: (path) => new Path2D(path),
      requestAnimationFrame: (callback) => requestAnimationFrame(callback),
      cancelAnimationFrame: (id) => cancelAnimationFrame(id),
      toDataURL: (type, quality) => surface.toDataURL(type, quality),
    }
    surfaces.set(node, surface)
    return {
      context: node,
      attached: () => host.querySelector(':scope > wx-canvas-surface')?.append(surface),
    }
  },
})

function createImage(): HTMLImageElement {
  const image = new Image()
  const source = Object.getOwnPropertyDescriptor(HTMLImageElement.prototype, 'src')
  Object.defineProperty(image, 'src', {
    get: () => source?.get?.call(image) as string,
    set: (path: string) => source?.set?.call(image, reveal(path, '')),
  })
  return image
}

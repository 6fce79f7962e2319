import { surfaceOf, type CanvasNode } from '../builtins/canvas'
import { keepTemporary } from '../files'
import { ApiFailure, asyncApi } from './api'

interface ExportOptions {
  canvas?: CanvasNode
  canvasId?: string
  x?: number
  y?: number
  width?: number
  height?: number
  destWidth?: number
  destHeight?: number
  fileType?: 'png' | 'jpg'
  /** of a jpg, 0 to 1 */
  quality?: number
}

/** Making a picture of what is drawn. */
export function canvasApis() {
  return {
    canvasToTempFilePath: asyncApi('canvasToTempFilePath', async (options: ExportOptions) => {
      const surface = options.canvas && surfaceOf(options.canvas)
      if (!surface) throw new ApiFailure('canvas is empty')
      const part = partOf(surface, options)
      const width = Math.round(options.destWidth ?? part.shownWidth * devicePixelRatio)
      const height = Math.round(options.destHeight ?? part.shownHeight * devicePixelRatio)
      const picture = new OffscreenCanvas(Math.max(1, width), Math.max(1, height))
      picture
        .getContext('2d')
        ?.drawImage(surface, part.x, part.y, part.width, part.height, 0, 0, picture.width, picture.height)
      const isJpg = options.fileType === 'jpg'
      const { quality = 1 } = options
      const blob = await picture.convertToBlob(
        isJpg ? { type: 'image/jpeg', quality: quality > 0 && quality <= 1 ? quality : 1 } : { type: 'image/png' },
      )
      return { tempFilePath: keepTemporary(blob) }
    }),
  }
}

interface Part {
  /** in the canvas's own pixels */
  x: number
  y: number
  width: number
  height: number
  /** as it is shown, in the page's pixels */
  shownWidth: number
  shownHeight: number
}

/**
 * What is cut out. The whole is the whole; of a part WeChat says nowhere whether it counts in the pixels that are shown or
 * in those that are drawn, so where these differ it is refused here, and a page exports the whole.
 */
function partOf(surface: HTMLCanvasElement, { x = 0, y = 0, width, height }: ExportOptions): Part {
  const shown = { width: surface.clientWidth || surface.width, height: surface.clientHeight || surface.height }
  const drawn = { width: surface.width, height: surface.height }
  const isWhole =
    x === 0 &&
    y === 0 &&
    [shown, drawn].some((size) => (width ?? size.width) === size.width && (height ?? size.height) === size.height)
  if (isWhole) return { x: 0, y: 0, ...drawn, shownWidth: shown.width, shownHeight: shown.height }
  if (shown.width !== drawn.width || shown.height !== drawn.height) {
    throw new Error('预览还不支持在显示与绘图尺寸不同的画布上只取一部分：微信没有说明按哪个尺寸算，请整张导出')
  }
  const part = { x, y, width: width ?? drawn.width - x, height: height ?? drawn.height - y }
  return { ...part, shownWidth: part.width, shownHeight: part.height }
}

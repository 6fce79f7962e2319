import { type PostedCode } from '../phone'
import { make, makeButton, openLayer } from '../screen/layer'
import { ApiFailure, asyncApi } from './api'
import { pickFiles } from './pick'

interface Scanned {
  result: string
  scanType: 'QR_CODE' | 'WX_CODE'
  charSet: string
  rawData: string
  path?: string
}

/** What Chromium has on some systems, and its types do not know. */
interface BarcodeReader {
  detect(image: ImageBitmap): Promise<Array<{ rawValue: string }>>
}
declare const BarcodeDetector: (new (options: { formats: string[] }) => BarcodeReader) | undefined

/** How the local cloud writes a mini-program code: `https://local/?scene=…&page=…`. */
const CODE_HOST = 'local'

/** `wx.scanCode`: a sheet stands for the camera. */
export function scanApis(posted: PostedCode[]) {
  return {
    scanCode: asyncApi('scanCode', async () => understand(await askForCode(posted))),
  }
}

/** What scanning a text answers; the mini-program's own code gives the page it leads to, its scene encoded. */
export function understand(text: string): Scanned {
  const scanned: Scanned = {
    result: text,
    scanType: 'QR_CODE',
    charSet: 'UTF-8',
    rawData: btoa(String.fromCharCode(...new TextEncoder().encode(text))),
  }
  const url = URL.canParse(text) ? new URL(text) : null
  const page = url?.hostname === CODE_HOST ? url.searchParams.get('page') : null
  if (!url || !page) return scanned
  const scene = encodeURIComponent(url.searchParams.get('scene') ?? '')
  return { ...scanned, result: '', scanType: 'WX_CODE', path: `${page.replace(/^\//, '')}?scene=${scene}` }
}

/** @throws ApiFailure when the sheet is left, or a picture holds no code */
function askForCode(posted: PostedCode[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const finish = (then: () => void): void => {
      close()
      then()
    }
    const cancel = (): void => finish(() => reject(new ApiFailure('cancel')))
    const input = document.createElement('input')
    input.className = 'wx-scan-input'
    input.placeholder = '或写下码里的内容'
    input.setAttribute('aria-label', '码里的内容')
    const typed = makeButton('wx-scan-go', '扫它', () => {
      const text = input.value.trim()
      if (text) finish(() => resolve(text))
    })
    const fromPicture = makeButton('wx-action', '从相册选一张码', () => {
      pickFiles('image/*', false)
        .then(([picture]) => readCode(picture))
        .then(
          (text) => finish(() => resolve(text)),
          (error: Error) => finish(() => reject(error)),
        )
    })
    const sheet = make(
      'div',
      'wx-sheet wx-scan',
      make('div', 'wx-share-head', '扫一扫'),
      ...posted.map(({ name, text }) => makeButton('wx-action', name, () => finish(() => resolve(text)))),
      make('div', 'wx-scan-typed', input, typed),
      ...(typeof BarcodeDetector === 'undefined' ? [] : [fromPicture]),
      makeButton('wx-action wx-action-cancel', '取消', cancel),
    )
    sheet.setAttribute('role', 'dialog')
    sheet.setAttribute('aria-label', '扫一扫')
    const close = openLayer('sheet', sheet, { dismiss: cancel })
  })
}

async function readCode(picture: File | undefined): Promise<string> {
  if (!picture || typeof BarcodeDetector === 'undefined') throw new ApiFailure('cancel')
  const found = await new BarcodeDetector({ formats: ['qr_code'] }).detect(await createImageBitmap(picture))
  if (!found[0]) throw new ApiFailure('no code in the picture')
  return found[0].rawValue
}

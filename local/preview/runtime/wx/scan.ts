import { type PostedCode } from '../phone'
import { make, makeButton, openLayer } from '../screen/layer'
import { ApiFailure, asyncApi } from './api'
import { readText } from './code-text'
import { pickFiles } from './pick'

/** What Chromium has on some systems, and its types do not know. */
interface BarcodeReader {
  detect(image: ImageBitmap): Promise<Array<{ rawValue: string }>>
}
declare const BarcodeDetector: (new (options: { formats: string[] }) => BarcodeReader) | undefined

/** `wx.scanCode`: a sheet stands for the camera. @param look what codes hang around just now */
export function scanApis(look: () => Promise<PostedCode[]>) {
  return {
    scanCode: asyncApi('scanCode', async () => readText(await askForCode(await look()))),
  }
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
      make(
        'div',
        'wx-scan-posted',
        ...posted.map(({ name, text }) => makeButton('wx-action', name, () => finish(() => resolve(text)))),
      ),
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

import { toBase64 } from '../base64'

interface Scanned {
  result: string
  scanType: 'QR_CODE' | 'WX_CODE'
  charSet: string
  rawData: string
  path?: string
}

/** How the local cloud writes a mini-program code: `https://local/?scene=…&page=…`. */
const CODE_HOST = 'local'

/** What scanning a text answers; the mini-program's own code gives the page it leads to, its scene encoded. */
export function readText(text: string): Scanned {
  const scanned: Scanned = {
    result: text,
    scanType: 'QR_CODE',
    charSet: 'UTF-8',
    rawData: toBase64(new TextEncoder().encode(text)),
  }
  const url = URL.canParse(text) ? new URL(text) : null
  const page = url?.hostname === CODE_HOST ? url.searchParams.get('page') : null
  if (!url || !page) return scanned
  const scene = encodeURIComponent(url.searchParams.get('scene') ?? '')
  return { ...scanned, result: '', scanType: 'WX_CODE', path: `${page.replace(/^\//, '')}?scene=${scene}` }
}

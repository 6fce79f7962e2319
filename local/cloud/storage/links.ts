import type { Clock } from '../clock'
import type { Signer } from '../signer'
import { fileIdOf } from './objects'

/** The platform's default life of a temporary address, in seconds. */
const DEFAULT_AGE = 86_400
const UPLOAD_AGE = 900

/** Makes and checks the signed addresses of files. They expire by the cloud's clock. */
export class Links {
  constructor(
    private readonly signer: Signer,
    private readonly clock: Clock,
    private readonly url: () => string,
  ) {}

  /** A temporary address of a file. The path is left as it is: the SDK encodes it. */
  download(path: string, maxAge = DEFAULT_AGE): string {
    const until = this.seconds() + maxAge
    return `${this.url()}/storage/${path}?sign=${this.signer.sign('get', path, String(until))}&t=${until}`
  }

  mayDownload(path: string, query: URLSearchParams): boolean {
    const until = query.get('t') ?? ''
    return this.signer.verify(query.get('sign'), 'get', path, until) && Number(until) >= this.seconds()
  }

  /** What the SDK needs to put one file: an address and the authorisation it sends back as a header. */
  upload(path: string): { url: string; token: string; authorization: string; fileId: string; cosFileId: string } {
    const until = String(this.seconds() + UPLOAD_AGE)
    const sign = this.signer.sign('put', path, until)
    const url = `${this.url()}/storage/${encodeURI(path)}`
    return { url, token: until, authorization: sign, fileId: fileIdOf(path), cosFileId: sign }
  }

  /** @param token the expiry as given out. */
  mayUpload(path: string, token: string, authorization: string): boolean {
    return this.signer.verify(authorization, 'put', path, token) && Number(token) >= this.seconds()
  }

  private seconds(): number {
    return Math.floor(this.clock.now() / 1000)
  }
}

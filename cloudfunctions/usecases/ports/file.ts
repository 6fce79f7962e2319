import type { Ports } from '../ports'

/** What comes from a desk travels in a call, and lies in cloud storage afterwards. */
export interface Files {
  /** @param base64 whatever is no base64 in it is passed over */
  decode(base64: string): Uint8Array
  /** @returns its fileID */
  keep(path: string, bytes: Uint8Array): Promise<string>
  /** What lies behind a fileID; undefined when it cannot be read. */
  read(id: string): Promise<Uint8Array | undefined>
  /** FileID of the network in use at this moment. */
  network(): Promise<string | null>
}

/** What the stories of files need besides. */
export interface FilePorts extends Ports {
  files: Files
}

import { strFromU8, unzipSync, type UnzipFileInfo } from 'fflate'

/** Texts of those entries of a zip that the filter takes. */
export const unpacked = (packed: Uint8Array, filter: (file: UnzipFileInfo) => boolean): string[] =>
  Object.values(unzipSync(packed, { filter })).map((file) => strFromU8(file))

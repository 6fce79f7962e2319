/** Stands, in a picture's bytes, for what WeChat's content check shall see in it (docs/local-cloud.md). */
const MARK = /wx-check:(?:risky|review|silent)/

/** Gives a newly encoded JPEG the mark of the file it was made from, which encoding loses: as a comment at its start. */
export async function keepCheckMark(from: Blob, jpeg: Blob): Promise<Blob> {
  const mark = MARK.exec(new TextDecoder('latin1').decode(await from.arrayBuffer()))?.[0]
  if (mark === undefined) return jpeg
  // After the start of the image: the segment COM, its length (two bytes, themselves counted), its text.
  const comment = new Uint8Array([0xff, 0xfe, 0, mark.length + 2, ...new TextEncoder().encode(mark)])
  return new Blob([jpeg.slice(0, 2), comment, jpeg.slice(2)], { type: jpeg.type })
}

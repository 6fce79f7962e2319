import { keepCheckMark } from '../../../local/preview/runtime/wx/check-mark'

const encoded = () => new Blob([new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 1, 2])], { type: 'image/jpeg' })
const bytesOf = async (blob: Blob) => Buffer.from(await blob.arrayBuffer())

test.each([
  { where: 'at its start', source: 'wx-check:risky JPEG', mark: 'wx-check:risky' },
  { where: 'at its end', source: `${'\u00ff'.repeat(9_000)}wx-check:review\n`, mark: 'wx-check:review' },
])('a picture made smaller keeps the mark it has $where, as a JPEG comment', async ({ source, mark }) => {
  const kept = await keepCheckMark(new Blob([Buffer.from(source, 'latin1')]), encoded())
  const comment = Buffer.concat([Buffer.from([0xff, 0xfe, 0, mark.length + 2]), Buffer.from(mark)])
  expect(await bytesOf(kept)).toEqual(
    Buffer.concat([Buffer.from([0xff, 0xd8]), comment, Buffer.from([0xff, 0xe0, 1, 2])]),
  )
  expect(kept.type).toBe('image/jpeg')
})

test('a picture without a mark stays as it was encoded', async () => {
  const jpeg = encoded()
  expect(await keepCheckMark(new Blob(['wx-check:fine']), jpeg)).toBe(jpeg)
})

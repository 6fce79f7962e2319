import { BrokenFile, crc32, pack, unpack } from '../../../cloudfunctions/domain/packed'

const FACTS = { label: '示例路网', n: 3 }
const file = () => pack('TEST', 7, FACTS, [Int32Array.of(-1, 2, 3), Uint16Array.of(65_535, 1), new Uint32Array(0)])

test('装进去什么，取出来还是什么，放在内存的哪里都一样', () => {
  const shifted = new Uint8Array(file().byteLength + 3)
  shifted.set(file(), 3)
  const { facts, int32, uint16, uint32 } = unpack('TEST', 7, shifted.subarray(3))
  expect(facts).toEqual(FACTS)
  expect([...int32(0)]).toEqual([-1, 2, 3])
  expect([...uint16(1)]).toEqual([65_535, 1])
  expect([...uint32(2)]).toEqual([])
})

test('校验和是通行的 CRC-32', () => {
  expect(crc32(new Uint32Array(Uint8Array.from('12345678', (c) => c.charCodeAt(0)).buffer))).toBe(0x9ae0daaf)
})

test('内容不同，编号不同；内容相同，逐字节相同', () => {
  expect(file()).toEqual(file())
  const other = pack('TEST', 7, FACTS, [Int32Array.of(-1, 2, 4), Uint16Array.of(65_535, 1), new Uint32Array(0)])
  expect(unpack('TEST', 7, other).id).not.toBe(unpack('TEST', 7, file()).id)
})

test.each([
  { what: '截断的', flaw: 'truncated', spoil: (bytes: Uint8Array) => bytes.subarray(0, bytes.byteLength - 8) },
  { what: '只剩开头的', flaw: 'truncated', spoil: (bytes: Uint8Array) => bytes.subarray(0, 10) },
  { what: '空的', flaw: 'truncated', spoil: () => new Uint8Array(0) },
  { what: '别的文件', flaw: 'foreign', spoil: (bytes: Uint8Array) => bytes.fill(0x20, 0, 4) },
  { what: '别的版本', flaw: 'version', spoil: (bytes: Uint8Array) => bytes.fill(8, 4, 5) },
  { what: '改了一个字节的', flaw: 'checksum', spoil: (bytes: Uint8Array) => bytes.fill(9, 60, 61) },
])('$what不收，说得出是哪里不对', ({ flaw, spoil }) => {
  let error: unknown
  try {
    unpack('TEST', 7, spoil(file()))
  } catch (caught) {
    error = caught
  }
  expect(error).toBeInstanceOf(BrokenFile)
  expect(error).toMatchObject({ flaw, message: `TEST: ${flaw}` })
})

test('任何一个字节变了都看得出来', () => {
  for (let at = 0; at < file().byteLength; at += 1) {
    const spoiled = file()
    spoiled[at] = spoiled[at]! ^ 0x10
    expect(() => unpack('TEST', 7, spoiled)).toThrow(BrokenFile)
  }
})

/** Why a binary file is not taken: cut short, something else altogether, of another format, or its bytes have changed. */
export type Flaw = 'truncated' | 'foreign' | 'version' | 'checksum'

/** A file that must not be used; whoever loads it keeps the one before. */
export class BrokenFile extends Error {
  constructor(
    readonly flaw: Flaw,
    what: string,
  ) {
    super(`${what}: ${flaw}`)
  }
}

type Numbers = Int32Array | Uint32Array | Uint16Array | Uint8Array

/** magic · format · bytes in all · CRC-32 of everything after the head. */
const HEAD_WORDS = 4
const HEAD_BYTES = HEAD_WORDS * 4

/**
 * 一种装多段数字的文件：`[head][u32 number of sections, length of each][section …]`, every part padded to eight bytes, numbers as a
 * little-endian machine keeps them (every phone and server there is).
 * @param magic four letters that say what it is
 * @param facts small things, as JSON, the first section
 */
export function pack(magic: string, format: number, facts: object, sections: Numbers[]): Uint8Array {
  const parts = [ascii(facts), ...sections].map(bytesOf)
  const lengths = Uint32Array.from([parts.length, ...parts.map((part) => part.byteLength)])
  const all = [bytesOf(lengths), ...parts]
  const out = new Uint8Array(HEAD_BYTES + all.reduce((sum, part) => sum + padded(part.byteLength), 0))
  let at = HEAD_BYTES
  for (const part of all) {
    out.set(part, at)
    at += padded(part.byteLength)
  }
  const checksum = crc32(new Uint32Array(out.buffer, HEAD_BYTES))
  out.set(bytesOf(Uint32Array.of(codeOf(magic), format, out.byteLength, checksum)))
  return out
}

/** The parts of a file made by {@link pack}, without copying them again. */
export interface Unpacked {
  /** Eight hexadecimal digits that differ when the contents do. */
  id: string
  facts: unknown
  /** Numbered as they were given to {@link pack}. */
  int32(section: number): Int32Array
  uint32(section: number): Uint32Array
  uint16(section: number): Uint16Array
}

/** @throws BrokenFile that says what is wrong with it */
export function unpack(magic: string, format: number, bytes: Uint8Array): Unpacked {
  if (bytes.byteLength < HEAD_BYTES) throw new BrokenFile('truncated', magic)
  // A copy of its own: a Node Buffer may be a window on a larger pool, at any offset.
  const { buffer } = new Uint8Array(bytes)
  const [code, version, length, checksum = 0] = new Uint32Array(buffer, 0, HEAD_WORDS)
  if (code !== codeOf(magic)) throw new BrokenFile('foreign', magic)
  if (version !== format) throw new BrokenFile('version', magic)
  if (length !== buffer.byteLength) throw new BrokenFile('truncated', magic)
  if (crc32(new Uint32Array(buffer, HEAD_BYTES)) !== checksum) throw new BrokenFile('checksum', magic)
  const [count = 0] = new Uint32Array(buffer, HEAD_BYTES, 1)
  const lengths = new Uint32Array(buffer, HEAD_BYTES + 4, count)
  let at = HEAD_BYTES + padded((count + 1) * 4)
  const starts = [...lengths].map((size) => (at += padded(size)) - padded(size))
  const view = (section: number): [ArrayBuffer, number, number] => [buffer, starts[section]!, lengths[section]!]
  const numbers = (section: number, size: number): [ArrayBuffer, number, number] => {
    const [, start, bytesLong] = view(section + 1)
    return [buffer, start, bytesLong / size]
  }
  return {
    id: checksum.toString(16).padStart(8, '0'),
    facts: JSON.parse(textOf(new Uint8Array(...view(0)))),
    int32: (section) => new Int32Array(...numbers(section, 4)),
    uint32: (section) => new Uint32Array(...numbers(section, 4)),
    uint16: (section) => new Uint16Array(...numbers(section, 2)),
  }
}

const padded = (bytes: number): number => Math.ceil(bytes / 8) * 8
const bytesOf = ({ buffer, byteOffset, byteLength }: Numbers): Uint8Array =>
  new Uint8Array(buffer, byteOffset, byteLength)
const codeOf = (magic: string): number =>
  [...magic].reduce((code, letter, i) => (code | (letter.charCodeAt(0) << (8 * i))) >>> 0, 0)

/** JSON in ASCII: what is not, is escaped. */
function ascii(facts: object): Uint8Array {
  const json = JSON.stringify(facts).replace(
    /[\u0080-\uffff]/g,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
  return Uint8Array.from(json, (letter) => letter.charCodeAt(0))
}

function textOf(bytes: Uint8Array): string {
  const parts: string[] = []
  for (let at = 0; at < bytes.length; at += 4_096) parts.push(String.fromCharCode(...bytes.subarray(at, at + 4_096)))
  return parts.join('')
}

/** Four tables of 256, so that four bytes are taken at a time (slicing-by-4). */
let tables: Uint32Array | undefined

function tablesOf(): Uint32Array {
  const made = new Uint32Array(1_024)
  for (let i = 0; i < 256; i += 1) {
    let value = i
    for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1
    made[i] = value
  }
  for (let i = 256; i < 1_024; i += 1) made[i] = (made[i - 256]! >>> 8) ^ made[made[i - 256]! & 0xff]!
  return made
}

/** CRC-32 (ISO 3309, as in PNG and ZIP) of whole words: any burst of up to 32 changed bits is noticed. */
export function crc32(words: Uint32Array): number {
  const table = (tables ??= tablesOf())
  let crc = 0xffffffff
  for (let i = 0; i < words.length; i += 1) {
    crc ^= words[i]!
    crc =
      table[768 + (crc & 0xff)]! ^
      table[512 + ((crc >>> 8) & 0xff)]! ^
      table[256 + ((crc >>> 16) & 0xff)]! ^
      table[crc >>> 24]!
  }
  return (crc ^ 0xffffffff) >>> 0
}

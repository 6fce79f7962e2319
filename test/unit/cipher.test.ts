import { randomBytes } from 'node:crypto'
import { cipherOf } from '../../cloudfunctions/adapters/cipher'

const newKey = (): string => randomBytes(32).toString('base64')
const NUMBER = '13812345678'

test('封好的号码看不出原来的样子，用同一把钥匙打得开，每次封的都不一样', () => {
  const key = newKey()
  const cipher = cipherOf(() => key)
  const [one, other] = [cipher.seal(NUMBER, '138****5678'), cipher.seal(NUMBER, '138****5678')]
  expect(one.masked).toBe('138****5678')
  expect(one.cipher).toMatch(/^[\w-]{8}\.[\w-]{16}\.[\w-]{22}\.[\w-]+$/)
  expect(one.cipher).not.toContain(NUMBER)
  expect(one.cipher).not.toBe(other.cipher)
  expect([cipher.open(one), cipher.open(other)]).toEqual([NUMBER, NUMBER])
})

test('换了钥匙：新的封，旧的只开；旧的丢了就打不开', () => {
  const [before, now] = [newKey(), newKey()]
  const sealed = cipherOf(() => before).seal(NUMBER, '')
  const rotated = cipherOf(
    () => now,
    () => `${newKey()}, ${before}`,
  )
  expect(rotated.open(sealed)).toBe(NUMBER)
  expect(cipherOf(() => now).open(rotated.seal(NUMBER, ''))).toBe(NUMBER)
  expect(() => cipherOf(() => now).open(sealed)).toThrow('sealed with a key that is not here')
})

test.each([
  { part: '随机数', at: 1 },
  { part: '校验', at: 2 },
  { part: '密文', at: 3 },
])('$part被改动过，就打不开', ({ at }) => {
  const key = newKey()
  const cipher = cipherOf(() => key)
  const { cipher: text } = cipher.seal(NUMBER, '')
  const parts = text.split('.')
  const bytes = Buffer.from(parts[at] ?? '', 'base64url')
  bytes.writeUInt8(bytes.readUInt8(0) ^ 1, 0)
  parts[at] = bytes.toString('base64url')
  expect(() => cipher.open({ cipher: parts.join('.'), masked: '' })).toThrow()
})

test('不是封好的东西，说清楚', () => {
  expect(() => cipherOf(newKey).open({ cipher: 'plain', masked: '' })).toThrow('not a sealed text')
})

test.each([
  { why: '没有钥匙', key: undefined },
  { why: '钥匙太短', key: randomBytes(16).toString('base64') },
  { why: '不是 base64', key: '？？？' },
])('$why：用到时才说，不会悄悄存成明文', ({ key }) => {
  const cipher = cipherOf(() => key)
  expect(() => cipher.seal(NUMBER, '')).toThrow('PHONE_KEY must be 32 bytes in base64')
})

import { isImage, uploaderOf } from '../../../cloudfunctions/domain/photo'

const bytes = (...list: number[]) => Uint8Array.from(list)

test('照片看内容，不看文件名', () => {
  expect(isImage(bytes(0xff, 0xd8, 0xff, 0xe0))).toBe(true)
  expect(isImage(bytes(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a))).toBe(true)
  expect(isImage(Buffer.from('RIFF\0\0\0\0WEBPVP8 '))).toBe(true)
  expect(isImage(Buffer.from('这是一个文本文件'))).toBe(false)
  expect(isImage(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg">'))).toBe(false)
  expect(isImage(bytes())).toBe(false)
})

test('从路径认出是谁传的', () => {
  expect(uploaderOf('cloud://local-env.6c6f/photos/p-1/20261122/abcdefgh12345678.jpg')).toBe('p-1')
  expect(uploaderOf('cloud://local-env.6c6f/other/p-1/20261122/abcdefgh12345678.jpg')).toBeUndefined()
})

import { readText } from '../../../local/preview/runtime/wx/code-text'

test('普通的码给出内容，不给页面', () => {
  expect(readText('JH261122-7K3QX')).toMatchObject({ scanType: 'QR_CODE', result: 'JH261122-7K3QX' })
  expect(readText('https://example.com/?page=pages/a/a')).not.toHaveProperty('path')
})

test('自己的小程序码给出页面与编码的 scene', () => {
  const text = `https://local/?scene=${encodeURIComponent('g=1&f=东')}&page=pages/a/a`
  expect(readText(text)).toMatchObject({
    scanType: 'WX_CODE',
    result: '',
    path: 'pages/a/a?scene=g%3D1%26f%3D%E4%B8%9C',
  })
})

test('原始数据是 base64', () => {
  expect(Buffer.from(readText('井盖').rawData, 'base64').toString()).toBe('井盖')
})

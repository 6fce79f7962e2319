import { cardEntrance, messageEntrance, plainEntrance } from '../../../local/preview/runtime/entrance'

test('从列表进来是 1001，从服务通知进来是 1014，参数原样', () => {
  expect(plainEntrance('/pages/a/a?id=1&name=%E6%B0%B4')).toMatchObject({
    url: '/pages/a/a?id=1&name=%E6%B0%B4',
    options: { scene: 1001, path: 'pages/a/a', query: { id: '1', name: '%E6%B0%B4' } },
  })
  expect(messageEntrance('pages/a/a')).toMatchObject({ url: '/pages/a/a', options: { scene: 1014, query: {} } })
})

test.each([
  { written: 'g%3DG01%26f%3D1', why: '编码的' },
  { written: 'g=G01', why: '没有编码的' },
])('码里的 scene $why，页面拿到的总是编码的', ({ written }) => {
  const expected = written.includes('%') ? written : 'g%3DG01'
  expect(plainEntrance(`/pages/a/a?scene=${written}`)).toMatchObject({
    url: `/pages/a/a?scene=${expected}`,
    options: { scene: 1047, query: { scene: expected } },
  })
})

test('卡片：朋友的 1007，群里的 1008，要过票的群里的 1044 且有票', () => {
  const url = '/pages/a/a?id=1'
  expect(cardEntrance(url, {}).options).toEqual(expect.objectContaining({ scene: 1007, query: { id: '1' } }))
  const plain = cardEntrance(url, { group: 'g1' })
  expect(plain).toMatchObject({ group: 'g1', options: { scene: 1008, chatType: 3 } })
  expect(plain.options).not.toHaveProperty('shareTicket')
  const ticketed = cardEntrance(url, { group: 'g1', withShareTicket: true })
  expect(ticketed.options).toMatchObject({ scene: 1044, shareTicket: expect.stringContaining('g1') as string })
})

test('卡片与码从头开始，列表与服务通知叠在上面', () => {
  const startsOver = [cardEntrance('/pages/a/a', {}), plainEntrance('/pages/a/a?scene=1')]
  const onTop = [plainEntrance('/pages/a/a'), messageEntrance('/pages/a/a')]
  expect([...startsOver, ...onTop].map((entrance) => entrance.startsOver)).toEqual([true, true, false, false])
})

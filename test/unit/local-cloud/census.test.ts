import { Census, KIND } from '../../../local/cloud/store/census'

const ANYTHING = 255
/** More people than an object can have names. */
const PEOPLE = Array.from({ length: 300 }, (_, i) => `p-${i}`)

function crowded() {
  const census = new Census()
  const news = PEOPLE.flatMap((person) =>
    census.observe({ holder: person, cast: { [person]: { name: '王芳' } }, at: 1 }),
  )
  return { census, news }
}

test('a path has held what documents had there, and nothing else', () => {
  const census = new Census()
  census.observe({ a: 1, b: { c: 'x' } })
  census.observe({ a: null, b: { c: 'y' } })
  expect([census.kinds('a'), census.kinds('b'), census.kinds('b.c'), census.kinds('b.d')]).toEqual([
    KIND.number | KIND.null,
    KIND.object,
    KIND.string,
    0,
  ])
})

test('of a map by ids nothing is assumed, while what lies beside it stays known', () => {
  const { census } = crowded()
  expect(census.kinds('cast.p-299.name')).toBe(ANYTHING)
  expect(census.kinds('cast.p-0.name')).toBe(ANYTHING)
  expect(census.kinds('holder')).toBe(KIND.string)
  expect(census.kinds('at')).toBe(KIND.number)
})

test('a map by ids does not make the census grow without end', () => {
  const { census, news } = crowded()
  expect(news.length).toBeLessThan(2 * PEOPLE.length)
  expect(census.observe({ holder: 'p-1000', cast: { 'p-1000': { name: '李强' } }, at: 2 })).toEqual([])
})

test('what was kept says the same as what was seen', () => {
  const { census, news } = crowded()
  const again = new Census()
  again.load(new Map(news))
  for (const path of ['holder', 'at', 'cast', 'cast.p-1.name', 'cast.p-299.name'])
    expect(again.kinds(path)).toBe(census.kinds(path))
  expect(again.observe({ cast: { 'p-2000': { name: 1 } } })).toEqual([])
})

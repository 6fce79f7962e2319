import { Recent } from '../../../cloudfunctions/domain/recent'

test('问过的不再做一遍；满了，最久没问的让位', () => {
  const recent = new Recent<string>(2)
  const made: string[] = []
  const ask = (key: string) => recent.of(key, () => (made.push(key), `${key}!`))
  expect(['a', 'b', 'a', 'c', 'a', 'b'].map(ask)).toEqual(['a!', 'b!', 'a!', 'c!', 'a!', 'b!'])
  expect(made).toEqual(['a', 'b', 'c', 'b'])
})

import { dropSeededCities } from './seeded-city'

/** What the contract tests shared goes with them. */
export default function tearDown(): void {
  dropSeededCities()
}

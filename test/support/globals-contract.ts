import { buildFunctions } from '../../local/build/functions'
import { keepSeededCities } from './seeded-city'
import { buildVictim } from './victim'

/** Contract tests call the functions as they would be uploaded: bundled, in `dist/cloudfunctions`. */
export default async function setUp(): Promise<void> {
  keepSeededCities()
  await Promise.all([buildFunctions(), buildVictim()])
}

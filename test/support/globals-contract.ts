import { buildFunctions } from '../../local/build/functions'

/** Contract tests call the functions as they would be uploaded: bundled, in `dist/cloudfunctions`. */
export default async function setUp(): Promise<void> {
  await buildFunctions()
}

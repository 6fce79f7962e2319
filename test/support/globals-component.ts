import { buildNpm } from '../../local/build/npm'
import { keepCompiledPages } from './compiled-pages'

/** Component tests mount the real TDesign: its built form must lie where the mini-program looks for it. */
export default async function setUp(): Promise<void> {
  keepCompiledPages()
  await buildNpm()
}

import { dropCompiledPages } from './compiled-pages'

/** What the component tests shared goes with them. */
export default function tearDown(): void {
  dropCompiledPages()
}

// What jsdom leaves out of a browser, for the console's tests.
import { config } from '@vue/test-utils'
import { webcrypto } from 'node:crypto'
import { TextDecoder, TextEncoder } from 'node:util'

/** Nothing is laid out here, so nothing changes its size. */
class Unmeasured {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}

// What Vue complains of fails the test it happened in.
config.global.config.warnHandler = (text) => {
  throw new Error(text)
}

Object.assign(globalThis, { ResizeObserver: Unmeasured, TextDecoder, TextEncoder })
Object.defineProperty(globalThis, 'crypto', { value: webcrypto, configurable: true })

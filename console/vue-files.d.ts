/** What the bundler brings in besides TypeScript. */
declare module '*.css'

/** For whoever reads TypeScript alone; vue-tsc reads the files themselves. */
declare module '*.vue' {
  import type { Component } from 'vue'

  const component: Component
  export default component
}

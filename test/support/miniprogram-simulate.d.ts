/** The parts of miniprogram-simulate that have to be replaced under jest; see load.ts. */
declare module 'miniprogram-simulate/src/utils' {
  const internals: {
    /** Runs a component's script, which calls `Component()`. */
    runJs: (file: string) => void
    readJson: (file: string) => unknown
  }
  export default internals
}

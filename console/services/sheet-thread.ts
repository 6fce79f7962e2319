/** A thread that reads one worksheet and is then ended. */
export const sheetThread = (): Worker => new Worker(new URL('./sheet-program.ts', import.meta.url), { type: 'module' })

import { spawn } from 'node:child_process'

/** One command of a run. */
export interface Step {
  name: string
  /** A command of node_modules/.bin or of the system, with its arguments. */
  command: string[]
}

/** How a step ended; `output` is all it printed, in order. */
export interface StepResult extends Step {
  passed: boolean
  output: string
  seconds: number
}

/** Runs one command. With `show`, what it prints goes straight to the terminal as well. */
export function runStep(step: Step, show = false): Promise<StepResult> {
  const started = performance.now()
  return new Promise((resolve) => {
    const [file = '', ...args] = step.command
    const child = spawn(file, args, { stdio: ['ignore', 'pipe', 'pipe'], shell: process.platform === 'win32' })
    let output = ''
    const finish = (passed: boolean): void =>
      resolve({ ...step, passed, output, seconds: (performance.now() - started) / 1000 })
    for (const [stream, terminal] of [
      [child.stdout, process.stdout],
      [child.stderr, process.stderr],
    ] as const) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        output += text
        if (show) terminal.write(text)
      })
    }
    child.on('error', (error) => {
      output += `${file}: ${error.message}\n`
      finish(false)
    })
    child.on('close', (code) => finish(code === 0))
  })
}

/**
 * Runs steps side by side, at most `atOnce` at a time, and reports each as it ends.
 * @returns the results in the order of `steps`
 */
export async function runSteps(
  steps: Step[],
  atOnce: number,
  ended: (result: StepResult) => void,
): Promise<StepResult[]> {
  const results: StepResult[] = []
  let next = 0
  const lane = async (): Promise<void> => {
    for (let index = next++; index < steps.length; index = next++) {
      const step = steps[index]
      if (!step) return
      const result = await runStep(step)
      results[index] = result
      ended(result)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, lane))
  return results
}

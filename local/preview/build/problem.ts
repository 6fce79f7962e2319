/** One thing wrong with the mini-program's sources, at a place a person can open. */
export interface Problem {
  file: string
  line?: number
  message: string
}

/** Collects problems so that one build reports all of them. */
export class Problems {
  readonly errors: Problem[] = []
  readonly warnings: string[] = []

  error(file: string, message: string, line?: number): void {
    this.errors.push({ file, message, ...(line === undefined ? {} : { line }) })
  }

  warn(file: string, message: string, line?: number): void {
    this.warnings.push(describe({ file, message, ...(line === undefined ? {} : { line }) }))
  }

  /** @throws BuildFailure when anything was wrong. */
  throwIfAny(): void {
    if (this.errors.length > 0) throw new BuildFailure(this.errors)
  }
}

/** The build cannot go on; the message lists every problem, one a line, as `file:line message`. */
export class BuildFailure extends Error {
  constructor(readonly problems: Problem[]) {
    super(problems.map(describe).join('\n'))
    this.name = 'BuildFailure'
  }
}

/** The 1-based line of a character offset. */
export function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length
}

function describe(problem: Problem): string {
  return `${problem.file}${problem.line === undefined ? '' : `:${problem.line}`} ${problem.message}`
}

import { parseArgs } from 'node:util'
import { asksForHelp, UsageFailure } from '../start-flags'
import { TableFailure } from './table'

/**
 * Arguments of a command that reads one table: its file, and options that all have a value.
 * @throws UsageFailure with a sentence for one that is unknown or too many, and with the help when there is nothing to do
 */
export function readTableFlags<Name extends string>(
  args: string[],
  names: Array<Name | 'export'>,
  help: string,
): { file?: string; values: Partial<Record<Name | 'export', string>> } {
  const { values, positionals } = parsed(args, names, help)
  const [file, ...others] = positionals
  if (others.length > 0) throw new UsageFailure(`一次只读一份文件，多出了：${others.join(' ')}`)
  if (file === undefined && values['export'] === undefined) throw new UsageFailure(help)
  return { values: values as Partial<Record<Name | 'export', string>>, ...(file !== undefined && { file }) }
}

function parsed(args: string[], names: string[], help: string) {
  const text = { type: 'string' } as const
  try {
    return parseArgs({ args, allowPositionals: true, options: Object.fromEntries(names.map((name) => [name, text])) })
  } catch {
    throw new UsageFailure(`看不懂这些参数：${args.join(' ')}\n${help}`)
  }
}

/**
 * Runs such a command as the process it is.
 * @param run returns how many rows were refused
 */
export async function runTableCommand(args: string[], help: string, run: () => Promise<number>): Promise<void> {
  if (asksForHelp(args)) return console.log(help)
  // Whoever has seen enough (`| head`) has closed the pipe.
  process.stdout.on('error', () => process.exit())
  try {
    // A script that calls this learns that rows were left out.
    if ((await run()) > 0) process.exitCode = 1
  } catch (error) {
    console.error(error instanceof UsageFailure || error instanceof TableFailure ? error.message : error)
    process.exitCode = 1
  }
}

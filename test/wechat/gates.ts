import type { Program } from './program'

const MB = 1024 * 1024

/** WeChat refuses a package over 2 MB; ours stay well below, so that a phone on a weak line opens them. */
const LIMITS = { main: 1.2 * MB, sub: 1 * MB }

/** One package of the mini-program against its gate, in bytes. */
export interface PackageSize {
  /** `main`, or the root of a subpackage. */
  name: string
  bytes: number
  limit: number
}

/**
 * Sums compiled files by package, the main package first.
 * @param sizes path inside the mini-program → bytes
 */
export function weighPackages(
  sizes: ReadonlyMap<string, number>,
  { packages }: Pick<Program, 'packages'>,
): PackageSize[] {
  const rows = ['main', ...packages].map((name) => ({
    name,
    bytes: 0,
    limit: name === 'main' ? LIMITS.main : LIMITS.sub,
  }))
  for (const [file, bytes] of sizes) {
    const row = rows.find(({ name }) => file.startsWith(`${name.replace(/\/$/, '')}/`) && name !== 'main') ?? rows[0]
    if (row) row.bytes += bytes
  }
  return rows
}

/** The packages as a table for a terminal. */
export function sizeTable(rows: PackageSize[]): string {
  const width = Math.max(...rows.map(({ name }) => name.length))
  return rows
    .map(({ name, bytes, limit }) => {
      const kb = (value: number): string => (value / 1024).toFixed(1).padStart(8)
      return `${name.padEnd(width)} ${kb(bytes)} KB of ${kb(limit)} KB  ${Math.round((bytes / limit) * 100)} %`
    })
    .join('\n')
}

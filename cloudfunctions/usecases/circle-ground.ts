import type { Ground } from '../domain/reach'
import type { CirclePorts } from './ports/circle'

/** What this instance knows of the ground. */
export async function groundOf(ports: CirclePorts): Promise<Ground> {
  const settings = await ports.reference.circle()
  const { network, formerNetwork, table: file } = settings
  const [walker, table] = await Promise.all([ports.circles.walker(network), ports.circles.table(file)])
  if (walker || network === null || formerNetwork === undefined) return { settings, walker, table }
  return { settings, walker: await ports.circles.walker(formerNetwork), table }
}

import type { Ground } from '../domain/reach'
import type { CirclePorts } from './ports/circle'

/** What this instance knows of the ground. */
export async function groundOf(ports: CirclePorts): Promise<Ground> {
  const settings = await ports.reference.circle()
  const [walker, table] = await Promise.all([
    ports.circles.walker(settings.network),
    ports.circles.table(settings.table),
  ])
  return { settings, walker, table }
}

import type { Ports } from './ports'

/** On their way at once. */
const AT_ONCE = 8

/**
 * Works through the items, {@link AT_ONCE} at a time; the first of them in any case, the others until `until`. One that
 * breaks is logged and stepped over, so that it holds up no other.
 * @returns those still where they were
 */
export async function several<T>(
  items: T[],
  ports: Ports,
  until: number,
  work: (item: T) => Promise<boolean>,
): Promise<T[]> {
  const waiting = [...items]
  const left: T[] = []
  const next = () => (ports.clock.now() < until ? waiting.shift() : undefined)
  const lane = async (first: T) => {
    for (let item: T | undefined = first; item !== undefined; item = next()) {
      try {
        if (!(await work(item))) left.push(item)
      } catch (error) {
        ports.log.defect(error)
        left.push(item)
      }
    }
  }
  await Promise.all(waiting.splice(0, AT_ONCE).map(lane))
  return [...left, ...waiting]
}

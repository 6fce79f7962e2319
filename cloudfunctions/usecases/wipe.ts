import type { Ports } from './ports'

/**
 * 一页一页抹去，直到找不到还没抹的. What was erased is not found any more; what somebody else wrote meanwhile is found again.
 * @param find some of those that are left
 * @param erase whether it was written: not when somebody else was faster
 * @returns false when there are some left: no time, or others were faster with each of those that were found
 */
export async function wipe<T>(
  find: () => Promise<T[]>,
  erase: (one: T) => Promise<boolean>,
  ports: Pick<Ports, 'clock'>,
  until: number,
): Promise<boolean> {
  for (;;) {
    const left = await find()
    if (left.length === 0) return true
    let written = 0
    for (const one of left) {
      if (ports.clock.now() >= until) return false
      if (await erase(one)) written += 1
    }
    if (written === 0) return false
  }
}

/** The cloud's movable time inside the phone: `Date` is shifted, timers and animation are not. */
let offset = 0
const RealDate = Date

/** Milliseconds of the phone's now. */
export function now(): number {
  return RealDate.now() + offset
}

/** Moves the phone's clock to the cloud's. Returns whether that was a move. */
export function setOffset(milliseconds: number): boolean {
  const moved = milliseconds !== offset
  offset = milliseconds
  return moved
}

/** Replaces the global `Date`; dates made from parts or numbers are untouched. */
export function installClock(): void {
  const shifted = new Proxy(RealDate, {
    construct: (target, args: unknown[], newTarget) =>
      Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget) as Date,
    apply: () => new RealDate(now()).toString(),
    get: (target, key, receiver) => (key === 'now' ? now : (Reflect.get(target, key, receiver) as unknown)),
  })
  RealDate.prototype.constructor = shifted
  globalThis.Date = shifted
}

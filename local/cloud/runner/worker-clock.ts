/**
 * Shifts this thread's `Date` (`new Date()`, `Date.now()`, `Date()`), as the platform of the local cloud has a clock of
 * its own. Dates made from given values are untouched. Returns the function that sets the shift in milliseconds.
 */
export function installClock(): (offset: number) => void {
  const RealDate = Date
  let shift = 0
  const now = () => RealDate.now() + shift
  const ShiftedDate = new Proxy(RealDate, {
    construct: (target, args: unknown[], newTarget: new () => unknown) =>
      Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget) as object,
    apply: () => new RealDate(now()).toString(),
    get: (target, name, receiver) => (name === 'now' ? now : (Reflect.get(target, name, receiver) as unknown)),
  })
  RealDate.prototype.constructor = ShiftedDate
  globalThis.Date = ShiftedDate
  return (offset) => {
    shift = offset
  }
}

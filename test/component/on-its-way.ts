import { settle } from '../support/load'

/** An answer on its way: it comes when `arrive` is called. */
export function onItsWay<T>(value: T): { answer: () => Promise<T>; arrive: () => Promise<void> } {
  let resolve: (value: T) => void = () => undefined
  const answer = new Promise<T>((done) => (resolve = done))
  return {
    answer: () => answer,
    arrive: async () => {
      resolve(value)
      await settle()
    },
  }
}

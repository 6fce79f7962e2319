import { STATION } from './activity'
import type { City } from './city'

/** 今天中午，网格员在驿站值一班: 12:30 to 13:30 of the day the cloud's clock shows, besides what the sample roster says. */
export async function planNoonShift({ url, worker }: City): Promise<void> {
  const { now } = (await (await fetch(`${url}/stage/state`)).json()) as { now: number }
  const date = new Date(now + 8 * 3_600_000).toISOString().slice(0, 10)
  const { person } = await worker.me()
  const span = { from: '12:30', until: '13:30' }
  await worker.ask('station', 'plan', { place: STATION, month: date.slice(0, 7), person, span, dates: [date] })
}

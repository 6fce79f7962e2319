import type { WhistleCommand } from '../../cloudfunctions/contract/whistle-command'
import type { WhistleView } from '../../cloudfunctions/contract/whistle-view'
import type { Reply } from '../../cloudfunctions/contract/envelope'
import type { City, Phone } from './city'

/** 占道经营反复发生: 常规哨, 区城管局 leads, two others assist. */
export const STALLS = '1-047'
/** 道路积雪结冰除险: 应急哨, 区城管局 leads. */
export const ICE = '1-095'
/** 夜间施工噪声扰民: 重点哨, 区城管局 leads. */
export const NOISE = '1-067'

/** 赭麓街道. */
export const STREET = '340202014'
/** 区城管局. */
export const CHENGGUAN = 'd-district-01'

/** Everyone who has a part in a whistle of 车站社区第05网格. */
export const castOf = (city: City) => ({
  resident: city.resident,
  worker: city.worker,
  clerk: city.phone('o-demo-community-340202014002-1'),
  street: city.phone('o-demo-street-340202014-1'),
  district: city.phone('o-demo-district-1'),
  leader: city.phone('o-demo-street-340202014-leader'),
  officer: city.department,
  liaison: city.phone('o-demo-d-district-01-liaison'),
  head: city.phone('o-demo-d-district-01-head'),
  /** 市住建局, which has nothing to do with most of it. */
  stranger: city.phone('o-demo-d-city-01-officer-1'),
})
export type Cast = ReturnType<typeof castOf>

/** A ticket the worker has accepted. */
export async function ticketInHand(
  { resident, worker }: Pick<Cast, 'resident' | 'worker'>,
  words = '门口天天有人摆摊',
) {
  const ticket = await resident.report({ words })
  await worker.act(ticket.id, { name: 'accept' })
  return ticket
}

export const blow = (phone: Phone, ticket: string, item = STALLS, requestId?: string): Promise<WhistleView> =>
  phone.ask('whistle', 'blow', { ticket, item, words: '劝了多次，反复回潮' }, requestId)

export const act = (phone: Phone, id: string, command: WhistleCommand, requestId?: string): Promise<WhistleView> =>
  phone.ask('whistle', 'act', { id, command }, requestId)

export const tryTo = (phone: Phone, id: string, command: WhistleCommand): Promise<Reply<WhistleView>> =>
  phone.call('whistle', 'act', { id, command })

export const see = (phone: Phone, id: string): Promise<WhistleView> => phone.ask('whistle', 'get', { id })

/** Where the whistle is: reporting in from there needs no photo. */
export const onSite = ({ place: { point } }: WhistleView) => ({ lng: point[0], lat: point[1] })

/** Blown from a ticket, and taken by the platform where one is asked. */
export async function calledFrom(cast: Cast, item = STALLS): Promise<WhistleView> {
  const { id } = await blow(cast.worker, (await ticketInHand(cast)).id, item)
  return item === ICE ? see(cast.clerk, id) : act(cast.clerk, id, { name: 'accept' })
}

/** From an accepted whistle to its being done. */
export async function done(whistle: WhistleView, officer: Phone): Promise<WhistleView> {
  await act(officer, whistle.id, { name: 'answer' })
  await act(officer, whistle.id, { name: 'reportIn', point: onSite(whistle), photos: [] })
  return act(officer, whistle.id, { name: 'complete', note: '已取缔，安排定点值守', photos: [await officer.upload()] })
}

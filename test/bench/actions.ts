import type { ActionName, FunctionName, Input } from '../../cloudfunctions/contract/api'
import type { RoundTrip } from '../../local/cloud/runner/invocation'
import { type LocalCity, newRequestId, openCity } from '../support/city'
import { type Cost, databaseTrips, percentile, split } from './measure'

const RUNS = 60

/** The first thing each action does once its answer is settled: ledger, inbox, followers, the count of 附议. */
const FOLLOW_UPS: Record<string, (trip: RoundTrip) => boolean> = {
  report: ({ target }) => ['quotas', 'notices'].includes(target),
  act: ({ target }) => ['quotas', 'notices', 'follows'].includes(target),
  second: ({ action }) => action === 'database.modifyDocument',
}

interface Sample {
  took: number
  answerTrips: number
  others: number
  followUps: number
}

/** Runs each action of the main job many times and counts what it asked of the cloud. */
export async function measureActions(): Promise<Cost[]> {
  const city = await openCity()
  try {
    return await measure(city)
  } finally {
    await city.close()
  }
}

async function measure(city: LocalCity): Promise<Cost[]> {
  const { resident, neighbour, worker } = city
  const costs: Cost[] = []
  const photo = await resident.upload()
  const proof = await worker.upload()
  const [lng, lat] = resident.at
  const point = { lng, lat }
  const tickets: string[] = []
  /** Fresh instances before the first sample: what an action costs where nothing is kept yet. */
  const record = async (action: string, run: (i: number) => Promise<Sample>) => {
    city.cloud.reloadFunctions()
    const cold = await run(0)
    const samples: Sample[] = []
    for (let i = 1; i <= RUNS; i += 1) samples.push(await run(i))
    const most = (of: (sample: Sample) => number) => Math.max(...samples.map(of))
    costs.push({
      action,
      coldTrips: cold.answerTrips,
      trips: most(({ answerTrips }) => answerTrips),
      others: most(({ others }) => others),
      followUps: most(({ followUps }) => followUps),
      p50: percentile(
        samples.map(({ took }) => took),
        0.5,
      ),
      p95: percentile(
        samples.map(({ took }) => took),
        0.95,
      ),
    })
  }
  const sample = async <F extends FunctionName, A extends ActionName<F>>(
    openid: string,
    name: F,
    action: A,
    input: Input<F, A>,
  ): Promise<Sample & { data: unknown }> => {
    const reply = await city.cloud.callAs(openid, name, { action, input, requestId: newRequestId() })
    const answer = 'result' in reply ? (reply.result as { ok: boolean; data: unknown; message?: string }) : undefined
    if (!answer?.ok) throw new Error(`${name}.${action}: ${answer?.message ?? JSON.stringify(reply)}`)
    const trace = city.cloud.trace(reply.requestID)
    if (trace?.took === undefined) throw new Error(`no trace of ${name}.${action}`)
    const { answer: before, follow } = split(trace.roundTrips, FOLLOW_UPS[action] ?? (() => false))
    return {
      data: answer.data,
      took: trace.took,
      answerTrips: databaseTrips(before),
      others: before.length - databaseTrips(before),
      followUps: databaseTrips(follow),
    }
  }

  await record('account.me', () => sample(resident.openid, 'account', 'me', {}))
  await record('area.locate', () => sample(resident.openid, 'area', 'locate', { point }))
  await record('ticket.suggest', () => sample(resident.openid, 'ticket', 'suggest', { words: '路灯不亮' }))
  await record('ticket.report', async () => {
    const input = resident.reportInput({
      photos: [photo],
      consent: { templates: ['progress', 'resolved'], tap: newRequestId() },
    })
    const measured = await sample(resident.openid, 'ticket', 'report', input)
    tickets.push((measured.data as { id: string }).id)
    return measured
  })
  const id = (i: number): string => tickets[i] ?? ''
  const { category } = resident.reportInput()
  await record('ticket.similar', () => sample(neighbour.openid, 'ticket', 'similar', { category, point }))
  await record('ticket.second', (i) => sample(neighbour.openid, 'ticket', 'second', { id: id(i) }))
  await record('ticket.mine', () => sample(resident.openid, 'ticket', 'mine', {}))
  await record('ticket.followed', () => sample(neighbour.openid, 'ticket', 'followed', {}))
  await record('ticket.tasks', () => sample(worker.openid, 'ticket', 'tasks', {}))
  const act = (openid: string, i: number, command: Input<'ticket', 'act'>['command']) =>
    sample(openid, 'ticket', 'act', { id: id(i), command })
  await record('ticket.act accept', (i) => act(worker.openid, i, { name: 'accept' }))
  await record('ticket.act progress', (i) =>
    act(worker.openid, i, { name: 'progress', note: '已联系电工', photos: [proof] }),
  )
  await record('ticket.act resolve', (i) =>
    act(worker.openid, i, { name: 'resolve', closing: 'solved', note: '换了新灯', photos: [proof] }),
  )
  await record('ticket.act rate', (i) => act(resident.openid, i, { name: 'rate', score: 'satisfied' }))
  await record('ticket.act reopen', (i) => act(resident.openid, i, { name: 'reopen', note: '又坏了' }))
  await record('ticket.get', (i) => sample(resident.openid, 'ticket', 'get', { id: id(i) }))
  await record('notice.list', () => sample(resident.openid, 'notice', 'list', {}))
  return costs
}

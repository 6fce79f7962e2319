import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ActionName, FunctionName, Input } from '../../cloudfunctions/contract/api'
import type { Reply } from '../../cloudfunctions/contract/envelope'
import type { WhistleCommand } from '../../cloudfunctions/contract/whistle-command'
import type { Command } from '../../cloudfunctions/contract/ticket-command'
import { type LocalCity, newRequestId, openCity, type Phone } from '../support/city'
import { at } from '../support/city-facts'
import { fillCity } from './district'
import { type Sample, tripsOf } from './measure'

const NOW = '2026-03-02 09:00'
const STREET = '340202014'
/** 车站社区第05网格. */
export const GRID = '340202014002005'
/** Of the stage. */
const SUBJECTS = { resident: 'p-resident-1', neighbour: 'p-resident-2', grid: GRID, street: STREET }

/** A city of a certain size, and the people in it whose calls are measured. */
export class Scene {
  /** Tickets reported while measuring, in order. */
  readonly tickets: string[] = []
  /** Whistles blown while measuring, in order. */
  readonly whistles: string[] = []
  readonly streetClerk: Phone
  readonly communityClerk: Phone
  readonly member: Phone
  readonly districtClerk: Phone
  readonly officer: Phone

  private constructor(
    private readonly dir: string,
    readonly city: LocalCity,
    readonly photo: string,
    readonly proof: string,
    /** Of a department. */
    readonly evidence: string,
  ) {
    this.streetClerk = city.phone(`o-demo-street-${STREET}-1`)
    this.communityClerk = city.phone('o-demo-community-340202014002-1')
    this.districtClerk = city.phone('o-demo-district-1')
    this.officer = city.department
    this.member = city.phone(`o-demo-team-${GRID}-5`)
  }

  static async open(size: number): Promise<Scene> {
    const dir = mkdtempSync(join(tmpdir(), 'bench-'))
    await fillCity(dir, size, at(NOW), SUBJECTS)
    // What the clock does by itself would be measured along with whatever runs at that moment.
    const city = await openCity({ dir, now: NOW, ticking: false })
    const { resident, neighbour, worker } = city
    const people = [(await resident.me()).person, (await neighbour.me()).person]
    if (people.join() !== [SUBJECTS.resident, SUBJECTS.neighbour].join()) throw new Error('the stage has other people')
    return new Scene(dir, city, await resident.upload(), await worker.upload(), await city.department.upload())
  }

  /** One call, measured; throws unless it is answered with yes. */
  async ask<F extends FunctionName, A extends ActionName<F>>(
    who: Phone,
    name: F,
    action: A,
    input: Input<F, A>,
  ): Promise<Sample & { data: unknown }> {
    const { cloud } = this.city
    const steps = cloud.databaseSteps()
    const before = process.cpuUsage()
    const reply = await cloud.callAs(who.openid, name, { action, input, requestId: newRequestId() })
    const { user, system } = process.cpuUsage(before)
    const answer = 'result' in reply ? (reply.result as Reply<unknown>) : undefined
    if (!answer?.ok) throw new Error(`${name}.${action}: ${answer?.message ?? JSON.stringify(reply)}`)
    const trace = cloud.trace(reply.requestID)
    if (trace?.took === undefined) throw new Error(`no trace of ${name}.${action}`)
    return {
      data: answer.data,
      ...tripsOf(trace, cloud.logs(reply.requestID)),
      steps: cloud.databaseSteps() - steps,
      cpu: (user + system) / 1000,
      took: trace.took,
    }
  }

  act(who: Phone, i: number, command: Command): Promise<Sample> {
    return this.ask(who, 'ticket', 'act', { id: this.id(i), command })
  }

  /** A step of a whistle. */
  step(who: Phone, i: number, command: WhistleCommand): Promise<Sample> {
    const id = this.whistles[i]
    if (id === undefined) throw new Error(`whistle ${i} has not been blown`)
    return this.ask(who, 'whistle', 'act', { id, command })
  }

  id(i: number): string {
    const id = this.tickets[i]
    if (id === undefined) throw new Error(`ticket ${i} has not been reported`)
    return id
  }

  async close(): Promise<void> {
    await this.city.close()
    rmSync(this.dir, { recursive: true })
  }
}

import type { Command, Consent } from '../../typings/contract'
import type { PhotoFile } from './photo'

/** One step taken on a ticket (接单、进展、办结 …) that has not reached the server. */
export interface Step {
  /** The same at every try, so that the step is done once. */
  requestId: string
  ticket: string
  /** What the person saw it called when they took the step: 楼道灯不亮. */
  title: string
  /** What they pressed: 接单. */
  text: string
  command: Command
  /** The form as it was sent, to go on with should it be refused; absent when there was nothing to fill in. */
  draft?: object
  /** Photos still on the phone; each joins the command as it arrives. */
  photos: PhotoFile[]
  consent?: Consent
  /** Milliseconds since 1970. */
  takenAt: number
  /** Why it cannot be done as it is, in words for the person, who has to look at it. */
  trouble?: string
}

/** Where the steps are kept; what was written is there after the app was killed. */
export interface StepStore {
  read(): Step[]
  /** @throws when the phone has no room left */
  write(steps: Step[]): void
}

/** `lost`: no network; `later`: the server is busy with this ticket; otherwise the reason why it will not be done. */
export type Ending = 'sent' | 'lost' | 'later' | { trouble: string }

/** Tries to send a step. `advance` keeps what has been achieved (a photo that arrived) should the rest fail. */
export type Sender = (step: Step, advance: (change: Pick<Step, 'command' | 'photos'>) => void) => Promise<Ending>

/**
 * Steps in the order in which they were taken. Those of one ticket are sent one after another and never overtake:
 * behind one in trouble the later ones of its ticket wait, for they may rest on it. Other tickets go on.
 */
export class StepQueue {
  private running: Promise<number> | undefined
  /** Request id of the step on its way; empty while nothing is sent. */
  sending = ''

  constructor(
    private readonly store: StepStore,
    private readonly send: Sender,
    private readonly changed: () => void,
  ) {}

  list(): Step[] {
    return this.store.read()
  }

  has(ticket: string): boolean {
    return this.list().some((step) => step.ticket === ticket)
  }

  /**
   * Puts a step at the end. One that is there already, or says the same of the same ticket, is not put in twice.
   * @throws when the phone has no room left; then nothing has changed
   */
  add(step: Step): void {
    const steps = this.list()
    if (steps.some((one) => isSame(one, step))) return
    this.write([...steps, step])
  }

  /** Takes a step out: the person has seen what was wrong with it. */
  drop(requestId: string): void {
    this.write(this.list().filter((step) => step.requestId !== requestId))
  }

  /** Sends what can be sent; callers at the same time share one run. Answers how many steps were sent. */
  flush(): Promise<number> {
    this.running ??= this.run().finally(() => {
      this.running = undefined
    })
    return this.running
  }

  private async run(): Promise<number> {
    const busy = new Set<string>()
    let sent = 0
    for (let step = this.next(busy); step; step = this.next(busy)) {
      const ending = await this.try(step)
      if (ending === 'lost') break
      if (ending === 'later') busy.add(step.ticket)
      else if (ending === 'sent') {
        sent += 1
        this.drop(step.requestId)
      } else this.change(step.requestId, ending)
    }
    return sent
  }

  private async try(step: Step): Promise<Ending> {
    this.sending = step.requestId
    this.changed()
    try {
      return await this.send(step, (change) => this.change(step.requestId, change))
    } finally {
      this.sending = ''
      this.changed()
    }
  }

  /** The first step with nothing of its ticket before it. */
  private next(busy: ReadonlySet<string>): Step | undefined {
    const held = new Set(busy)
    return this.list().find(({ ticket, trouble }) => {
      const isFirst = !held.has(ticket)
      held.add(ticket)
      return isFirst && trouble === undefined
    })
  }

  private change(requestId: string, change: Partial<Step>): void {
    this.write(this.list().map((step) => (step.requestId === requestId ? { ...step, ...change } : step)))
  }

  private write(steps: Step[]): void {
    this.store.write(steps)
    this.changed()
  }
}

const isSame = (one: Step, other: Step): boolean =>
  one.requestId === other.requestId ||
  (one.ticket === other.ticket &&
    JSON.stringify([one.command, one.photos]) === JSON.stringify([other.command, other.photos]))

/** Steps that wait behind one in trouble of the same ticket, however good the network is. */
export function heldBack(steps: Step[]): Step[] {
  const troubled = new Set<string>()
  return steps.filter(({ ticket, trouble }) => {
    const isBehind = troubled.has(ticket)
    if (trouble !== undefined) troubled.add(ticket)
    return isBehind && trouble === undefined
  })
}

/** Whether any of these steps was sent or refused, or is no longer wanted. */
export const isSettled = (before: Step[], now: Step[]): boolean =>
  before.some(({ requestId, trouble }) => {
    const same = now.find((step) => step.requestId === requestId)
    return same === undefined || same.trouble !== trouble
  })

type Listener = (...data: unknown[]) => void

/** Two pages' line to each other. Each end hears what the other emits; words sent before anyone listens wait. */
export class EventChannel {
  private readonly listeners = new Map<string, Listener[]>()
  private readonly waiting: Array<[name: string, data: unknown[]]> = []
  private other: EventChannel | null = null

  /** Both ends, connected. */
  static pair(): [EventChannel, EventChannel] {
    const [opener, opened] = [new EventChannel(), new EventChannel()]
    opener.other = opened
    opened.other = opener
    return [opener, opened]
  }

  emit(name: string, ...data: unknown[]): void {
    this.other?.receive(name, data)
  }

  on(name: string, listener: Listener): void {
    this.listeners.set(name, [...(this.listeners.get(name) ?? []), listener])
    const ready = this.waiting.filter(([waitingName]) => waitingName === name)
    for (const entry of ready) {
      this.waiting.splice(this.waiting.indexOf(entry), 1)
      listener(...entry[1])
    }
  }

  once(name: string, listener: Listener): void {
    const wrapped: Listener = (...data) => {
      this.off(name, wrapped)
      listener(...data)
    }
    this.on(name, wrapped)
  }

  off(name: string, listener?: Listener): void {
    this.listeners.set(name, listener ? (this.listeners.get(name) ?? []).filter((one) => one !== listener) : [])
  }

  private receive(name: string, data: unknown[]): void {
    const listeners = this.listeners.get(name) ?? []
    if (listeners.length === 0) this.waiting.push([name, data])
    for (const listener of listeners) listener(...data)
  }
}

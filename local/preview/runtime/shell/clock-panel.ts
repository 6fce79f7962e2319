import { advanceClock } from './stage-server'

const MINUTE = 60_000
const UNITS: Record<string, number> = { minutes: MINUTE, hours: 60 * MINUTE, days: 24 * 60 * MINUTE }

const DAY_FORMAT = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: 'long',
  day: 'numeric',
  weekday: 'long',
})
const TIME_FORMAT = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
})

/**
 * The cloud's clock: it ticks, and only ever moves forward. `settled` hears of each move once the timers it brought due
 * have ended; the phones' own event comes before them.
 */
export function setUpClock(
  panel: HTMLElement,
  initial: number,
  settled: () => void,
): { setOffset(offset: number): void } {
  const day = find(panel, '.clock-day')
  const time = find(panel, '.clock-time')
  const note = find(panel, '.clock-note')
  const form = find<HTMLFormElement>(panel, 'form')
  let offset = initial

  const tick = (): void => {
    const now = Date.now() + offset
    day.textContent = DAY_FORMAT.format(now)
    time.textContent = TIME_FORMAT.format(now)
  }
  const advance = async (milliseconds: number): Promise<void> => {
    panel.toggleAttribute('data-busy', true)
    note.textContent = '正在推进，等到期的提醒和时限办完…'
    for (const button of panel.querySelectorAll('button')) button.disabled = true
    try {
      offset = (await advanceClock(milliseconds)).offset
      settled()
      note.textContent = '已推进，三部手机已同步'
    } catch (error) {
      note.textContent = `没有推进：${(error as Error).message}`
    } finally {
      tick()
      panel.removeAttribute('data-busy')
      for (const button of panel.querySelectorAll('button')) button.disabled = false
    }
  }
  for (const button of panel.querySelectorAll<HTMLButtonElement>('button[data-advance]')) {
    button.addEventListener('click', () => void advance(Number(button.dataset.advance) * MINUTE))
  }
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    const given = new FormData(form)
    void advance(Number(given.get('amount')) * (UNITS[given.get('unit') as string] ?? MINUTE))
  })
  tick()
  setInterval(tick, 1000)
  return {
    setOffset(next) {
      offset = next
      tick()
    },
  }
}

function find<T extends HTMLElement = HTMLElement>(within: HTMLElement, selector: string): T {
  const found = within.querySelector<T>(selector)
  if (!found) throw new Error(`stage page lacks ${selector}`)
  return found
}

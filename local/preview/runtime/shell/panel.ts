import { element } from './element'

/** The sheet over one phone's foot: one thing at a time, the same button hides it again. */
export class Panel {
  private shows: string | null = null

  constructor(private readonly root: HTMLElement) {}

  hide(): void {
    this.shows = null
    this.root.hidden = true
  }

  /** @param draw fills the body; what it fails with is said there */
  toggle(what: string, draw: (body: HTMLElement) => Promise<void>): void {
    if (this.shows === what) return this.hide()
    this.shows = what
    this.root.hidden = false
    this.root.replaceChildren(element('p', 'panel-note', '正在读取…'))
    draw(this.root).catch((error: Error) => {
      this.root.replaceChildren(element('p', 'panel-note', `读取失败：${error.message}`))
    })
  }
}

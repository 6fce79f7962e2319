import { type EnterOptions, type Entrance, type Entrances } from './entrance'
import { failures } from './errors'
import { type Router } from './router'

/** What the app registers with `App()`. */
export interface AppInstance {
  onLaunch?(options: EnterOptions): void
  onShow?(options: EnterOptions): void
  onHide?(): void
  onError?(message: string): void
  onUnhandledRejection?(rejection: object): void
  [key: string]: unknown
}

interface Surroundings {
  router: Router
  entrances: Entrances
  /** told after App.onShow, and before App.onHide */
  visibilityChanged(visible: boolean): void
}

/** The app's own life around its pages: launched once, then shown and hidden. */
export class Application {
  instance: AppInstance = {}

  constructor(private readonly around: Surroundings) {}

  launch(): void {
    const { entrances, router } = this.around
    const { instance } = this
    if (instance.onError) failures.errorListeners.add((message) => instance.onError?.(message))
    if (instance.onUnhandledRejection)
      failures.rejectionListeners.add((rejection) => instance.onUnhandledRejection?.(rejection))
    instance.onLaunch?.(entrances.launch.options)
    instance.onShow?.(entrances.launch.options)
    router.reLaunch(entrances.launch.url)
  }

  /** Opens what a message, a card or a code points at: the app is left and entered again. */
  enter(entrance: Entrance): void {
    const { entrances, router } = this.around
    this.appHidden()
    entrances.current = entrance
    this.appShown()
    if (entrance.startsOver) router.reLaunch(entrance.url)
    else router.enter(entrance.url)
  }

  setForeground(foreground: boolean): void {
    if (foreground) this.appShown()
    this.around.router.setForeground(foreground)
    if (!foreground) this.appHidden()
  }

  /** Time that was jumped over is time spent elsewhere: on coming back, App and page look again, as in WeChat. */
  comeBack(): void {
    if (document.hidden) return
    this.setForeground(false)
    this.setForeground(true)
  }

  private appShown(): void {
    this.instance.onShow?.(this.around.entrances.current.options)
    this.around.visibilityChanged(true)
  }

  private appHidden(): void {
    this.around.visibilityChanged(false)
    this.instance.onHide?.()
  }
}

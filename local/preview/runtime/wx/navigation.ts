import { type Router } from '../router'
import { asyncApi } from './api'

/** Moving between pages. */
export function navigationApis(router: Router) {
  return {
    navigateTo: asyncApi(
      'navigateTo',
      ({ url, events }: { url: string; events?: Record<string, (data: unknown) => void> }) => ({
        eventChannel: router.navigateTo(url, events),
      }),
    ),
    navigateBack: asyncApi('navigateBack', ({ delta }: { delta?: number }) => router.navigateBack(delta)),
    redirectTo: asyncApi('redirectTo', ({ url }: { url: string }) => router.redirectTo(url)),
    switchTab: asyncApi('switchTab', ({ url }: { url: string }) => router.switchTab(url)),
    reLaunch: asyncApi('reLaunch', ({ url }: { url: string }) => router.reLaunch(url)),
    pageScrollTo: asyncApi('pageScrollTo', ({ scrollTop, selector, duration = 300, offsetTop = 0 }: ScrollTarget) => {
      const { page } = router.top.frame
      const target = selector ? page.querySelector(domSelector(selector)) : null
      const top = target
        ? page.scrollTop + target.getBoundingClientRect().top - page.getBoundingClientRect().top + offsetTop
        : (scrollTop ?? 0)
      page.scrollTo({ top, behavior: duration > 0 ? 'smooth' : 'instant' })
    }),
    startPullDownRefresh: asyncApi('startPullDownRefresh', () => router.top.frame.refresher.begin()),
    stopPullDownRefresh: asyncApi('stopPullDownRefresh', () => router.top.frame.refresher.finish()),
    setNavigationBarTitle: asyncApi('setNavigationBarTitle', ({ title }: { title: string }) =>
      router.top.frame.setTitle(title),
    ),
    setNavigationBarColor: asyncApi(
      'setNavigationBarColor',
      ({ frontColor, backgroundColor }: { frontColor: string; backgroundColor: string }) =>
        router.top.frame.setColours(frontColor, backgroundColor),
    ),
    showNavigationBarLoading: asyncApi('showNavigationBarLoading', () => router.top.frame.setLoading(true)),
    hideNavigationBarLoading: asyncApi('hideNavigationBarLoading', () => router.top.frame.setLoading(false)),
  }
}

interface ScrollTarget {
  scrollTop?: number
  selector?: string
  duration?: number
  offsetTop?: number
}

/** Pages' own classes are written plainly in the DOM; ids are kept as data-wxid. */
function domSelector(selector: string): string {
  return selector.replace(/#([\w-]+)/g, '[data-wxid="$1"]')
}

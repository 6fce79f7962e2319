/** How a built-in's children hang in its DOM: `slot` directly, `none` not at all, the others inside an inner node. */
export const BUILTIN_TEMPLATES = {
  slot: '<slot/>',
  none: '',
  swiper: '<wx-track><slot/></wx-track>',
  scroller: '<wx-refresher/><wx-scroll-content><slot/></wx-scroll-content>',
  wheels: '<wx-wheels><slot/></wx-wheels>',
  wheel: '<wx-wheel-mask/><wx-wheel-indicator/><wx-wheel-list><slot/></wx-wheel-list>',
  map: '<wx-map-canvas/><slot/>',
  video: '<wx-video-screen/><slot/>',
  canvas: '<wx-canvas-surface/><slot/>',
} as const

/** Every component WeChat builds in and the preview has; anything else unregistered is refused by the build. */
export const BUILTIN_TAGS: ReadonlySet<string> = new Set(
  (
    'view text image button input textarea form label switch checkbox checkbox-group radio radio-group slider picker ' +
    'picker-view picker-view-column scroll-view swiper swiper-item navigator progress rich-text icon root-portal ' +
    'page-container page-meta navigation-bar map video canvas cover-view cover-image'
  ).split(' '),
)

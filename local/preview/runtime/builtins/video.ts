import { reveal } from '../files'
import { asyncApi, type AsyncApi } from '../wx/api'
import { any, defineBuiltin, flag, number, text } from './define'

/** What `wx.createVideoContext` gives. */
export interface VideoContext {
  play(): void
  pause(): void
  stop(): void
  /** @param position seconds */
  seek(position: number): void
  playbackRate(rate: number): void
  requestFullScreen: AsyncApi<object, object>
  exitFullScreen: AsyncApi<object, object>
}

/** `<video>` with the browser's own controls. */
export const videoBuiltin = defineBuiltin({
  name: 'video',
  template: 'video',
  properties: {
    src: text(),
    poster: text(),
    controls: flag(true),
    autoplay: flag(),
    loop: flag(),
    muted: flag(),
    /** seconds */
    initialTime: number(),
    objectFit: text('contain'),
    title: text(),
    showCenterPlayBtn: flag(true),
    showPlayBtn: flag(true),
    showFullscreenBtn: flag(true),
    showProgress: any<boolean | null>(null),
    enableProgressGesture: flag(true),
    playBtnPosition: text('bottom'),
  },
  create({ host, element, emit, get }) {
    const video = document.createElement('video')
    video.playsInline = true
    video.preload = 'metadata'
    const load = (source: string): string => {
      if (!source) return ''
      return reveal(source, element.ownerShadowRoot?.getHostNode().is ?? '')
    }
    const on = (type: string, tell: () => void): void => video.addEventListener(type, tell)
    on('play', () => emit('play'))
    on('pause', () => emit('pause'))
    on('ended', () => emit('ended'))
    on('waiting', () => emit('waiting'))
    on('timeupdate', () => emit('timeupdate', { currentTime: video.currentTime, duration: video.duration }))
    on('loadedmetadata', () => {
      if (get('initialTime') > 0) video.currentTime = get('initialTime')
      const { videoWidth: width, videoHeight: height, duration } = video
      emit('loadedmetadata', { width, height, duration })
    })
    on('error', () => {
      if (get('src')) emit('error', { errMsg: video.error?.message || 'MEDIA_ERR_SRC_NOT_SUPPORTED' })
    })
    on('fullscreenchange', () =>
      emit('fullscreenchange', { fullScreen: document.fullscreenElement === video, direction: 'vertical' }),
    )
    // a browser may refuse to start by itself, as WeChat may: the picture stays, and the controls
    const play = (): void => void video.play().catch(() => undefined)
    const context: VideoContext = {
      play,
      pause: () => video.pause(),
      stop() {
        video.pause()
        video.currentTime = 0
      },
      seek: (position) => (video.currentTime = position),
      playbackRate: (rate) => (video.playbackRate = rate),
      requestFullScreen: asyncApi('requestFullScreen', () => video.requestFullscreen()),
      exitFullScreen: asyncApi('exitFullScreen', () => document.exitFullscreen()),
    }
    return {
      context,
      attached: () => host.querySelector(':scope > wx-video-screen')?.append(video),
      detached() {
        video.pause()
        video.removeAttribute('src')
      },
      update: {
        src(source) {
          if (!source) return video.removeAttribute('src')
          video.src = load(source)
          if (get('autoplay')) play()
        },
        poster: (source) => (video.poster = load(source)),
        controls: (shown) => (video.controls = shown),
        autoplay(wanted) {
          if (wanted && get('src')) play()
        },
        loop: (looping) => (video.loop = looping),
        muted: (muted) => (video.muted = muted),
        objectFit: (fit) => (video.style.objectFit = fit),
      },
    }
  },
})

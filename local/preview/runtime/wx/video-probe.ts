import { ApiFailure } from './api'

interface VideoFacts {
  /** seconds */
  duration: number
  width: number
  height: number
  /** its first picture */
  thumb: Blob
}

/** Beyond any video: seeking there makes the browser find the true end of a recording that does not say how long it is. */
const FAR = 1e9

/** How long and large a video is, and what it begins with. @throws ApiFailure when the browser cannot play it */
export async function probeVideo(file: Blob): Promise<VideoFacts> {
  const video = document.createElement('video')
  video.muted = true
  video.preload = 'auto'
  const url = URL.createObjectURL(file)
  try {
    await reach(video, 'loadeddata', () => (video.src = url))
    if (!Number.isFinite(video.duration)) {
      await reach(video, 'seeked', () => (video.currentTime = FAR))
      await reach(video, 'seeked', () => (video.currentTime = 0))
    }
    const { duration, videoWidth: width, videoHeight: height } = video
    const canvas = new OffscreenCanvas(width, height)
    canvas.getContext('2d')?.drawImage(video, 0, 0)
    return { duration, width, height, thumb: await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.8 }) }
  } finally {
    video.removeAttribute('src')
    URL.revokeObjectURL(url)
  }
}

function reach(video: HTMLVideoElement, event: 'loadeddata' | 'seeked', begin: () => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const control = new AbortController()
    const { signal } = control
    const settle = (done: () => void) => () => {
      control.abort()
      done()
    }
    video.addEventListener(event, settle(resolve), { signal })
    video.addEventListener(
      'error',
      settle(() => reject(new ApiFailure('the video cannot be decoded'))),
      { signal },
    )
    begin()
  })
}

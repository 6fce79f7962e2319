import { type Page } from '@playwright/test'

/** Half a second of video, 160 × 120, recorded by the browser itself: what a person films is not kept in the repository. */
export async function recordClip(page: Page): Promise<{ name: string; mimeType: string; buffer: Buffer }> {
  const bytes = await page.evaluate(async () => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 160, height: 120 })
    const pen = canvas.getContext('2d')
    const recorder = new MediaRecorder(canvas.captureStream(25), { mimeType: 'video/webm' })
    const parts: Blob[] = []
    recorder.addEventListener('dataavailable', ({ data }) => parts.push(data))
    const stopped = new Promise((resolve) => recorder.addEventListener('stop', resolve))
    recorder.start()
    const begun = performance.now()
    await new Promise<void>((resolve) => {
      const draw = (): void => {
        if (pen) pen.fillStyle = `hsl(${performance.now() % 360} 80% 50%)`
        pen?.fillRect(0, 0, 160, 120)
        if (performance.now() - begun < 500) requestAnimationFrame(draw)
        else resolve()
      }
      draw()
    })
    recorder.stop()
    await stopped
    return [...new Uint8Array(await new Blob(parts).arrayBuffer())]
  })
  return { name: 'clip.webm', mimeType: 'video/webm', buffer: Buffer.from(bytes) }
}

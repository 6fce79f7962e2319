import { say } from './tell'

/** 看大图，左右划看其余的；没有地址的放不进去。 */
export function viewPhotos(urls: string[], current = urls[0] ?? ''): void {
  if (current) wx.previewImage({ urls: urls.filter(Boolean), current, fail: () => say('照片没能打开') })
}

/** 全屏放一段视频。 */
export function viewVideo(url: string): void {
  if (url) wx.previewMedia({ sources: [{ url, type: 'video' }], fail: () => say('视频没能打开') })
}

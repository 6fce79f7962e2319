import { explain } from './permission'

/** What a mini-program code of ours carries in the page it opens; '' when the path has none. */
function sceneIn(path: string): string {
  const [, scene = ''] = /[?&]scene=([^&]*)/.exec(path) ?? []
  return decodeURIComponent(scene)
}

/** 扫一扫：码里带的场景值；别人的码是空的，没扫就是 undefined，打不开的说过为什么了。 */
export async function scanScene(): Promise<string | undefined> {
  try {
    const { path } = await wx.scanCode({})
    return sceneIn(path)
  } catch (error) {
    explain(error, '相机')
    return undefined
  }
}

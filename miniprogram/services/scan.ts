/** What a mini-program code of ours carries in the page it opens; '' when the path has none. */
function sceneIn(path: string): string {
  const [, scene = ''] = /[?&]scene=([^&]*)/.exec(path) ?? []
  return decodeURIComponent(scene)
}

/** 扫一扫：码里带的场景值；别人的码是空的，没扫就是 undefined。 */
export async function scanScene(): Promise<string | undefined> {
  try {
    const { path } = await wx.scanCode({})
    return sceneIn(path)
  } catch {
    return undefined
  }
}

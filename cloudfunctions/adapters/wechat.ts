import type { WeChat } from '../usecases/ports/area'
import { Collection } from './collection'
import { hash } from './entropy'
import { log } from './log'
import { openapi, openData, platform } from './platform'

/** Where the picture of a mini-program code is kept. */
interface Code {
  /** Hash of scene and page. */
  _id: string
  schemaVersion: 1
  /** fileID */
  file: string
}

const codes = new Collection<Code>('codes')

/** 凭证不对或过期: a code that was used, made up, or older than five minutes. */
const STALE_CODE = 40029

export const wechat: WeChat = {
  async openGroup(cloudId) {
    const { list } = await openData([cloudId])
    return list[0]?.data?.opengid
  },

  async phoneOf(code) {
    try {
      const { phoneInfo } = await openapi.phonenumber.getPhoneNumber({ code })
      return phoneInfo.purePhoneNumber
    } catch (error) {
      if ((error as { errCode?: number }).errCode === STALE_CODE) return undefined
      throw error
    }
  },

  async codeOf(scene, page) {
    try {
      const _id = hash(`${page}?${scene}`)
      const kept = await codes.one(_id)
      const file = kept?.file ?? (await draw(_id, scene, page))
      const found = await platform.getTempFileURL({ fileList: [file] })
      return found?.fileList[0]?.tempFileURL || undefined
    } catch (error) {
      // What the code would open can be reached without it. The scene stays out of the log: it may be a live invitation.
      log.info('no mini-program code', { page, error: String(error) })
      return undefined
    }
  },
}

async function draw(_id: string, scene: string, page: string): Promise<string> {
  const { buffer } = await openapi.wxacode.getUnlimited({ scene, page })
  const { fileID } = await platform.uploadFile({ cloudPath: `codes/${_id}.png`, fileContent: buffer })
  await codes.addOnce({ _id, schemaVersion: 1, file: fileID })
  return fileID
}

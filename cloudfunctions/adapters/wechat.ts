import type { WeChat } from '../usecases/ports/area'
import { Collection } from './collection'
import { hash } from './entropy'
import { log } from './log'
import { command as _, openapi, openData, platform } from './platform'

/** Where the picture of a mini-program code is kept. */
interface Code {
  /** Hash of scene and page. */
  _id: string
  schemaVersion: 1
  /** fileID */
  file: string
  /** Of an invitation, which then opens nothing any more. */
  expiresAt?: number
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

  async codeOf(scene, page, expiresAt) {
    try {
      const _id = hash(`${page}?${scene}`)
      const kept = await codes.one(_id)
      const file = kept?.file ?? (await draw(_id, scene, page, expiresAt))
      const found = await platform.getTempFileURL({ fileList: [file] })
      return found?.fileList[0]?.tempFileURL || undefined
    } catch (error) {
      // What the code would open can be reached without it. The scene stays out of the log: it may be a live invitation.
      log.info('no mini-program code', { page, error: String(error) })
      return undefined
    }
  },

  async forgetCodes(before, limit) {
    const found = await codes.find({ where: { expiresAt: _.lt(before) }, limit })
    if (found.length === 0) return 0
    // Files first: once they are forgotten, nobody would find them again.
    await platform.deleteFile({ fileList: found.map(({ file }) => file) })
    return codes.remove({ _id: _.in(found.map(({ _id }) => _id)) })
  },
}

async function draw(_id: string, scene: string, page: string, expiresAt?: number): Promise<string> {
  const { buffer } = await openapi.wxacode.getUnlimited({ scene, page })
  const { fileID } = await platform.uploadFile({ cloudPath: `codes/${_id}.png`, fileContent: buffer })
  await codes.addOnce({ _id, schemaVersion: 1, file: fileID, ...(expiresAt !== undefined && { expiresAt }) })
  return fileID
}

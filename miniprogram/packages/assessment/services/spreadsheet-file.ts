import type { SpreadsheetView } from '../../../../typings/contract'
import { isCancel } from '../../../services/permission'

/**
 * 把电子表格转发到聊天里（例如“文件传输助手”），在电脑上打开、打印。
 * Rejects when the phone has no room, or WeChat cannot send it; a person who changed their mind is no failure.
 */
export async function sendSpreadsheet({ name, content }: SpreadsheetView): Promise<void> {
  await sendAs(name, content, 'base64')
}

/** 简报：自成一体的一页，在电脑上打开就能打印。 */
export const sendPage = (name: string, html: string): Promise<void> => sendAs(name, html, 'utf8')

async function sendAs(fileName: string, content: string, encoding: 'base64' | 'utf8'): Promise<void> {
  const filePath = `${wx.env.USER_DATA_PATH}/${fileName}`
  const files = wx.getFileSystemManager()
  files.writeFileSync(filePath, content, encoding)
  try {
    await wx.shareFileMessage({ filePath, fileName })
  } catch (error) {
    if (!isCancel(error)) throw error
  } finally {
    files.unlink({ filePath, fail: () => undefined })
  }
}

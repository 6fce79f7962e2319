import { isCancel } from '../../../services/permission'

/**
 * 把一份文字写成文件，转发到聊天里（例如“文件传输助手”）。Call it in a tap: WeChat refuses it later.
 * Rejects when the phone has no room, or WeChat cannot send it; a person who changed their mind is no failure.
 */
export async function sendFile(fileName: string, content: string): Promise<void> {
  const filePath = `${wx.env.USER_DATA_PATH}/${fileName}`
  const files = wx.getFileSystemManager()
  files.writeFileSync(filePath, content, 'utf8')
  try {
    await wx.shareFileMessage({ filePath, fileName })
  } catch (error) {
    if (!isCancel(error)) throw error
  } finally {
    files.unlink({ filePath, fail: () => undefined })
  }
}

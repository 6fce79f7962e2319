import { isCancel } from './permission'

/**
 * 把一份东西写成文件，转发到聊天里（例如“文件传输助手”），在电脑上打开、打印。Call it in a tap: WeChat refuses it later.
 * @param encoding of `content`: words as they are, or bytes in base64
 * Rejects when the phone has no room, or WeChat cannot send it; a person who changed their mind is no failure.
 */
export async function sendFile(fileName: string, content: string, encoding: 'utf8' | 'base64' = 'utf8'): Promise<void> {
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

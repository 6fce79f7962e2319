import type {
  ActivityView,
  BoardView,
  GridCard,
  InvitationView,
  Origin,
  PlaceView,
  ReachView,
  TicketCard,
} from '../../typings/contract'
import { splitArea } from './area'
import { shortName } from './circle'
import { isCancel } from './permission'
import {
  activityPage,
  boardPage,
  circlePage,
  doorPage,
  groupPage,
  homeTab,
  joinPage,
  listsPage,
  reportAt,
  sharedPage,
} from './route'

/** 转发到群里的一件诉求：只说类别和街道，不带居民的原话和照片；谁都能点开，看到是同一件事就附议。 */
export const sharedCard = ({ id, categoryText, placeText }: Pick<TicketCard, 'id' | 'categoryText' | 'placeText'>) => ({
  title: `${categoryText} · ${splitArea(placeText).street}`,
  path: sharedPage(id),
})

const SLOGAN = '身边的问题，告诉网格员'

/** 还没有网格时的卡片。 */
export const homeCard = () => ({ title: SLOGAN, path: homeTab })

/** 转发“我要反映”：打开就在这个网格里。 */
export const reportCard = ({ id, text }: Pick<GridCard, 'id' | 'text'>) => ({
  title: `${splitArea(text).below}：${SLOGAN}`,
  path: reportAt(id),
})

/** 转发看板，谁都能看。 */
export const boardCard = ({ area, text, month, monthText }: BoardView) => ({
  title: `${text.split(' · ').slice(-2).join(' · ')} ${monthText}办理情况`,
  path: boardPage(area, month),
})

/** 网格员把它发进群里，再从群里点开，就知道是哪个群。 */
export const groupCard = ({ id, text }: Pick<GridCard, 'id' | 'text'>) => ({
  title: `${splitArea(text).below}的微信群：有事找网格员`,
  path: groupPage(id),
})

/** 转发邀请，点开就能加入。 */
export const invitationCard = ({ code, text }: InvitationView) => ({ title: text, path: joinPage(code) })

/**
 * 转发服务圈。
 * @param from left out when it is where the person is: that is not passed on to a group
 */
export const circleCard = (
  { fromText, minutes, items }: Pick<ReachView, 'fromText' | 'minutes' | 'items'>,
  from?: Origin,
) =>
  from
    ? { title: `从${shortName(fromText)}步行 ${minutes} 分钟能到 ${items.length} 处`, path: circlePage(minutes, from) }
    : { title: `步行 ${minutes} 分钟能到哪里？看看您身边的服务`, path: circlePage(minutes) }

/** 转发一个地点：写几点开，不写此刻开不开，卡片什么时候都可能被点开。 */
export const doorCard = ({
  id,
  name,
  hoursText,
  address,
}: Pick<PlaceView, 'id' | 'name' | 'hoursText' | 'address'>) => ({
  title: `${name}：${hoursText[0] ?? address}`,
  path: doorPage(id),
})

/** 转发一个活动，点开就能报名。 */
export const activityCard = ({ id, title, whenText, placeName }: ActivityView) => ({
  title: `${title} · ${whenText} · ${placeName}`,
  path: activityPage(id),
})

/** 转发一个驿站的资源，谁都能看。 */
export const listsCard = ({ id, name }: { id: string; name: string }) => ({
  title: `${name}：能帮上忙的都在这里`,
  path: listsPage(id),
})

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

import type { Activity } from './activity'
import type { ActivityNews } from './activity-intent'
import { clockOf, dayTime, longTime } from './moment'
import type { Wording } from './notice'

type Say = (activity: Activity) => string

interface Line {
  title: string
  text: Say
  /** At most 5 汉字 (phrase). */
  status: string
  note: Say
}

const when = ({ from, until }: Activity): string => `${dayTime(from)}—${clockOf(until)}`
const where = ({ placeName, where: inside, room }: Activity): string =>
  [placeName, room?.name ?? inside].filter(Boolean).join(' ')
const what = (activity: Activity): string => `“${activity.title}”，${when(activity)}，${where(activity)}`

/** 没有推送的只进站内信. */
const LINES: Record<ActivityNews, Line | (Pick<Line, 'title' | 'text'> & { status?: never })> = {
  movedUp: {
    title: '您有名额了',
    text: (activity) => `${what(activity)}。有人取消，您已递补；来不了请及早取消，让给后面的人`,
    status: '递补成功',
    note: () => '有人取消，您有名额了',
  },
  changed: {
    title: '您报名的活动有变动',
    text: (activity) => `现在是${what(activity)}。来不了请取消报名`,
    status: '有变动',
    note: (activity) => `现在是${when(activity)}`,
  },
  calledOff: {
    title: '您报名的活动取消了',
    text: (activity) => `${what(activity)}。原因：${activity.reason ?? ''}`,
    status: '已取消',
    note: (activity) => activity.reason ?? '',
  },
  reminder: {
    title: '您报名的活动快开始了',
    text: (activity) => `${what(activity)}。来不了请取消报名，让给候补的人`,
    status: '即将开始',
    note: (activity) => `联系人 ${activity.contact.name} ${activity.contact.phone}`,
  },
  minutes: { title: '会议纪要出来了', text: ({ title }) => `“${title}”，请打开查看` },
  credited: { title: '志愿时长已记上', text: ({ title }) => `“${title}”，在“我的活动”里查看` },
  roomLost: {
    title: '活动室没有占上，请另选一间',
    text: (activity) => `${what(activity)}。这段时间的活动室已经给别人约走了，请另选一间，或者换个地方`,
  },
  wrapUp: { title: '活动结束了，请核对到场', text: (activity) => `${what(activity)}。三天后按签到的记录自动结束` },
}

/** The words for one piece of news; they quote nobody who signed up. */
export function activityWording(news: ActivityNews, activity: Activity): Wording {
  const line = LINES[news]
  const { title, text } = line
  if (line.status === undefined) return { title, text: text(activity), spare: 0 }
  const values = {
    title: activity.title,
    status: line.status,
    at: longTime(activity.from),
    place: where(activity),
    note: line.note(activity),
  }
  return { title, text: text(activity), message: { template: 'activity', values }, spare: 0 }
}

import { longTime } from './moment'
import type { Need, NeedEntry } from './need'
import { needStatusText, ownerText, stepText } from './need-words'
import type { Wording } from './notice'
import type { Resource, ResourceEntry } from './resource'
import { dueText } from './times'

/** Who is told: someone by name, or whoever looks after the place. */
export type NeedAudience = { person: string } | 'runners'

export interface NeedNews {
  to: NeedAudience
  wording: Wording
}

/** WeChat's phrase takes five characters. */
const news = (
  need: Need,
  to: NeedAudience,
  template: 'activity' | 'task',
  title: string,
  text: string,
  status: string,
  at: number,
): NeedNews => ({
  to,
  wording: {
    title,
    text,
    spare: 0,
    message: {
      template,
      values: {
        title: template === 'activity' ? need.title : need.className,
        category: need.className,
        status,
        at: longTime(at),
        due: longTime(need.dueBy ?? at),
        place: need.placeName,
        note: text,
      },
    },
  },
})

/**
 * 一步之后要告诉谁：登记的人听得到每一步，承办人听到交给他的和超期的，管这个地方的人听到要他们拿主意的。 Nobody is told what they did
 * themselves.
 * @param need as it is after that step
 * @param words said at the step, as far as they are for the one who asked
 */
export function newsOfNeed(need: Need, { at, by, event, face }: NeedEntry, words: string): NeedNews[] {
  // 登记的人的原话只说给他自己听；别人的信箱里，写类别就认得出.
  const about = `“${need.title}”`
  const matter = `${need.placeName}的一件“${need.className}”`
  const said = words ? `：${words}` : ''
  const asker = (title: string, text: string, status: string) =>
    news(need, { person: need.by }, 'activity', title, text, status, at)
  const owner = (person: string, title: string, text: string) => news(need, { person }, 'task', title, text, '待办', at)
  const runners = (title: string, text: string) => news(need, 'runners', 'task', title, text, '待办', at)
  const told = ((): NeedNews[] => {
    switch (event.name) {
      case 'registered':
        return [runners('有新的需求', `${matter}，请安排`)]
      case 'planned':
        return [
          asker(
            '您的需求安排好了',
            `${about}由 ${ownerText(event.owner)} 来办，${dueText(event.dueBy)}前办好`,
            '已安排',
          ),
          ...('person' in event.owner
            ? [owner(event.owner.person, '交给您一件事', `${matter}，${dueText(event.dueBy)}前办好`)]
            : []),
        ]
      case 'matched':
        return need.ownerPerson === null
          ? []
          : [owner(need.ownerPerson, '资源有变化', `${matter}${stepText({ event, face })}`)]
      case 'handedOver':
        return [
          asker('您的需求换人来办', `${about}改由 ${ownerText(event.owner)} 来办`, '换人办'),
          ...('person' in event.owner ? [owner(event.owner.person, '转交给您一件事', matter)] : []),
        ]
      case 'progressed':
        return [asker('您的需求有进展', `${about}${said}`, '有进展')]
      case 'postponed':
        return [
          asker('您的需求延期了', `${about}改到 ${dueText(event.dueBy)}前办好${said}`, '已延期'),
          ...(need.ownerPerson === null
            ? []
            : [owner(need.ownerPerson, '一件事延期了', `${matter}改到 ${dueText(event.dueBy)}前`)]),
        ]
      case 'closed':
        return [asker('您的需求办好了', `${about}${said || '已办好'}`, '已办好')]
      case 'declined':
        return [asker('您的需求没有办', `${about}${said}`, '没有办')]
      case 'withdrawn':
        return [runners('一项需求不用办了', `${matter}，登记人说不用了`)]
      case 'reopened':
        return [asker('您的需求重新办', `${about}等待重新安排`, '重新办'), runners('一项需求要重新办', matter)]
      case 'overdue':
        return [
          ...(need.ownerPerson === null
            ? []
            : [owner(need.ownerPerson, '交给您的事超期了', `${matter}，约定 ${dueText(event.dueBy)}，还没销号`)]),
          runners('有一件事超期了', `${matter}，约定 ${dueText(event.dueBy)}，${needStatusText(need)}`),
        ]
      case 'returned':
        return [runners('一件事没有人办了', `${matter}：${stepText({ event, face })}`)]
    }
  })()
  return told.filter(({ to }) => to === 'runners' || to.person !== by)
}

/** 资源：新来的请管这个地方的人看，看过了告诉提供的人. */
export function newsOfResource(resource: Resource, { at, by, name, note }: ResourceEntry): NeedNews[] {
  const about = `“${resource.title}”`
  const piece = (to: NeedAudience, title: string, text: string, status: string): NeedNews => ({
    to,
    wording: {
      title,
      text,
      spare: 0,
      message: {
        template: to === 'runners' ? 'task' : 'activity',
        values: {
          title: to === 'runners' ? resource.className : resource.title,
          category: resource.className,
          status,
          at: longTime(at),
          due: longTime(at),
          place: resource.placeName,
          note: text,
        },
      },
    },
  })
  const giver = { person: resource.by }
  if (resource.status === 'offered' && (name === 'offered' || name === 'amended'))
    return [
      piece(
        'runners',
        '有人愿意提供资源',
        `${resource.placeName}有一项“${resource.className}”的资源，请看过后上线`,
        '待上线',
      ),
    ]
  if (!resource.isOwn || by === resource.by) return []
  if (name === 'approved') return [piece(giver, '您提供的资源上线了', `${about}需要时会有人联系您`, '已上线')]
  if (name === 'refused') return [piece(giver, '您提供的资源没有上线', `${about}：${note}`, '没有上线')]
  if (name === 'ended') return [piece(giver, '您提供的资源下线了', note ? `${about}：${note}` : about, '已下线')]
  return []
}

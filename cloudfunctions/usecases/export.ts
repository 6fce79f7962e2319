import type { ExportView } from '../contract/account'
import type { TemplateKey } from '../contract/primitives'
import { shortText } from '../domain/area'
import { dateOf, longTime } from '../domain/moment'
import { TEMPLATE_TEXT } from '../domain/notice'
import { type Person, roleText } from '../domain/person'
import { fileOf } from '../domain/photo'
import type { Ticket } from '../domain/ticket'
import { all, MOST, PAGE } from './export-pages'
import { participationOf } from './participation'
import type { Ports, World } from './ports'
import { exportNeeds } from './need-erasure'
import { publicationsOf } from './publication-export'
import type { Caller } from './serve'
import { stationWork } from './station-export'
import { statusText } from './ticket-sentences'
import { exportWhistles } from './whistle-erasure'

/** 导出我的全部数据：一份看得懂的文件，各节用中文写明是什么. */
export async function exportOf({ actor, ports, now }: Caller<World>): Promise<ExportView> {
  const [
    { district },
    profile,
    tickets,
    follows,
    notices,
    quota,
    participation,
    needs,
    station,
    whistles,
    exercises,
    publications,
  ] = await Promise.all([
    ports.reference.read(),
    profileOf(actor, ports),
    all(
      (after) => ports.belongings.tickets(actor._id, after.id, PAGE),
      ({ _id }) => ({ at: 0, id: _id }),
      { at: 0, id: '' },
    ),
    all(
      (before) => ports.follows.tickets(actor._id, before, PAGE),
      ({ follow }) => ({ at: follow.createdAt, id: follow._id }),
    ),
    all(
      (before) => ports.notices.list(actor._id, before, PAGE),
      ({ createdAt, _id }) => ({ at: createdAt, id: _id }),
    ),
    ports.quotas.left(actor._id),
    participationOf(actor._id, ports),
    exportNeeds(actor, ports),
    stationWork(actor._id, ports),
    exportWhistles(actor, ports),
    all(
      (before) => ports.exercises.by(actor._id, before, PAGE),
      ({ at, _id }) => ({ at, id: _id }),
    ),
    publicationsOf(actor._id, ports),
  ])
  // 自己那件并进去的主件只是跟着听消息，不是附议.
  const seconded = follows.filter(({ follow }) => follow.kind === 'second')
  const own = tickets.map((ticket) => ({ ticket, entries: entriesOf(ticket, actor._id) }))
  const urls = await ports.photos.urls(own.flatMap(({ entries }) => entries.flatMap(({ files }) => files)))
  const content = {
    说明: `最多各 ${MOST} 条；照片和视频的链接两小时内有效，请及时保存`,
    导出时间: longTime(now),
    个人资料: profile,
    我反映的: own.map(({ ticket, entries }) => ({
      编号: ticket.no,
      类别: ticket.categoryName,
      地点: [ticket.areaText, ticket.address].filter(Boolean).join(' '),
      位置: ticket.point,
      反映时间: longTime(ticket.reportedAt),
      匿名: ticket.isAnonymous,
      ...(ticket.behalf && { 代谁反映: ticket.behalf.who }),
      ...(ticket.behalf?.phone && { 对方电话: ticket.behalf.phone.masked }),
      现状: statusText(ticket, now),
      我说的: entries.map(({ at, words, answers, files }) => ({
        时间: longTime(at),
        内容: words,
        ...(answers.length > 0 && { 回答: answers.map(({ label, text }) => `${label}：${text}`) }),
        照片和视频: files.flatMap((file) => urls.get(file) ?? []),
      })),
    })),
    我附议的: seconded.map(({ follow, ticket }) => ({
      编号: ticket.no,
      类别: ticket.categoryName,
      附议时间: longTime(follow.createdAt),
    })),
    ...participation,
    ...needs,
    ...station,
    ...whistles,
    我登记的街道权力: exercises.map(({ at, note }) => ({ 时间: longTime(at), 事由和意见: note })),
    ...publications,
    我的消息: notices.map(({ createdAt, title, text }) => ({ 时间: longTime(createdAt), 标题: title, 内容: text })),
    还可接收的提醒: Object.fromEntries(
      Object.entries(quota).map(([key, left]) => [TEMPLATE_TEXT[key as TemplateKey], left]),
    ),
  }
  return {
    name: `${district.name}-我的数据-${dateOf(now).replaceAll('-', '')}.json`,
    content: JSON.stringify(content, null, 2),
  }
}

async function profileOf(person: Person, ports: Ports): Promise<Record<string, unknown>> {
  const { name, phone, homeGrid, agreed, leave = [], hours = [], roles } = person
  const shapes = await ports.reference.shapes()
  const scopes = [...roles.map(({ scope }) => scope), ...(homeGrid === undefined ? [] : [homeGrid])]
  const ids = [...new Set(scopes.flatMap((scope) => shapes.pathOf(scope) ?? [scope]))]
  const own = roles.filter(({ role }) => role === 'department').map(({ scope }) => scope)
  const [areas, departments] = await Promise.all([
    ids.length > 0 ? ports.areas.read(ids) : [],
    own.length > 0 ? ports.departments.read(own) : [],
  ])
  const textOf = (scope: string | undefined): string => {
    const area = scope === undefined ? undefined : areas.find(({ _id }) => _id === shapes.heirOf(scope))
    return area ? shortText(area, areas) : (departments.find(({ _id }) => _id === scope)?.name ?? '')
  }
  return {
    称呼: name,
    电话: phone ? ports.cipher.open(phone) : '',
    我的网格: textOf(homeGrid),
    身份: roles.map((held) => `${roleText(held)} · ${textOf(held.scope)}`),
    同意的隐私保护指引: agreed ? `第 ${agreed.version} 版，${longTime(agreed.at)}` : '',
    请假: leave.map(({ from, until, standIn }) => {
      const span = `${longTime(from)} 至 ${longTime(until)}`
      return standIn === undefined ? span : `${span}，请了人代班`
    }),
    值班时间: hours.map(([from, until]) => `每天 ${from} 至 ${until}`),
  }
}

const entriesOf = (ticket: Ticket, person: string) =>
  ticket.timeline.flatMap(({ id, at, by }) => {
    const content = by === person ? ticket.contents[id] : undefined
    if (!content) return []
    const { words, photos, video, answers = [] } = content
    return [
      {
        at,
        words,
        answers,
        files: [...photos, ...(video === undefined ? [] : [video])].map((id) => fileOf(ticket, id)),
      },
    ]
  })

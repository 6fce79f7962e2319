import type { TicketView } from '../contract/ticket-view'
import type { DispatchReason, PassedOver } from '../domain/dispatch'
import { dayTime } from '../domain/moment'
import { type Entry, type EventName, isOwnReport, type Ticket } from '../domain/ticket'
import { CLOSING_TEXT, DESK_ROLE_TEXT, playerText, SCORE_TEXT, SEND_BACK_TEXT } from '../domain/ticket-words'

type Relation = TicketView['relation']

/** What a line of the timeline is said with. */
interface Telling {
  /** 您 · 居民 · 来电人 */
  resident: string
  /** Who acted: 网格员 王秀兰. */
  who: string
  nameOf: (person: string | null) => string
  ticket: Ticket
}

/** A person by name, set off by spaces; else the desk. */
const to = (who: string, desk: string, end = ''): string => (who === '' ? desk : ` ${who}${end}`)

/** 网格员为什么没有接到；谁反映的，不在这里对别人说。 */
const PASSED_TEXT: Partial<Record<PassedOver, string>> = { away: '请假', 'off-duty': '不在值班', full: '手上已满' }

const REASON_TEXT: Record<DispatchReason, (who: string, desk: string, why: string) => string> = {
  worker: (who) => `已派给网格员 ${who}`,
  'stand-in': (who, _, why) => `网格员${why || '暂不能接单'}，派给代班网格员 ${who}`,
  team: (who, _, why) => `网格员${why || '暂不能接单'}，没有代班能接单，派给网格团队 ${who}`,
  'nobody-on-duty': (_, desk, why) => `${why && `网格员${why}，`}本网格暂无人能接单，转由${desk}受理`,
  'no-worker': (_, desk) => `本网格尚未配备网格员，转由${desk}受理`,
  'no-grid': (_, desk) => `此处没有划分网格，按属地由${desk}受理`,
  'same-holder': (who, desk) => `退回${to(who, desk, ' ')}重新办理`,
  'by-hand': (who, desk) => `改派给${to(who, desk)}`,
  climbed: (_, desk) => `由${desk}接着办`,
  'sent-back': (_, desk) => `退到${desk}`,
  left: (who, desk) => `原承办人已不在岗，改派给${to(who, desk)}`,
  split: (who, desk) => `已派给${to(who, desk)}`,
  unmerged: (who, desk) => `仍由${to(who, desk, ' ')}办理`,
  moved: (who, desk) => `按更正后的地点派给${to(who, desk)}`,
}

const RESIDENT_TEXT: Record<Ticket['source'], string> = {
  resident: '居民',
  patrol: '巡查的网格员',
  phone: '来电人',
  'walk-in': '来访人',
  'opinion-box': '意见箱来信人',
}

const did =
  (what: string) =>
  (_: Entry, { who }: Telling): string =>
    `${who} ${what}`
const theyDid =
  (what: string) =>
  (_: Entry, { resident }: Telling): string =>
    resident + what

/** 每一步一句话。 */
const SENTENCES: { [N in EventName]: (entry: Extract<Entry, { name: N }>, telling: Telling) => string } = {
  reported: ({ from }, { resident, who, ticket }) => {
    if (from) return `由 ${from.no} 拆分而来`
    return isOwnReport(ticket) ? `${resident}提交了诉求` : `${who} 登记了诉求`
  },
  dispatched: ({ reason, holder, deskName, load, passed }, { nameOf, who, resident }) => {
    const why = passed === 'own' && resident === '您' ? '是您本人' : PASSED_TEXT[passed ?? 'gone']
    const said = REASON_TEXT[reason](nameOf(holder), deskName, why ?? '')
    const text = reason === 'by-hand' ? `${who} ${said}` : said
    const chosen = load?.by === 'share' ? '，手上最空' : load?.by === 'turn' ? '，最久没接新单' : ''
    return load && reason !== 'worker' ? `${text}（在办 ${load.open} 件${chosen}）` : text
  },
  accepted: did('接单'),
  progressed: did('登记进展'),
  asked: (_, { who, resident }) => `${who} 请${resident}补充情况`,
  handed: ({ to }, { who, nameOf }) => `${who} 交给 ${nameOf(to)} 办理`,
  handedBack: ({ to }, { who, nameOf }) => `${who} 退回给 ${nameOf(to)}`,
  sentBack: ({ reason }, { who }) => `${who} 退回：${SEND_BACK_TEXT[reason]}`,
  escalated: ({ reason }, { who }) =>
    reason === 'by-hand' ? `${who} 上报` : reason === 'overdue' ? '超期未办结，自动上报' : '再次重新办理，提高一级',
  extensionAsked: ({ until }, { who }) => `${who} 申请延期到${dayTime(until)}`,
  extended: ({ dueBy }, { who }) => `${who} 同意延期，新的期限 ${dayTime(dueBy)}`,
  extensionRefused: did('不同意延期'),
  checkAsked: ({ closing }, { who }) => `${who} 办结：${CLOSING_TEXT[closing]}，等待核查`,
  checkFailed: ({ dueBy }, { who }) => `${who} 核查未通过，退回重办，期限 ${dayTime(dueBy)}`,
  resolved: ({ by, closing, isChecked }, { who }) =>
    // 时钟办结的，只有部门办完的哨.
    by === 'clock'
      ? `部门办结：${CLOSING_TEXT[closing]}`
      : isChecked
        ? `${who} 核查通过：${CLOSING_TEXT[closing]}`
        : `${who} 办结：${CLOSING_TEXT[closing]}`,
  corrected: ({ category, spot, dueBy }, { who }) => {
    const what = [category && `类别更正为${category.name}`, spot && '更正了地点'].filter(Boolean).join('，')
    return `${who} ${what}，期限 ${dayTime(dueBy)}`
  },
  split: did('拆出另一件诉求'),
  merged: ({ into }, { who }) => `${who} 并入 ${into.no} 一起办理`,
  unmerged: ({ from }, { who }) => `${who} 从 ${from.no} 拆回，单独办理`,
  absorbed: ({ ticket }) => `${ticket.no} 并入本件`,
  released: ({ ticket }) => `${ticket.no} 拆回，单独办理`,
  supervised: ({ dueBy }, { who }) => `${who} 督办，限 ${dayTime(dueBy)} 前办结`,
  supervisionOverdue: () => '督办期限已过，已提醒',
  raised: ({ why }) => (why === 'cluster' ? '多人反映同一件事，优先办理' : '列为优先办理'),
  eased: () => '不再列为优先',
  keeperLeft: () => '原来负责的人已不在岗',
  summarised: ({ isPublic }, { who }) => (isPublic ? `${who} 公开了办理摘要` : `${who} 撤下了公开摘要`),
  revealed: did('查看了联系电话'),
  supplemented: theyDid('补充了情况'),
  urged: theyDid('催办'),
  withdrawn: theyDid('撤回了诉求'),
  rated: ({ score }, { resident }) => `${resident}评价：${SCORE_TEXT[score]}`,
  reopened: theyDid('要求重新办理'),
  unanswered: () => '还没有人接单，已提醒',
  dueSoon: () => '快到期了，已提醒承办人',
  overdue: () => '已超期，已提醒承办人',
  approvalWaits: () => '还没有审批，已提醒',
  approvalMoved: () => '转由上一级审批',
  closed: ({ reason }) => (reason === 'rated' ? '已结案' : '7 天未评价，自动结案'),
  undone: did('撤回了刚才这一步'),
  whistleBlown: ({ again }, { who }) => `${who} ${again ? '再次吹哨' : '吹哨'}，请部门来办`,
  whistleMoved: ({ move, lead, reportInBy, isArrivalProvisional, dueBy }) => {
    const department = lead ?? '部门'
    switch (move) {
      case 'dispatched':
        return `已叫${department}主办${reportInBy === null ? '' : `，${arrivalText(reportInBy, isArrivalProvisional)}`}`
      case 'arrived':
        return `${department}已到现场`
      case 'deadline':
        return `${department}的期限改为${dueBy === undefined ? '' : dayTime(dueBy)}`
      case 'completed':
        return `${department}已办结，等街道评价`
      case 'resolved':
        return `${department}的办理结束`
      case 'unresolved':
        return `街道评价${department}没有办好，由网格接着办`
      case 'dropped':
        return '哨没有受理，由网格接着办'
    }
  },
  whistleCleared: ({ department, goesOn }) =>
    `区里裁定：街道的这次评价不作数，不算${department}没有办好${goesOn ? '；这件事仍由网格接着办' : ''}`,
  screened: () => '部分内容不适合展示，已由工作人员移除',
}

/** One line of the timeline, said to the person who looks. */
export function sentence(entry: Entry, ticket: Ticket, relation: Relation): string {
  const face = ticket.cast[entry.by]
  const isFiler = entry.by === ticket.author
  const resident = relation === 'author' && isOwnReport(ticket) ? '您' : RESIDENT_TEXT[ticket.source]
  const tell = SENTENCES[entry.name] as (entry: Entry, telling: Telling) => string
  return tell(entry, {
    resident,
    who: face ? playerText(face) : isFiler ? resident : entry.by === 'clock' ? '系统' : '工作人员',
    nameOf: (person) => ticket.cast[person ?? '']?.name ?? '',
    ticket,
  })
}

/** Where the ticket is, said to the person who looks. */
export function statusText(ticket: Ticket, now: number): string {
  const { status, closing, mergedInto, keeper, holder: person } = ticket
  const holder = ticket.cast[person ?? '']
  const meanwhile = ticket.cast[keeper ?? '']
  if (status === 'dispatched') {
    const waits = holder ? `已派给${playerText(holder)}，等待接单` : `等待${deskText(ticket)}接单`
    return meanwhile && keeper !== person ? `${waits}；接单前仍由 ${meanwhile.name} 负责` : waits
  }
  if (status === 'handling' && ticket.whistle) return whistledText(ticket.whistle, now)
  if (status === 'handling') return `${holder ? playerText(holder) : '工作人员'} 正在处理`
  if (status === 'checking') return '已处理，等待工作人员核查'
  if (mergedInto) return `已并入 ${mergedInto.no} 办理`
  const end = closing === null ? '已办结' : CLOSING_TEXT[closing]
  if (status === 'resolved') return `${end}，等待评价`
  return closing === 'withdrawn' ? end : `已结案（${end}）`
}

/** 已吹哨，区城管局 主办，预计3月3日 17:30 前到场；过了时候没有到的，照实说. */
function whistledText(whistle: NonNullable<Ticket['whistle']>, now: number): string {
  const { state, lead, reportInBy, isArrivalProvisional } = whistle
  if (state === 'blowing' || lead === null) return '已吹哨，正在叫部门'
  if (state === 'completed') return `${lead}已办结，等街道评价`
  if (state === 'arrived') return `${lead}已到现场，正在办理`
  if (reportInBy === null) return `已吹哨，${lead} 主办`
  return now < reportInBy
    ? `已吹哨，${lead} 主办，${arrivalText(reportInBy, isArrivalProvisional)}`
    : `已吹哨，${lead} 主办，应在${dayTime(reportInBy)} 前到场，还没有到`
}

const arrivalText = (reportInBy: number, isProvisional = false): string =>
  `预计${dayTime(reportInBy)} 前到场${isProvisional ? '（暂定）' : ''}`

const deskText = ({ deskRole, deskName }: Ticket): string =>
  deskRole === 'worker' || deskRole === 'team' ? DESK_ROLE_TEXT.worker : deskName

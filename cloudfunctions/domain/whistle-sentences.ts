import { dayTime } from './moment'
import type { Whistle, WhistleEntry, WhistleEventName } from './whistle'
import {
  COLOUR_TEXT,
  DECLINE_TEXT,
  OBJECTED_TEXT,
  KIND_TEXT,
  PARTY_ROLE_TEXT,
  VERDICT_TEXT,
  WAITING_TEXT,
} from './whistle-words'

/** What a line of the timeline is said with. */
interface Telling {
  /** Who acted: 区城管局 李强. */
  who: string
  /** Of a department, by its id. */
  named: (department: string | null) => string
  nameOf: (person: string) => string
  areaName: (area: string) => string
}

type Say = { [N in WhistleEventName]: (entry: Extract<WhistleEntry, { name: N }>, telling: Telling) => string }

const did =
  (what: string) =>
  (_: WhistleEntry, { who }: Telling): string =>
    `${who} ${what}`

/** 每一步一句话。 */
const SENTENCES: Say = {
  blown: ({ kind, item }, { who }) =>
    item ? `${who} 吹${KIND_TEXT[kind]}：${item.name}` : `${who} 吹${KIND_TEXT[kind]}，清单之外，请街道审核`,
  admitted: ({ isProposed }, { who }) => `${who} 准入${isProposed ? '，并建议列入清单' : '，只此一次'}`,
  accepted: ({ how }, { who }) => (how === 'by-hand' ? `${who} 接单` : '平台逾期没有接单，系统接单'),
  rejected: did('没有受理'),
  dispatched: ({ parties, how }, { who }) => {
    const called = parties.map(({ name, role }) => `${name}（${PARTY_ROLE_TEXT[role]}）`).join('、')
    return how === 'by-hand' ? `${who} 分单给${called}` : `系统分单给${called}`
  },
  calledAgain: ({ department, round }, { named }) => `${named(department)}还没有动静，第 ${round} 遍再叫`,
  answered: ({ department }, { who, named }) => `${who} 代表${named(department)}应哨`,
  declined: ({ department, reason }, { who, named }) => `${who} 代表${named(department)}退回：${DECLINE_TEXT[reason]}`,
  upheld: ({ department, by }, { who, named }) =>
    by === 'clock' ? `逾期没有裁定，由${named(department)}办理` : `${who} 裁定由${named(department)}办理`,
  redirected: ({ department, to }, { who, named }) => `${who} 改由${to.name}办理，${named(department)}在其应哨前仍负责`,
  assigned: ({ to, department }, { who, nameOf, named }) =>
    to === null ? `经办人离任，交回${named(department)}，等联络员分配` : `${who} 交给${nameOf(to)}经办`,
  reportedIn: ({ department, how, metres }, { who, named }) =>
    how === 'place'
      ? `${who} 代表${named(department)}到场报到，离现场 ${metres ?? 0} 米`
      : `${who} 代表${named(department)}以现场照片报到`,
  progressed: did('登记进展'),
  finished: ({ department }, { who, named }) => `${who} 报告${named(department)}协办完毕`,
  completed: ({ department }, { who, named }) => `${who} 报告${named(department)}办结`,
  extensionAsked: ({ until }, { who }) => `${who} 申请延期到${dayTime(until)}`,
  extended: ({ finishBy }, { who }) => `${who} 同意延期，新的期限 ${dayTime(finishBy)}`,
  extensionRefused: did('不同意延期'),
  returnAsked: ({ department }, { who, named }) => `${who} 代表${named(department)}申请退回`,
  returnRefused: ({ department }, { who, named }) => `${who} 不同意退回，仍由${named(department)}办理`,
  evaluated: ({ verdict, points }, { who }) => `${who} 评价：${VERDICT_TEXT[verdict]}，${points} 分`,
  reworked: ({ finishBy }, { who }) => `${who} 退回重办，期限 ${dayTime(finishBy)}`,
  closed: ({ reason }) => (reason === 'silence' ? '逾期没有评价，系统评单' : '系统评单，一哨一考核'),
  reopened: ({ by }, { who }) => (by === 'clock' ? '重新打开' : `${who} 重新打开`),
  objected: ({ department, line }, { who, named }) => `${who} 代表${named(department)}申诉：${OBJECTED_TEXT[line]}`,
  objectionAnswered: ({ agrees }, { who }) => `${who} 答复申诉：${agrees ? '赞成' : '不赞成'}`,
  objectionRuled: ({ upheld }, { who }) => `${who} 裁定：${upheld ? '申诉成立，评单另加一版' : '申诉不成立，评单照旧'}`,
  urged: did('催办'),
  supervised: ({ colour, dueBy }, { who }) => `${who} ${COLOUR_TEXT[colour]}督办，限 ${dayTime(dueBy)} 前办结`,
  supervisionOverdue: () => '督办期限已过，已提醒',
  withdrawn: did('撤哨'),
  unanswered: ({ department }, { named }) => `${named(department)}逾期没有应哨，已提醒`,
  absent: ({ department }, { named }) => `${named(department)}逾期没有到场，已提醒`,
  dueSoon: ({ department }, { named }) => `${named(department)}临近期限，已提醒`,
  overdue: ({ department }, { named }) => `${named(department)}超期没有办结`,
  deskMoved: ({ what, desk }, { areaName }) => `${WAITING_TEXT[what]}，逾期没有答复，转到${areaName(desk)}`,
  deskLate: ({ what }) => `${WAITING_TEXT[what]}，逾期没有答复，已提醒区里`,
}

/** What one step says. @param areaName how an area is called, by its id */
export function whistleSentence(entry: WhistleEntry, whistle: Whistle, areaName: (area: string) => string): string {
  const face = whistle.cast[entry.by]
  const nameOf = (person: string) => whistle.cast[person]?.name ?? '经办人'
  const named = (department: string | null) => nameIn(whistle, department) ?? whistle.plan?.lead.name ?? '部门'
  const who = face ? `${face.office} ${face.name}` : '工作人员'
  const say = SENTENCES[entry.name] as (entry: WhistleEntry, telling: Telling) => string
  return say(entry, { who, named, nameOf, areaName })
}

/** Also of one that has long been let go: a timeline forgets nobody. */
function nameIn({ parties, timeline }: Whistle, department: string | null): string | undefined {
  const called = timeline.flatMap((entry) =>
    entry.name === 'dispatched' || entry.name === 'reopened'
      ? entry.parties
      : entry.name === 'redirected'
        ? [entry.to]
        : [],
  )
  return [...parties, ...called].find((one) => one.department === department)?.name
}

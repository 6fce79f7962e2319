import { dayTime, longTime } from './moment'
import type { Message, Wording } from './notice'
import { leadOf, partyOf, type Whistle, type WhistleEntry } from './whistle'
import type { WhistleNews } from './whistle-intent'
import { COLOUR_TEXT, KIND_TEXT, VERDICT_TEXT, WAITING_TEXT, whatOf } from './whistle-words'

/** What a sentence may be made of. Stored words are read on other days: 今天 and 明天 would go stale. */
interface Facts {
  /** 应急哨：燃气管道破裂抢险（JHS…），甲街道 · 乙社区 */
  matter: string
  what: string
  lead: string
  /** The department the step is about. */
  department: string
  answerBy: string
  finishBy: string
  whistle: Whistle
  entry: WhistleEntry
}

type Say = (facts: Facts) => string
interface Line {
  title: string
  text: Say
  push?: (facts: Facts) => Message
}

const inbox = (title: string, text: Say): Line => ({ title, text })

/** One yes in WeChat's dialog is one push: it goes to work whose clock runs, and to being late. */
const task = (title: string, text: Say, hint: string): Line => ({
  title,
  text,
  push: ({ whistle, entry }) => ({
    template: 'task',
    values: {
      no: whistle.no,
      category: whistle.item?.name ?? '清单之外的事项',
      at: longTime(entry.at),
      place: whistle.areaText,
      due: longTime(whistle.dueBy),
      note: hint,
    },
  }),
})

const matter: Say = (facts) => facts.matter

/** 站内信与订阅消息：每一种消息怎么说，推不推送。 */
const LINES: Record<WhistleNews, Line> = {
  // 平台、街道
  'to-review': task('清单之外的哨等您审核', ({ matter: it }) => `${it}，清单之外，请审核是否准入`, '清单之外，请审核'),
  'to-accept': task('有哨等平台接单', ({ matter: it }) => `${it}，请接单`, '请平台接单'),
  'to-decide': task(
    '部门退回，等您裁定',
    ({ matter: it, department }) => `${it}，${department}退回，请裁定由谁办`,
    '部门退回，请裁定',
  ),
  'to-approve': inbox('部门申请延期，等您审批', ({ matter: it, department }) => `${it}，${department}申请延期`),
  'to-evaluate': inbox('有哨办完了，等您评价', ({ matter: it, lead }) => `${it}，${lead}已办结，请评价`),
  'to-respond': inbox(
    '部门对评单申诉，等您答复',
    ({ matter: it, department }) => `${it}，${department}申诉，请街道答复`,
  ),
  'to-rule': inbox('申诉等您裁定', ({ matter: it, department }) => `${it}，${department}申诉，请区里裁定`),
  'desk-late': task(
    '有哨逾期没有答复',
    ({ matter: it, whistle }) => `${it}，${lateText(whistle)}，请尽快处理`,
    '逾期没有答复',
  ),
  emergency: task('辖区吹了应急哨', ({ matter: it, lead }) => `${it}，已直接叫${lead}`, '应急哨，已叫部门'),
  'below-late': inbox('部门超期', ({ matter: it, department }) => `${it}，${department}已超过时限，请过问`),
  declined: inbox('部门退回了您的哨', ({ what, department }) => `${what}，${department}退回，等街道裁定`),
  // 部门
  called: task('有哨叫到你们部门', ({ matter: it, answerBy }) => `${it}，请在${answerBy} 前应哨`, '请及时应哨'),
  'called-again': task(
    '再次呼叫：还没有动静',
    ({ matter: it, department }) => `${it}，${department}请立即应哨、到场`,
    '请立即应哨到场',
  ),
  assigned: task('有一声哨交给您经办', ({ matter: it, finishBy }) => `${it}，请在${finishBy} 前办结`, '交给您经办'),
  upheld: task('街道裁定由你们办理', ({ matter: it, answerBy }) => `${it}，请在${answerBy} 前应哨`, '裁定由你们办理'),
  extended: inbox('延期已同意', ({ what, finishBy }) => `${what}，新的期限 ${finishBy}`),
  'extension-refused': inbox('延期没有同意', ({ what, finishBy }) => `${what}，请在${finishBy} 前办结`),
  'return-refused': inbox('退回没有同意', ({ what, finishBy }) => `${what}，仍由你们办理，请在${finishBy} 前办结`),
  released: inbox('这声哨已改由别的部门办理', ({ what, lead }) => `${what}，现由${lead}主办`),
  unanswered: task(
    '逾期没有应哨',
    ({ matter: it, answerBy }) => `${it}，应在${answerBy} 前应哨，请立即应哨`,
    '逾期没有应哨',
  ),
  absent: task('逾期没有到场', ({ matter: it }) => `${it}，请立即到场报到`, '逾期没有到场'),
  'due-soon': inbox('有哨临近期限', ({ matter: it, finishBy }) => `${it}，请在${finishBy} 前办结`),
  overdue: task('有哨超期', ({ matter: it, finishBy }) => `${it}，应在${finishBy} 前办结`, '已超期，请尽快办结'),
  urged: inbox('催办', ({ matter: it, finishBy }) => `${it}，请在${finishBy} 前办结，有进展请及时登记`),
  supervised: task(
    '有哨被督办',
    ({ matter: it, entry }) => `${it}，${colourText(entry)}督办，请优先办理`,
    '上级督办，请优先办理',
  ),
  reworked: task('退回重办', ({ matter: it, finishBy }) => `${it}，请在${finishBy} 前办结`, '街道退回重办'),
  reopened: task('哨重新打开', ({ matter: it, answerBy }) => `${it}，请在${answerBy} 前应哨`, '重新打开，请应哨'),
  evaluated: inbox('街道已评价', ({ what, whistle }) => `${what}，${verdictText(whistle)}`),
  ruled: inbox('申诉已裁定', ({ what, whistle, entry }) => `${what}，${rulingText(whistle, entry)}`),
  withdrawn: inbox('这声哨已撤回', ({ what }) => `${what}，不用再办理`),
  joined: inbox('一起办的部门有进展', ({ what, department }) => `${what}，${department}登记了进展`),
  // 吹哨的人
  admitted: inbox('清单之外的哨准入了', ({ what, lead }) => `${what}，由${lead}主办`),
  rejected: inbox('您的哨没有受理', ({ what }) => `${what}没有受理，原因和建议请打开查看`),
  dispatched: inbox('已叫部门', ({ what, lead, answerBy }) => `${what}，${lead}主办，应在${answerBy} 前应哨`),
  answered: inbox('部门已应哨', ({ what, department }) => `${what}，${department}已应哨`),
  arrived: inbox('部门已到场', ({ what, department }) => `${what}，${department}已到场报到`),
  completed: inbox('部门已办结', ({ what, lead }) => `${what}，${lead}已办结，等街道评价`),
  closed: inbox('哨已评单', ({ what, whistle }) => `${what}，${verdictText(whistle)}`),
  // 街道领导
  attached: task('重点哨请您挂帅', matter, '重点哨，请您挂帅'),
}

const lateText = ({ waits }: Whistle): string => {
  const [first] = [...waits].sort((a, b) => a.since - b.since)
  return first ? WAITING_TEXT[first.what] : '没有答复'
}
const colourText = (entry: WhistleEntry): string => (entry.name === 'supervised' ? COLOUR_TEXT[entry.colour] : '')
const rulingText = ({ objections }: Whistle, entry: WhistleEntry): string => {
  if (entry.name !== 'objectionRuled' || !entry.upheld) return '申诉不成立，评单照旧'
  const line = objections.find(({ ruling }) => ruling?.entry === entry.id)?.line
  return `申诉成立，${line === 'evaluation' ? '街道的评价不计，' : ''}评单另加一版`
}
const verdictText = ({ evaluation }: Whistle): string =>
  evaluation ? `街道评价：${VERDICT_TEXT[evaluation.verdict]}，${evaluation.points} 分` : '街道没有评价'

/** The words for one kind of news about one step. */
export function whistleWording(news: WhistleNews, whistle: Whistle, entry: WhistleEntry): Wording {
  const { title, text, push } = LINES[news]
  const lead = leadOf(whistle)
  const about = 'department' in entry && entry.department !== null ? partyOf(whistle, entry.department) : lead
  const what = whatOf(whistle)
  const facts: Facts = {
    what,
    matter: `${KIND_TEXT[whistle.kind]}：${what}，${whistle.areaText}`,
    lead: lead?.name ?? '部门',
    department: about?.name ?? '部门',
    answerBy: dayTime(about?.answerBy ?? whistle.dueBy),
    finishBy: dayTime(about?.finishBy ?? whistle.dueBy),
    whistle,
    entry,
  }
  return { title, text: text(facts), spare: 0, ...(push && { message: push(facts) }) }
}

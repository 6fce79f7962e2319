import type { Limit } from '../contract/ticket-view'
import type { Verdict, WhistleKind } from '../contract/whistle-command'
import { NOBODY_COMES } from './catalogue-sheet'
import { said, wrong } from './cell'
import { neededLimit, numberCell, shortened } from './cell-reading'
import { isShorter, spanText } from './limit'
import { limit, share, whole } from './reference-manners'
import { type Discord, type Manner, type Setting, setting, settingsTable } from './reference-settings'
import type { OversightRule, PlatformLevel, SheetLine, WhistleSettings } from './whistle-settings'
import { TABLE_TEXT } from './reference-names'
import { KIND_TEXT, LINE_TEXT, VERDICT_TEXT } from './whistle-words'

const of = setting<WhistleSettings, number>
const KINDS = Object.keys(KIND_TEXT) as WhistleKind[]
const LINES = Object.keys(LINE_TEXT) as SheetLine[]

type Platform = WhistleSettings['platform'][WhistleKind]
const LEVEL_TEXT: Record<PlatformLevel, string> = { community: '社区', street: '街道', district: '区' }
const LEVELS = Object.keys(LEVEL_TEXT) as PlatformLevel[]
const NO_PLATFORM = '直接分单'

/** 街道，1 个工作小时 · 直接分单. */
const platform: Manner<Platform> = {
  read(text) {
    if (text === NO_PLATFORM) return said(null)
    const [name = '', rest = ''] = text.split(/[，,]/).map((part) => part.trim())
    const level = LEVELS.find((one) => LEVEL_TEXT[one] === name)
    const accept = neededLimit(rest)
    return level && 'value' in accept
      ? said({ level, accept: accept.value })
      : wrong(`看不懂“${shortened(text)}”，请写成“街道，1 个工作小时”，或者“${NO_PLATFORM}”`)
  },
  text: (value) => (value ? `${LEVEL_TEXT[value.level]}，${spanText(value.accept)}` : NO_PLATFORM),
}

/** A limit, or nobody has to come. */
const arrival: Manner<Limit | null> = {
  read: (text) => (text === NOBODY_COMES ? said(null) : neededLimit(text)),
  text: (value) => (value ? spanText(value) : NOBODY_COMES),
}

type Points = WhistleSettings['points'][Verdict]

/** 70–89，通常 80. */
const points: Manner<Points> = {
  read(text) {
    const [, low = '', high = '', middle = ''] =
      /^(\d+)\s*[-–—~]\s*(\d+)[，,]\s*通常\s*(\d+)$/.exec(text.normalize('NFKC')) ?? []
    const [from, until, usual] = [low, high, middle].map((part) => numberCell(part, 0, 100))
    const isRead = from && until && usual && 'value' in from && 'value' in until && 'value' in usual
    return isRead && from.value <= usual.value && usual.value <= until.value
      ? said({ from: from.value, until: until.value, usual: usual.value })
      : wrong(`看不懂“${shortened(text)}”，请写成“70–89，通常 80”，0 到 100 分`)
  },
  text: ({ from, until, usual }) => `${from}–${until}，通常 ${usual}`,
}

const OWED_TEXT: Record<keyof WhistleSettings['owed'], string> = {
  review: '清单外的审核',
  urgentReview: '应急哨的审核',
  decision: '部门退回的裁定',
  approval: '延期和退回的审批',
  evaluation: '街道评价',
}
const OBJECTION_TEXT: Record<keyof WhistleSettings['objection'], string> = {
  file: '评单以后多久以内可以申诉',
  answer: '街道多久答复申诉',
  ruling: '区里多久裁定申诉',
}
const OVERSIGHT_TEXT: Record<OversightRule, string> = {
  lastMinuteAnswer: '踩点应哨',
  neverArrived: '没有到场就办结',
  returnedTwice: '反复退回',
  ownEvaluation: '自己评自己',
  movedDeadline: '改动期限',
  raisedKind: '抬高哨类',
}

const keysOf = <T extends string>(names: Record<T, string>): T[] => Object.keys(names) as T[]

const SETTINGS: Array<Setting<WhistleSettings>> = [
  ...KINDS.map((kind) =>
    setting<WhistleSettings, Platform>(
      [`platform.${kind}`, `${KIND_TEXT[kind]}由谁接单`, '例如“街道，1 个工作小时”，或者“直接分单”'],
      platform,
      (settings) => settings.platform[kind],
      (settings, value) => ({ ...settings, platform: { ...settings.platform, [kind]: value } }),
    ),
  ),
  ...KINDS.flatMap((kind) =>
    LINES.map((stage) =>
      setting<WhistleSettings, Limit | null>(
        [`defaults.${kind}.${stage}`, `${KIND_TEXT[kind]}的${LINE_TEXT[stage]}时限`, '事项自己写了的照事项'],
        stage === 'reportIn' ? arrival : (limit as Manner<Limit | null>),
        ({ defaults }) => defaults[kind][stage],
        (settings, value) => ({
          ...settings,
          defaults: { ...settings.defaults, [kind]: { ...settings.defaults[kind], [stage]: value } },
        }),
      ),
    ),
  ),
  ...keysOf(OWED_TEXT).map((what) =>
    setting<WhistleSettings, Limit>(
      [`owed.${what}`, `${OWED_TEXT[what]}多久`, ''],
      limit,
      ({ owed }) => owed[what],
      (settings, value) => ({ ...settings, owed: { ...settings.owed, [what]: value } }),
    ),
  ),
  of(
    ['metres', '报到离现场多近', '米以内算到了'],
    whole(10, 5_000),
    (settings) => settings.metres,
    (settings, metres) => ({ ...settings, metres }),
  ),
  of(
    ['callAgain.everyMinutes', '应急哨没人应，隔多久再叫', '分钟；每次往上叫一级'],
    whole(1, 240),
    ({ callAgain }) => callAgain.everyMinutes,
    (settings, everyMinutes) => ({ ...settings, callAgain: { ...settings.callAgain, everyMinutes } }),
  ),
  of(
    ['callAgain.times', '应急哨最多再叫', '遍'],
    whole(1, 100),
    ({ callAgain }) => callAgain.times,
    (settings, times) => ({ ...settings, callAgain: { ...settings.callAgain, times } }),
  ),
  of(
    ['reopenDays', '办结以后多久可以重开', '天'],
    whole(1, 90),
    (settings) => settings.reopenDays,
    (settings, reopenDays) => ({ ...settings, reopenDays }),
  ),
  ...keysOf(VERDICT_TEXT).map((verdict) =>
    setting<WhistleSettings, Points>(
      [`points.${verdict}`, `街道评价“${VERDICT_TEXT[verdict]}”的分数`, '例如“70–89，通常 80”'],
      points,
      (settings) => settings.points[verdict],
      (settings, value) => ({ ...settings, points: { ...settings.points, [verdict]: value } }),
    ),
  ),
  ...LINES.flatMap((line) => [
    of(
      [`sheet.${line}.weight`, `评单：按时${LINE_TEXT[line]}占`, '分；三项合计 100'],
      whole(0, 100),
      ({ sheet }) => sheet[line].weight,
      (settings, weight) => ({
        ...settings,
        sheet: { ...settings.sheet, [line]: { ...settings.sheet[line], weight } },
      }),
    ),
    of(
      [`sheet.${line}.lateShare`, `评单：${LINE_TEXT[line]}晚了还得`, '几成'],
      share(),
      ({ sheet }) => sheet[line].lateShare,
      (settings, lateShare) => ({
        ...settings,
        sheet: { ...settings.sheet, [line]: { ...settings.sheet[line], lateShare } },
      }),
    ),
  ]),
  of(
    ['year.street', '年度考核：街道评价占', '其余是系统评单'],
    share(),
    ({ year }) => year.street,
    (settings, street) => ({ ...settings, year: { system: Math.round((1 - street) * 100) / 100, street } }),
  ),
  of(
    ['rankFrom', '几声哨以上才排名', '声'],
    whole(1, 1_000),
    (settings) => settings.rankFrom,
    (settings, rankFrom) => ({ ...settings, rankFrom }),
  ),
  ...keysOf(OVERSIGHT_TEXT).map((rule) =>
    of(
      [`oversight.${rule}`, `监察：${OVERSIGHT_TEXT[rule]}几次才列出`, '次'],
      whole(1, 100),
      ({ oversight }) => oversight[rule].times,
      (settings, times) => ({
        ...settings,
        oversight: { ...settings.oversight, [rule]: { ...settings.oversight[rule], times } },
      }),
    ),
  ),
  of(
    ['oversight.share', '监察：剩下多少时间算踩点', '应哨时限的几成'],
    share(),
    ({ oversight }) => oversight.lastMinuteAnswer.share,
    (settings, value) => ({
      ...settings,
      oversight: { ...settings.oversight, lastMinuteAnswer: { ...settings.oversight.lastMinuteAnswer, share: value } },
    }),
  ),
  ...keysOf(OBJECTION_TEXT).map((what) =>
    setting<WhistleSettings, Limit>(
      [`objection.${what}`, OBJECTION_TEXT[what], ''],
      limit,
      ({ objection }) => objection[what],
      (settings, value) => ({ ...settings, objection: { ...settings.objection, [what]: value } }),
    ),
  ),
]

/** What has to hold between them: a stage is not shorter than the one before, weights make 100, points do not overlap. */
function checks({ defaults, sheet, points: marks }: WhistleSettings): Discord[] {
  const found: Discord[] = []
  for (const kind of KINDS) {
    const { answer, reportIn, finish } = defaults[kind]
    if (reportIn && isShorter(reportIn, answer)) found.push([`defaults.${kind}.reportIn`, '比应哨时限还短'])
    if (isShorter(finish, reportIn ?? answer)) found.push([`defaults.${kind}.finish`, '比前一步的时限还短'])
  }
  const weights = LINES.reduce((sum, line) => sum + sheet[line].weight, 0)
  if (weights !== 100) found.push(['sheet.finish.weight', `三项合计是 ${weights}，要正好 100`])
  const { satisfied, basically, dissatisfied } = marks
  if (basically.until >= satisfied.from) found.push(['points.basically', '和更好的一档重叠了'])
  if (dissatisfied.until >= basically.from) found.push(['points.dissatisfied', '和更好的一档重叠了'])
  return found
}

/** 吹哨的规则和时限. */
export const whistleRulesTable = settingsTable<WhistleSettings, { whistles: WhistleSettings }>(
  {
    name: TABLE_TEXT.whistleRules,
    group: '吹哨',
    about: '接单、应哨、报到、办结的时限，评单和监察的规矩。已经吹的哨照它当时的。',
  },
  SETTINGS,
  checks,
  ({ whistles }) => whistles,
)

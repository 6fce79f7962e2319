import type { BoardLists, DispatchStep, Policy } from './policy'
import { clockSpan, limit, numbers, phrase, share, someOf, whole } from './reference-manners'
import { TABLE_TEXT } from './reference-names'
import { type Discord, oneOf, type Setting, setting, settingsTable } from './reference-settings'

const STEP_TEXT: Record<DispatchStep, string> = {
  worker: '网格员',
  'stand-in': '代班',
  team: '团队',
  community: '社区',
  street: '街道',
}
const LISTS_TEXT: Record<BoardLists, string> = { summarised: '只登有摘要的', all: '都登' }

const of = setting<Policy, number>

const SETTINGS: Array<Setting<Policy>> = [
  setting(
    ['dispatch.steps', '派单依次找谁', '网格员、代班、团队、社区、街道；可以少几步，最后总要有街道'],
    someOf(STEP_TEXT),
    ({ dispatch }) => dispatch.steps,
    (policy, steps) => ({ ...policy, dispatch: { ...policy.dispatch, steps } }),
  ),
  of(
    ['dispatch.capacity', '一人同时最多在办', '件；名单里另写了的照名单'],
    whole(1, 500),
    ({ dispatch }) => dispatch.capacity,
    (policy, capacity) => ({ ...policy, dispatch: { ...policy.dispatch, capacity } }),
  ),
  setting(
    ['urgentAccept', '紧急的多久接单', '不管哪一类'],
    limit,
    (policy) => policy.urgentAccept,
    (policy, urgentAccept) => ({ ...policy, urgentAccept }),
  ),
  setting(
    ['approval', '核查、延期多久答复', ''],
    limit,
    (policy) => policy.approval,
    (policy, approval) => ({ ...policy, approval }),
  ),
  of(
    ['climbShare', '超期多久自动上报', '办结时限的几成'],
    share(200),
    (policy) => policy.climbShare,
    (policy, climbShare) => ({ ...policy, climbShare }),
  ),
  of(
    ['urge.share', '过多久可以催办', '办结时限的几成'],
    share(),
    ({ urge }) => urge.share,
    (policy, value) => ({ ...policy, urge: { ...policy.urge, share: value } }),
  ),
  of(
    ['urge.everyHours', '两次催办至少隔', '小时'],
    whole(1, 240),
    ({ urge }) => urge.everyHours,
    (policy, everyHours) => ({ ...policy, urge: { ...policy.urge, everyHours } }),
  ),
  of(
    ['longestDays', '延期、督办最多到', '天以后'],
    whole(1, 365),
    (policy) => policy.longestDays,
    (policy, longestDays) => ({ ...policy, longestDays }),
  ),
  of(
    ['similar.metres', '多近算相似', '米；居民反映前看到的'],
    whole(10, 5_000),
    ({ similar }) => similar.metres,
    (policy, metres) => ({ ...policy, similar: { ...policy.similar, metres } }),
  ),
  of(
    ['similar.staffMetres', '工作人员并件找多远', '米'],
    whole(10, 20_000),
    ({ similar }) => similar.staffMetres,
    (policy, staffMetres) => ({ ...policy, similar: { ...policy.similar, staffMetres } }),
  ),
  of(
    ['similar.cluster', '几个人说同一件算集中反映', '人'],
    whole(2, 100),
    ({ similar }) => similar.cluster,
    (policy, cluster) => ({ ...policy, similar: { ...policy.similar, cluster } }),
  ),
  setting(
    ['board.lists', '公开看板登哪些', '只登有摘要的；或者都登（没有摘要的只有类别、街道和进度）'],
    oneOf(LISTS_TEXT),
    ({ board }) => board.lists,
    (policy, lists) => ({ ...policy, board: { lists } }),
  ),
  setting(
    ['emergency.advice', '紧急时提醒的话', '居民的话听着危险时显示'],
    phrase(40),
    ({ emergency }) => emergency.advice,
    (policy, advice) => ({ ...policy, emergency: { ...policy.emergency, advice } }),
  ),
  setting(
    ['messages.quiet', '夜里不推送', '紧急的除外'],
    clockSpan,
    ({ messages }) => messages.quiet,
    (policy, quiet) => ({ ...policy, messages: { ...policy.messages, quiet } }),
  ),
  of(
    ['messages.hourly', '一小时最多推送', '条；再多就攒成一条'],
    whole(1, 60),
    ({ messages }) => messages.hourly,
    (policy, hourly) => ({ ...policy, messages: { ...policy.messages, hourly } }),
  ),
  setting(
    ['messages.retryMinutes', '微信忙时隔多久再推', '分钟，依次'],
    numbers(1, 1_440, 8),
    ({ messages }) => messages.retryMinutes,
    (policy, retryMinutes) => ({ ...policy, messages: { ...policy.messages, retryMinutes } }),
  ),
  of(
    ['screening.minutes', '照片多久没查好就请人看', '分钟'],
    whole(1, 1_440),
    ({ screening }) => screening.minutes,
    (policy, minutes) => ({ ...policy, screening: { minutes } }),
  ),
  of(
    ['invitation.hours', '邀请码多久有效', '小时'],
    whole(1, 720),
    ({ invitation }) => invitation.hours,
    (policy, hours) => ({ ...policy, invitation: { hours } }),
  ),
  ...(['needs', 'resources', 'signUps', 'bookings'] as const).map((kind) =>
    of(
      [
        `perPerson.${kind}`,
        `一人同时最多几${{ needs: '件需求', resources: '项资源', signUps: '个报名', bookings: '个预约' }[kind]}`,
        '',
      ],
      whole(1, 100),
      ({ perPerson }) => perPerson[kind],
      (policy, most) => ({ ...policy, perPerson: { ...policy.perPerson, [kind]: most } }),
    ),
  ),
  of(
    ['duty.metres', '离驿站多近算到岗', '米'],
    whole(10, 2_000),
    ({ duty }) => duty.metres,
    (policy, metres) => ({ ...policy, duty: { ...policy.duty, metres } }),
  ),
  of(
    ['duty.earlyMinutes', '值守提前多久可以签到', '分钟'],
    whole(0, 240),
    ({ duty }) => duty.earlyMinutes,
    (policy, earlyMinutes) => ({ ...policy, duty: { ...policy.duty, earlyMinutes } }),
  ),
  ...(['ticket', 'notice', 'audit'] as const).map((kind) =>
    of(
      [
        `privacy.keepDays.${kind}`,
        `${{ ticket: '办结诉求的话和照片', notice: '消息', audit: '审计记录' }[kind]}留多久`,
        '天；到期抹去',
      ],
      // 网络安全法 第二十一条：网络日志留存不少于六个月.
      whole(kind === 'audit' ? 180 : 30, 3_650),
      ({ privacy }) => privacy.keepDays[kind],
      (policy, days) => ({
        ...policy,
        privacy: { ...policy.privacy, keepDays: { ...policy.privacy.keepDays, [kind]: days } },
      }),
    ),
  ),
]

/** 属地兜底: whatever a district leaves out, the street is asked at last (domain rule 8). */
const checks = ({ dispatch: { steps }, similar }: Policy): Discord[] => [
  ...(steps[steps.length - 1] === 'street' ? [] : [['dispatch.steps', '最后一步要是街道：属地兜底'] as Discord]),
  ...(similar.staffMetres < similar.metres ? [['similar.staffMetres', '不能比居民看到的还近'] as Discord] : []),
]

/** 诉求的规则和时限. */
export const policyTable = settingsTable<Policy, { policy: Policy }>(
  {
    name: TABLE_TEXT.policy,
    group: '诉求',
    about: '派单、上报、催办、推送、公开和保存的规矩。改了马上生效，已经算好的期限不变。',
  },
  SETTINGS,
  checks,
  ({ policy }) => policy,
)

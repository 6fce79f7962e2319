/** What else is asked when something of a category is reported: the things a handler would otherwise have to telephone for. */
import type { Question } from '../../../cloudfunctions/contract/ticket-view'

const text = (key: string, label: string): Question => ({ key, label, kind: 'text', isRequired: false })
const date = (key: string, label: string): Question => ({ key, label, kind: 'date', isRequired: false })
/** One of, or some of, options that are separated by spaces. */
const choice =
  (kind: 'one' | 'some') =>
  (key: string, label: string, options: string): Question => ({
    key,
    label,
    kind,
    options: options.split(' '),
    isRequired: false,
  })
const one = choice('one')
const some = choice('some')
const required = (question: Question): Question => ({ ...question, isRequired: true })

const SINCE = date('since', '从哪天开始的')
const PLATE = text('plate', '车牌号')
const WHEN = some('when', '一般在什么时段', '清晨 白天 中午 晚上 深夜')
const SHOP = text('shop', '店名或门牌号')

/** By the category's code; most are asked nothing more. */
export const QUESTIONS: Record<string, Question[]> = {
  '0101': [
    one('stage', '搭到什么程度了', '正在搭 已经搭好 说不清'),
    one('where', '搭在哪里', '楼顶 院子 阳台 公共通道'),
    SINCE,
  ],
  '0107': [PLATE, SINCE],
  '0116': [SHOP, WHEN],
  '0301': [text('site', '工地名称'), WHEN, SINCE],
  '0403': [one('where', '在哪里闻到', '自己家 楼道 室外'), one('valve', '阀门关了吗', '已经关了 没有关 不知道在哪')],
  '0404': [one('what', '是什么情况', '堵了不下水 往外冒污水 管道破了 气味大'), SINCE],
  '0505': [PLATE, some('blocks', '挡住了什么', '人行道 盲道 小区出入口 消防通道 车道'), SINCE],
  '0508': [SHOP, WHEN],
  '2101': [text('pole', '灯杆编号'), one('extent', '有几盏不亮', '一盏 几盏 整条路')],
  '2102': [text('floor', '哪个单元、哪一层'), one('what', '是什么情况', '不亮 一直亮 一闪一闪')],
  '2105': [one('source', '声音从哪里来', '楼上楼下 装修 广场舞 店铺 设备 说不清'), WHEN, SINCE],
  '2108': [
    required(one('trapped', '电梯里现在有没有人', '有人被困 没有人')),
    some('what', '电梯是什么情况', '停在半路 不运行 抖动 有异响 门关不上'),
    text('number', '电梯编号（轿厢里的标牌上有）'),
  ],
  '2109': [one('what', '是什么问题', '车位被占 私装地锁 没有车位 收费'), PLATE],
  '2110': [
    one('living', '老人和谁住', '独自居住 两位老人 和子女住'),
    some('needs', '需要什么帮助', '送餐 助浴 陪诊 上门看望 打扫'),
  ],
  '2111': [
    some('what', '缺的是什么', '水 电 燃气 暖气'),
    one('extent', '影响多大范围', '只有我家 整栋楼 整个小区'),
    SINCE,
  ],
  '2112': [one('what', '井盖怎么了', '没有了 破了 松动、响')],
  '2113': [
    some('what', '是什么情况', '叫得吵 不拴绳 粪便不清 流浪狗 咬人'),
    one('bitten', '有没有人被咬', '有 没有'),
    WHEN,
  ],
  '2114': [text('what', '扔下来的是什么'), one('hurt', '有没有伤到人', '有 没有'), SINCE],
  '2116': [
    one('where', '从哪里漏', '屋顶 外墙 楼上人家 公共管道'),
    one('when', '什么时候漏', '下雨时 一直漏 时有时无'),
    SINCE,
  ],
}

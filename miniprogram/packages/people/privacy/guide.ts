import type { MeView } from '../../../../typings/contract'

export interface Chapter {
  title: string
  icon: string
  lines: string[]
}

const YEAR = 365

/** 1095 → 3 年；180 → 180 天 */
const lengthOfTime = (days: number): string => (days % YEAR === 0 ? `${days / YEAR} 年` : `${days} 天`)

/**
 * 隐私保护指引的全文，说给老人听得懂。
 * @param keeps how long things are kept, in days; undefined while it is not known
 */
export const chaptersOf = (keeps: MeView['keeps'] | undefined): Chapter[] => [
  {
    title: '我们用到什么，为什么',
    icon: 'info-circle',
    lines: [
      '您写的话、拍的照片和视频：用来把事情办好。',
      '位置：反映问题时取一次，用来找到归哪个网格管；看服务圈时取一次，用来算走到附近的服务要多久，算完不存。不给位置也可以，自己选网格，或者在地图上点。',
      '相册：您点了“保存到相册”，才存进一张海报；相册里的别的照片，您不选我们看不到。',
      '报名、预约、登记的需求：用来给您留名额、留地方，把事情办好。',
      '电话：您愿意才留，用来在办理时联系您。',
      '微信给的编号：用来认出是您，和给您发提醒。我们看不到您的微信号、昵称和头像。',
    ],
  },
  {
    title: '谁看得到',
    icon: 'browse',
    lines: [
      '您的话和照片，只有您自己和办理这件事的人看得到。',
      '您报名的活动、约的活动室、登记的需求，只有管这个地方和承办的人看得到是您；别人只看得到人数和时间。',
      '您对评优公示提的异议，只有区网格中心看得到是您。',
      '可以匿名：公众和团队成员看不到您的名字。',
      '电话加密保存，平时只显示前三位和后四位；只有正在承办的人能点开，每看一次都有记录。',
      '公开看板上只有数字、类别、街道、办到哪一步和工作人员写的摘要，没有您的话、照片和名字。',
      '照片和文字会请微信检查是否违规。除此之外不给任何别人。',
    ],
  },
  {
    title: '存多久',
    icon: 'time',
    lines: keeps
      ? [
          `办结的诉求里您的话和照片：${lengthOfTime(keeps.ticket)}；工作人员请部门来办时写的、拍的也一样。`,
          `站内信：${lengthOfTime(keeps.notice)}。`,
          `谁看过电话、谁导出过数据的记录：${lengthOfTime(keeps.audit)}，依法要留。`,
          '到期自动删除。',
        ]
      : ['期限由区里规定，到期自动删除。'],
  },
  {
    title: '您随时可以',
    icon: 'user-checked',
    lines: [
      '在“我的数据”里查看、改正、导出全部数据。',
      '删掉电话和称呼。',
      '注销：抹去您的话（异议也在内）、照片、名字和电话，退掉还没开始的报名和预约。诉求本身和办理的经过留下，但不再知道是谁反映的；您在岗时请部门来办、去办理时写的和拍的也抹去。',
      '不同意也可以看网格名片和公开看板，只是不能反映问题。',
    ],
  },
]

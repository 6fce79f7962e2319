import { midnightOf } from '../../cloudfunctions/domain/written'
import { StartFailure } from '../cloud/failure'
import { type CloudOptions, type LocalCloud, openCloud } from '../cloud/open-cloud'
import { SEEDED } from '../cloud/seed-version'
import { seedDemo } from '../seed-demo'
import { BEGUN, isCutShort, PLAYED } from './facts'
import { playHistory } from './main'
import type { Played } from './play'
import type { History } from './tales'

/** 2020 年 11 月以来吹哨 7,316 次，办结率 98.9%. */
export const SINCE_2020: Omit<History, 'until'> = {
  whistles: 7_316,
  done: 7_236,
  from: midnightOf('2020-11-02'),
  seed: 'jinghu',
}

const count = (number: number): string => number.toLocaleString('en-US')
const share = ({ done, whistles }: Pick<Played, 'done' | 'whistles'>): string =>
  `${((done / whistles) * 100).toFixed(1)}%`

/** 3 分 20 秒 */
const span = (ms: number): string => `${Math.floor(ms / 60_000)} 分 ${Math.floor((ms % 60_000) / 1_000)} 秒`

/**
 * Puts the demo data and a history into an empty data folder, and lets it go again. It goes with the seed: cut short, both
 * are done again from nothing. A folder that has one is left as it is.
 * @param district folder of the district's data
 * @param say what is printed meanwhile
 * @throws StartFailure when the folder has data without a history: its time has passed, and does not run backward
 */
export async function ensureHistory(
  options: CloudOptions,
  district: string,
  history: Omit<History, 'until'>,
  say: (text: string) => void,
): Promise<void> {
  // Nobody else has a say meanwhile: no timer ticks, no page is shown.
  const cloud = await openCloud({ ...options, ticking: false, prewarm: 0, staticRoutes: {} })
  try {
    if (cloud.fact(SEEDED) === undefined) await playInto(cloud, options, district, history, say)
    else say(alreadyThere(cloud))
  } finally {
    await cloud.close()
  }
}

function alreadyThere(cloud: LocalCloud): string {
  const known = cloud.fact(PLAYED)
  if (known === undefined)
    throw new StartFailure(
      `数据文件夹 ${cloud.dir} 里已经有没有历史的演示数据，时间不能倒流，不能再回放；未作改动。加上 --reset 从头开始（npm start -- --history --reset），或用 --data 换一个文件夹。`,
    )
  const played = JSON.parse(known) as Played
  return `这个数据文件夹已经回放过历史（${count(played.whistles)} 声哨，办结 ${count(played.done)}，${share(played)}），不再回放，直接启动。要重新回放，请加上 --reset。`
}

async function playInto(
  cloud: LocalCloud,
  { stage }: CloudOptions,
  district: string,
  history: Omit<History, 'until'>,
  say: (text: string) => void,
): Promise<void> {
  if (isCutShort(cloud)) say('上次回放历史没有放完就停了，这次从头再来。')
  say(`正在回放 ${count(history.whistles)} 声哨，请稍候；中途停下，下次从头再来。`)
  cloud.keepFact(BEGUN, String(cloud.now()))
  const begun = performance.now()
  await cloud.seedOnce(async () => {
    seedDemo(cloud, district)
    const audience = (stage?.people ?? []).map(({ openid }) => openid)
    const played = await playHistory(cloud, district, { ...history, until: cloud.now() }, audience, (year, whistles) =>
      say(`${year} 年：${count(whistles)} 声`),
    )
    cloud.keepFact(PLAYED, JSON.stringify(played))
    const took = span(performance.now() - begun)
    say(`已回放 ${count(played.whistles)} 声哨，办结 ${count(played.done)}（${share(played)}），用时 ${took}`)
  })
}

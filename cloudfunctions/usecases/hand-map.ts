import type { HandMaps } from '../contract/gazetteer'
import type { Parsed } from '../contract/api'
import type { Refusal } from '../contract/envelope'
import type { CircleSettings } from '../domain/circle'
import { handMapSheet, hung, unfit } from '../domain/hand-map'
import { isRefusal, refuse } from '../domain/refusal'
import { audit } from './audit'
import type { GazetteerPorts } from './ports/gazetteer'
import type { Caller } from './serve'

type Call = Caller<GazetteerPorts>

const CHANGED = refuse('gazetteer/changed', '刚才有人改过手绘地图，请看过最新的再改', 'revision')
const NO_MAP = refuse('gazetteer/no-map', '这个社区没有手绘地图，请重新选择', 'community')

export const listHandMaps = async ({ ports }: Call): Promise<HandMaps> =>
  shown(await ports.circleSettings.read(), ports)

/** 手绘地图的清单：图片另外下载。 */
export async function exportHandMaps(call: Call): Promise<ReturnType<typeof handMapSheet>> {
  const { circleSettings, reference } = call.ports
  const [{ handMaps }, { district }] = await Promise.all([circleSettings.read(), reference.read()])
  await audit('gazetteer.handMapSheet', district.root, district.root, call)
  return handMapSheet(handMaps)
}

async function shown({ version, handMaps }: CircleSettings, { photos }: GazetteerPorts): Promise<HandMaps> {
  const urls = handMaps.length > 0 ? await photos.urls(handMaps.map(({ file }) => file)) : new Map<string, string>()
  return {
    revision: version,
    items: handMaps.map(({ community, name, file, bounds }) => ({
      ...{ community, name, bounds },
      url: urls.get(file) ?? '',
    })),
  }
}

/** 放上一张，同一个社区原来的换下。每张图是一个新文件：谁手上还是旧的设置，看到的还是旧图。 */
export async function hangMap(
  { community, name, bounds, picture, revision }: Parsed<'gazetteer', 'hangMap'>,
  call: Call,
): Promise<HandMaps | Refusal> {
  const { ports } = call
  const [area] = await ports.areas.read([community])
  if (!area) return refuse('area/unknown', '没有找到这个地方，请重新选择', 'community')
  const refusal = unfit(picture, bounds, area)
  if (refusal) return refusal
  const file = picture && (await ports.circleSettings.keepPicture(`${community}-${ports.hash(picture)}`, picture))
  return change('gazetteer.hangMap', community, call, ({ version, handMaps }) => {
    const before = handMaps.find((one) => one.community === community)
    const next = file ?? before?.file
    if (next === undefined) return refuse('gazetteer/no-picture', '请选择一张图片', 'picture')
    const map = { community, name, file: next, bounds }
    // 同一个请求再来一遍：已经是这样了.
    if (JSON.stringify(before) === JSON.stringify(map)) return handMaps
    return version === revision ? hung(handMaps, map) : CHANGED
  })
}

export const takeMapDown = (
  { community, revision }: Parsed<'gazetteer', 'takeMapDown'>,
  call: Call,
): Promise<HandMaps | Refusal> =>
  change('gazetteer.takeMapDown', community, call, ({ version, handMaps }) => {
    // 同一个请求再来一遍：已经撤下了.
    if (!handMaps.some((one) => one.community === community)) return version === revision + 1 ? handMaps : NO_MAP
    return version === revision ? handMaps.filter((one) => one.community !== community) : CHANGED
  })

async function change(
  action: 'gazetteer.hangMap' | 'gazetteer.takeMapDown',
  community: string,
  call: Call,
  decide: (settings: CircleSettings) => CircleSettings['handMaps'] | Refusal,
): Promise<HandMaps | Refusal> {
  const settings = await call.ports.circleSettings.changeMaps(decide)
  if (isRefusal(settings)) return settings
  await audit(action, community, community, call)
  return shown(settings, call.ports)
}

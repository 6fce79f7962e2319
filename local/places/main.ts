// `npm run places -- <文件>`: checks a table of places row by row and, when asked to, writes what is right.
import { writeFileSync } from 'node:fs'
import type { Place } from '../../cloudfunctions/domain/place'
import { type Plan, planImport, reportOf } from '../../cloudfunctions/domain/place-import'
import { sheetOf } from '../../cloudfunctions/domain/place-sheet'
import { UsageFailure } from '../start-flags'
import { runTableCommand } from '../tables/command'
import { csvOf, TableFailure } from '../tables/table'
import { type DistrictData, readDistrict } from './district'
import { PLACES_HELP, type PlaceFlags, readPlaceFlags } from './flags'
import { reportText } from './report'
import { readTable } from './table'

/**
 * Checks, and writes what it was asked to.
 * @param say hears each thing as soon as it is known
 * @returns how many rows were refused
 * @throws UsageFailure, TableFailure with what is to be done about it
 */
export async function importPlaces(flags: PlaceFlags, say: (text: string) => void): Promise<number> {
  const district = readDistrict(flags.data)
  if (flags.export !== undefined) {
    writeFileSync(flags.export, csvOf(sheetOf(district.places, district.ground.legend, district.ground.communities)))
    say(`本区的 ${district.places.length} 个地点写在 ${flags.export}`)
  }
  if (flags.file === undefined) return 0
  const sheet = await readTable(flags.file)
  if (sheet.missing.length > 0) throw new TableFailure(`表里缺少这些列：${sheet.missing.join('、')}`)
  const convert = flags.convert === 'none' ? undefined : flags.convert
  const plan = planImport(sheet.rows, convert, district.places, district.ground)
  const { offer, ...report } = reportOf(plan, convert)
  // 已经说了不用换算的，不再问.
  const asks = flags.convert === undefined ? offer : undefined
  say(reportText({ ...report, ...(asks && { offer: asks }) }, sheet))
  const refused = report.lines.filter(({ result }) => result === 'problem').length
  if (flags.write === undefined) return refused
  if (asks) throw new UsageFailure('坐标怎么办还没有定（--convert），什么也没有写')
  say(write(flags.write, plan, district))
  return refused
}

function write(file: string, { planned }: Plan, { places }: DistrictData): string {
  const changed = planned.flatMap(({ place }) => place ?? [])
  if (file.endsWith('.jsonl')) {
    writeFileSync(file, changed.map((place) => `${JSON.stringify(located(place))}\n`).join(''))
    return `${changed.length} 个地点写在 ${file}，可以在云开发控制台导入集合 places（冲突处理选 Upsert）`
  }
  const all = new Map([...places, ...changed].map((place) => [place._id, place]))
  writeFileSync(file, `[\n${[...all.values()].map((place) => JSON.stringify(place)).join(',\n')}\n]\n`)
  return `连同本区原有的共 ${all.size} 个地点写在 ${file}`
}

/** As the function keeps it, for the index that finds it on the map. */
const located = (place: Place) => ({ ...place, location: { type: 'Point', coordinates: place.point } })

if (require.main === module) {
  const args = process.argv.slice(2)
  void runTableCommand(args, PLACES_HELP, () => importPlaces(readPlaceFlags(args), (text) => console.log(text)))
}

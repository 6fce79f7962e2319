import { readFileSync } from 'node:fs'
import { extname } from 'node:path'
import { type FeatureLike, rowsOfFeatures, rowsOfSheet, type Sheet } from '../../cloudfunctions/domain/place-sheet'
import { decoded, readCells, reading, TableFailure } from '../tables/table'

/** Reads places from a `.csv`, `.xlsx` (its first sheet), `.geojson` or `.json` file. @throws TableFailure */
export async function readTable(file: string): Promise<Sheet> {
  const cells = await readCells(file)
  if (cells) return rowsOfSheet(cells)
  if (['.geojson', '.json'].includes(extname(file).toLowerCase()))
    return reading(file, () => rowsOfFeatures(featuresOf(JSON.parse(decoded(readFileSync(file))))))
  throw new TableFailure(`${file} 不是 .csv、.xlsx 或 .geojson；老的 .xls 请先另存为 .xlsx`)
}

function featuresOf(json: unknown): FeatureLike[] {
  const { type, features } = (json ?? {}) as { type?: unknown; features?: unknown }
  if (type !== 'FeatureCollection' || !Array.isArray(features))
    throw new TableFailure('不是 GeoJSON 的 FeatureCollection')
  return features as FeatureLike[]
}

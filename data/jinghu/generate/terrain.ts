/**
 * 示例: where the water is and where people live. Approximate (±300 m), drawn by hand for the demonstration map; GCJ-02.
 */
import type { LngLat } from './documents'
import { distance, isInside, toMetres, type Point, type Ring } from './geometry'

export interface Water {
  name: string
  outline: LngLat[]
}

/** The river along the west of the district: its right bank from south to north, closed far out in the stream. */
export const YANGTZE: Water = {
  name: '长江',
  outline: [
    [118.32, 31.318],
    [118.3563, 31.318],
    [118.3565, 31.3245],
    [118.3568, 31.332],
    [118.3572, 31.34],
    [118.3562, 31.35],
    [118.3552, 31.36],
    [118.3515, 31.371],
    [118.3478, 31.38],
    [118.345, 31.3895],
    [118.343, 31.395],
    [118.32, 31.395],
  ],
}

export const LAKES: Water[] = [
  {
    name: '镜湖',
    outline: [
      [118.3664, 31.3372],
      [118.3671, 31.3358],
      [118.3686, 31.3355],
      [118.3699, 31.3363],
      [118.3716, 31.3368],
      [118.3721, 31.3379],
      [118.3712, 31.339],
      [118.3696, 31.3388],
      [118.3684, 31.3382],
      [118.367, 31.3384],
    ],
  },
  {
    name: '汀棠湖',
    outline: [
      [118.3876, 31.3586],
      [118.3881, 31.3569],
      [118.3896, 31.356],
      [118.3912, 31.355],
      [118.3929, 31.3549],
      [118.3934, 31.3561],
      [118.3921, 31.3573],
      [118.3909, 31.3582],
      [118.3893, 31.3592],
    ],
  },
  {
    name: '赭山北塘',
    outline: [
      [118.3781, 31.3536],
      [118.3786, 31.353],
      [118.3795, 31.353],
      [118.3799, 31.3535],
      [118.3794, 31.354],
      [118.3785, 31.3541],
    ],
  },
]

export interface Railway {
  name: string
  line: LngLat[]
  /** Where one gets across on foot: underpasses and level crossings, on the line. */
  crossings: LngLat[]
}

/** The railway from north to south past the station, which cuts the east off from the town but for a few crossings. */
export const RAILWAY: Railway = {
  name: '铁路',
  line: [
    [118.3905, 31.3935],
    [118.3915, 31.375],
    [118.393, 31.365],
    [118.3945, 31.357],
    [118.3955, 31.349],
    [118.3965, 31.34],
    [118.3985, 31.33],
    [118.4015, 31.32],
    [118.4055, 31.31],
  ],
  crossings: [
    [118.39225, 31.37],
    [118.39375, 31.361],
    [118.395, 31.353],
    [118.396, 31.3445],
    [118.3975, 31.335],
    [118.4, 31.325],
  ],
}

/** Town centres people live around: the heart, how far it reaches (metres), how dense it is at the heart. */
const TOWNS: Array<{ at: Point; reach: number; density: number }> = [
  { at: toMetres([118.372, 31.337]), reach: 2600, density: 1 },
  { at: toMetres([118.4517, 31.3128]), reach: 1100, density: 0.55 },
  { at: toMetres([118.456, 31.215]), reach: 900, density: 0.7 },
]
/** 赭山公园: a hill of about 400 m across the town centre where nobody lives. */
const HILL = { at: toMetres([118.3742, 31.3478]), radius: 380 }
const COUNTRYSIDE = 0.05
export const UNINHABITED = 0.02

const lakes: Ring[] = LAKES.map((lake) => lake.outline.map(toMetres))

/** How densely people live at a point, between 0 and about 1. */
export function densityAt(point: Point): number {
  if (distance(point, HILL.at) < HILL.radius || lakes.some((lake) => isInside(point, lake))) return UNINHABITED
  return TOWNS.reduce((sum, town) => {
    const d = distance(point, town.at) / town.reach
    return sum + town.density / ((1 + d * d) * (1 + d * d))
  }, COUNTRYSIDE)
}

import type { StationItem } from '../contract/area'

/** 先锋驿站: a place with a door, on which its code hangs. */
export interface Station {
  /** Opaque and stable: it is printed in its code. */
  _id: string
  schemaVersion: 1
  kind: 'station'
  name: string
  /** The grid it lies in. */
  area: string
  /** `[lng, lat]`, GCJ-02. */
  point: [number, number]
}

export const stationItem = ({ _id, name, point }: Station): StationItem => ({ id: _id, name, point })

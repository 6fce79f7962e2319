import { ApiFailure, asyncApi } from './api'

interface LocationOptions {
  type?: string
  isHighAccuracy?: boolean
}

/** Where the phone is: the place the stage gives this person, GCJ-02 whatever was asked. */
export function locationApis(place: () => [lng: number, lat: number] | null, declared: readonly string[]) {
  const locate = (name: string, digits: number) => {
    if (!declared.includes(name)) {
      throw new ApiFailure('the api need to be declared in the requiredPrivateInfos field in app.json/ext.json')
    }
    const at = place()
    if (!at) throw new ApiFailure('auth deny')
    const [longitude, latitude] = at.map((degrees) => Number(degrees.toFixed(digits))) as [number, number]
    return { longitude, latitude }
  }
  return {
    getLocation: asyncApi('getLocation', (_: LocationOptions) => ({
      ...locate('getLocation', 6),
      speed: -1,
      accuracy: 30,
      altitude: 0,
      verticalAccuracy: 0,
      horizontalAccuracy: 30,
    })),
    // about a kilometre, as WeChat blurs it
    getFuzzyLocation: asyncApi('getFuzzyLocation', (_: LocationOptions) => locate('getFuzzyLocation', 2)),
  }
}

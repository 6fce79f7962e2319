import { showPlace, type Place } from '../screen/place'
import { ApiFailure, asyncApi } from './api'
import { type Permissions } from './permissions'
import { type PrivacyGate } from './privacy'

interface LocationOptions {
  type?: string
  isHighAccuracy?: boolean
}

interface Surroundings {
  /** where the stage puts this person */
  place(): [lng: number, lat: number] | null
  /** `requiredPrivateInfos` of app.json */
  declared: readonly string[]
  gate: PrivacyGate
  permissions: Permissions
}

/** Where the phone is: the place the stage gives this person, GCJ-02 whatever was asked. */
export function locationApis({ place, declared, gate, permissions }: Surroundings) {
  const locate = async (name: string, digits: number): Promise<{ longitude: number; latitude: number }> => {
    if (!declared.includes(name)) {
      throw new ApiFailure('the api need to be declared in the requiredPrivateInfos field in app.json/ext.json')
    }
    await gate.pass(name)
    const at = permissions.isAllowed('scope.userLocation') ? place() : null
    if (!at) throw new ApiFailure('auth deny')
    const [longitude, latitude] = at.map((degrees) => Number(degrees.toFixed(digits))) as [number, number]
    return { longitude, latitude }
  }
  return {
    getLocation: asyncApi('getLocation', async (_: LocationOptions) => ({
      ...(await locate('getLocation', 6)),
      speed: -1,
      accuracy: 30,
      altitude: 0,
      verticalAccuracy: 0,
      horizontalAccuracy: 30,
    })),
    // about a kilometre, as WeChat blurs it
    getFuzzyLocation: asyncApi('getFuzzyLocation', (_: LocationOptions) => locate('getFuzzyLocation', 2)),
    openLocation: asyncApi('openLocation', (target: Place) => showPlace(target)),
  }
}

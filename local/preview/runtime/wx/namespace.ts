import { type Manifest } from '../manifest'
import { type PhoneClient } from '../phone-client'
import { type Router } from '../router'
import { honest } from './api'
import { cloudApis } from './cloud'
import { interactionApis } from './interaction'
import { locationApis } from './location'
import { mapApis } from './map'
import { mediaApis } from './media'
import { navigationApis } from './navigation'
import { queryApis } from './query'
import { storageApis } from './storage'
import { subscriptionApis } from './subscription'
import { systemApis } from './system'

export interface Surroundings {
  manifest: Manifest
  router: Router
  client: PhoneClient
  launch: { path: string; query: Record<string, string>; scene: number }
  place(): [lng: number, lat: number] | null
}

/** The whole `wx` object, and what the phone tells it. */
export function makeWx({ manifest, router, client, launch, place }: Surroundings) {
  const system = systemApis(router, client, launch)
  const apis: Record<string, unknown> = {
    ...navigationApis(router),
    ...interactionApis(),
    ...storageApis(client.openid),
    ...mediaApis(),
    ...locationApis(place, manifest.app.requiredPrivateInfos ?? []),
    ...subscriptionApis(client),
    ...queryApis(router),
    ...mapApis(router),
    ...system.apis,
    cloud: cloudApis(client),
    env: { USER_DATA_PATH: 'http://usr' },
    /** Answers for APIs (`getLocation`, `cloud.callFunction`); finer schemas are known as far as their API is. */
    canIUse: (schema: string) => {
      const [name = '', member = ''] = schema.split('.')
      const found = apis[name]
      return name === 'cloud' && member ? member in (found as object) : found !== undefined
    },
  }
  return { wx: honest('wx', apis), networkChanged: system.networkChanged, visibilityChanged: system.visibilityChanged }
}

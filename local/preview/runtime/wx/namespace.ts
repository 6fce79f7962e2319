import { type Entrances } from '../entrance'
import { appName, type Manifest } from '../manifest'
import { readStage, type StageShare } from '../phone'
import { type PhoneClient } from '../phone-client'
import { type Router } from '../router'
import { type UserFiles } from '../user-files'
import { albumApis } from './album'
import { honest } from './api'
import { calendarApis } from './calendar'
import { canvasApis } from './canvas'
import { cloudApis } from './cloud'
import { contextApis } from './contexts'
import { deviceApis } from './device'
import { downloadApis } from './download'
import { enteringApis } from './entering'
import { fileApis } from './file-system'
import { interactionApis } from './interaction'
import { locationApis } from './location'
import { mediaApis } from './media'
import { navigationApis } from './navigation'
import { type Permissions } from './permissions'
import { type PrivacyGate } from './privacy'
import { queryApis } from './query'
import { scanApis } from './scan'
import { storageApis } from './storage'
import { subscriptionApis } from './subscription'
import { systemApis } from './system'

export interface Surroundings {
  manifest: Manifest
  files: UserFiles
  router: Router
  client: PhoneClient
  entrances: Entrances
  gate: PrivacyGate
  permissions: Permissions
  stage: StageShare
}

/** The whole `wx` object, and what the phone tells it. */
export function makeWx({ manifest, files, router, client, entrances, gate, permissions, stage }: Surroundings) {
  const system = systemApis(router, client)
  const entering = enteringApis(router, client, entrances)
  const declared = manifest.app.requiredPrivateInfos ?? []
  const apis: Record<string, unknown> = {
    ...navigationApis(router),
    ...interactionApis(),
    ...storageApis(client.openid),
    ...mediaApis(gate),
    ...canvasApis(),
    ...albumApis(gate, permissions),
    ...calendarApis(gate, permissions),
    ...downloadApis(client),
    ...locationApis({ place: () => stage.at, declared, gate, permissions }),
    ...subscriptionApis(client, appName(manifest.app)),
    ...queryApis(router),
    ...contextApis(router),
    ...scanApis(async () => (await readStage(client.openid)).codes),
    ...deviceApis(gate),
    ...fileApis(files),
    ...gate.apis(),
    ...permissions.apis(),
    ...entering.apis,
    ...system.apis,
    cloud: cloudApis(client),
    /** Answers for APIs (`getLocation`, `cloud.callFunction`); finer schemas are known as far as their API is. */
    canIUse: (schema: string) => {
      const [name = '', member = ''] = schema.split('.')
      const found = apis[name]
      return name === 'cloud' && member ? member in (found as object) : found !== undefined
    },
  }
  return {
    wx: honest('wx', apis),
    networkChanged: system.networkChanged,
    visibilityChanged: entering.visibilityChanged,
  }
}

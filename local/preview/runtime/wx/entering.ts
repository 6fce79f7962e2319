import { type EnterOptions, type Entrances } from '../entrance'
import { type PhoneClient } from '../phone-client'
import { type Router } from '../router'
import { ApiFailure, asyncApi, drop } from './api'
import { ask } from './ask'

type VisibilityListener = (options: EnterOptions) => void

/** WeChat's code for not having come from a group. */
const WRONG_SCENE = 40097

/** How the mini-program was entered, from which group, and what its cards carry. */
export function enteringApis(router: Router, client: PhoneClient, entrances: Entrances) {
  const shown = new Set<VisibilityListener>()
  const hidden = new Set<VisibilityListener>()
  const carryTicket = (withShareTicket: boolean): void => {
    router.top.withShareTicket = withShareTicket
  }
  const apis = {
    getLaunchOptionsSync: () => entrances.launch.options,
    getEnterOptionsSync: () => entrances.current.options,
    onAppShow: (listener: VisibilityListener) => shown.add(listener),
    offAppShow: (listener?: VisibilityListener) => drop(shown, listener),
    onAppHide: (listener: VisibilityListener) => hidden.add(listener),
    offAppHide: (listener?: VisibilityListener) => drop(hidden, listener),
    getGroupEnterInfo: asyncApi('getGroupEnterInfo', async () => {
      const { group } = entrances.current
      if (!group) throw new ApiFailure('invalid scene', { errCode: WRONG_SCENE })
      const { cloudID } = await ask<{ cloudID: string }>(client, 'getGroupEnterInfo', '/wx/group-enter', { group })
      return { cloudID, encryptedData: '', iv: '' }
    }),
    showShareMenu: asyncApi('showShareMenu', ({ withShareTicket = false }: { withShareTicket?: boolean }) =>
      carryTicket(withShareTicket),
    ),
    updateShareMenu: asyncApi('updateShareMenu', ({ withShareTicket = false }: { withShareTicket?: boolean }) =>
      carryTicket(withShareTicket),
    ),
    hideShareMenu: asyncApi('hideShareMenu', () => undefined),
  }
  return {
    apis,
    visibilityChanged(visible: boolean) {
      for (const listener of visible ? shown : hidden) listener(entrances.current.options)
    },
  }
}

import { glassEasel } from 'glass-easel-miniprogram-adapter'
import { partsOf } from '../builtins/define'
import { type MapContext } from '../builtins/map-context'
import { type VideoContext } from '../builtins/video'
import { type Router } from '../router'

interface Owner {
  _$?: glassEasel.GeneralComponent
}

/** wx.createMapContext and its kin: they find the built-in by id in a page or component. */
export function contextApis(router: Router) {
  const find = (api: string, tag: string, id: string, owner: Owner | undefined): unknown => {
    const component = (owner ?? (router.top.caller as unknown as Owner))._$
    const found = component?.getShadowRoot()?.querySelector(`#${id}`)
    const host =
      found && glassEasel.Component.isComponent(found) ? (found.getBackendElement() as unknown as Node) : null
    const context = host && partsOf(host)?.context
    if (!context) throw new Error(`${api}: 页面里没有 <${tag} id="${id}">`)
    return context
  }
  return {
    createMapContext: (id: string, owner?: Owner) => find('createMapContext', 'map', id, owner) as MapContext,
    createVideoContext: (id: string, owner?: Owner) => find('createVideoContext', 'video', id, owner) as VideoContext,
  }
}

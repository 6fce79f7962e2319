import { glassEasel } from 'glass-easel-miniprogram-adapter'
import { partsOf } from '../builtins/define'
import { type MapContext } from '../builtins/map-view'
import { type Router } from '../router'

interface Owner {
  _$?: glassEasel.GeneralComponent
}

/** wx.createMapContext: finds the `<map>` by id in a page or component. */
export function mapApis(router: Router) {
  return {
    createMapContext(id: string, owner?: Owner): MapContext {
      const component = (owner ?? (router.top.caller as unknown as Owner))._$
      const found = component?.getShadowRoot()?.querySelector(`#${id}`)
      const host =
        found && glassEasel.Component.isComponent(found) ? (found.getBackendElement() as unknown as Node) : null
      const context = host && partsOf(host)?.context
      if (!context) throw new Error(`createMapContext: 页面里没有 <map id="${id}">`)
      return context as MapContext
    },
  }
}

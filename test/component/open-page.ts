import { mount, settle, type Mounted } from '../support/load'
import { call } from './press'

/** How the pages of a folder are opened: `opener('packages/need')('stock', { place: 'st-1' })`. */
export const opener =
  (folder: string) =>
  async (name: string, query: object = {}): Promise<Mounted> => {
    const route = `${folder}/${name}/${name}`
    const page = mount(route)
    Object.assign(page.instance, { route })
    await call(page, 'onLoad', query)
    if (page.instance.onShow) await call(page, 'onShow')
    await settle()
    return page
  }

import { mount, settle, type Mounted } from '../support/load'
import { call } from './press'

/** Opens a page of the package about people, as WeChat does. */
export async function openPeople(name: string, query: object = {}): Promise<Mounted> {
  const page = mount(`packages/people/${name}/${name}`)
  await call(page, 'onLoad', query)
  await settle()
  return page
}

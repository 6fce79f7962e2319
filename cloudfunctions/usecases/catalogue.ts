import type { Parsed } from '../contract/api'
import type { CatalogueSheet } from '../contract/catalogue'
import type { Refusal } from '../contract/envelope'
import { catalogueSheet } from '../domain/catalogue-sheet'
import { isRefusal, refuse } from '../domain/refusal'
import { audit } from './audit'
import { adoptCatalogue, latestCatalogue, planFor } from './catalogue-adopt'
import type { CataloguePorts } from './ports'
import type { Caller, Stories } from './serve'
import { searchItems } from './catalogue-search'

type Call = Caller<CataloguePorts>

/** 吹哨报到的事项清单：谁都可以查；检查、立新的一版、导出、翻看旧版，是区网格中心的事。 */
export const catalogueStories: Stories<'catalogue', CataloguePorts> = {
  async items({ query, category }, { ports }) {
    const { catalogues, departments, reference } = ports
    const [catalogue, all, { categories }] = await Promise.all([
      catalogues.inForce(),
      departments.all(),
      reference.read(),
    ])
    const byId = new Map(all.map((one) => [one._id, one]))
    return searchItems({ catalogue, departments: byId, categories }, query, category)
  },

  check: forDistrict(async ({ rows }, { ports }) => (await planFor(rows, await latestCatalogue(ports), ports)).report),

  adopt: forDistrict(adoptCatalogue),

  rows: forDistrict(async (input, call) => {
    const found = await sheetOf(input, call)
    return isRefusal(found) ? found : found.sheet
  }),

  export: forDistrict(async (input, call) => {
    const found = await sheetOf(input, call)
    if (isRefusal(found)) return found
    await audit('catalogue.export', `v${found.version}`, found.district, call)
    return found.sheet
  }),

  versions: forDistrict(async (_input, { ports: { catalogues } }) => {
    const [inForce, all] = await Promise.all([catalogues.numberInForce(), catalogues.versions()])
    return all.map((one) => ({ ...one, isInForce: one.version === inForce }))
  }),
}

interface Found {
  sheet: CatalogueSheet
  version: number
  district: string
}

async function sheetOf({ version }: Parsed<'catalogue', 'rows'>, { ports }: Call): Promise<Found | Refusal> {
  const { catalogues, departments, reference } = ports
  const found = version === undefined ? await latestCatalogue(ports) : await catalogues.version(version)
  if (!found) return refuse('catalogue/no-version', '没有这一版清单', 'version')
  const [all, { categories, district }] = await Promise.all([departments.all(), reference.read()])
  const name = `吹哨报到事项清单-第${found.version}版`
  const sheet = { name, cells: catalogueSheet(found, all, categories), note: found.note }
  return { sheet, version: found.version, district: district.root }
}

function forDistrict<I, O>(story: (input: I, call: Call) => Promise<O | Refusal>) {
  return async (input: I, call: Call): Promise<O | Refusal> => {
    const { district } = await call.ports.reference.read()
    const isOfDistrict = call.actor.roles.some(({ role, scope }) => role === 'district' && scope === district.root)
    return isOfDistrict ? story(input, call) : refuse('catalogue/not-district', '只有区网格中心可以管理事项清单')
  }
}

import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { EJSON } from 'bson'
import type { Area } from '../cloudfunctions/domain/area'
import { packShapes, type Shape } from '../cloudfunctions/domain/shapes'

/** Documents sent in one insert. */
const BATCH = 200

interface Importer {
  insert(collection: string, documents: object[]): Promise<void>
  /** @returns the fileID */
  upload(path: string, bytes: Uint8Array): Promise<string>
}

/**
 * Puts one district's data into an empty cloud, over the same interface the SDK uses.
 * @param url of the gateway, for example `http://127.0.0.1:8787`
 * @param folder of the district's data, for example `data/jinghu`
 */
export async function seed(url: string, folder: string): Promise<void> {
  const read = <T>(name: string): T => JSON.parse(readFileSync(join(folder, name), 'utf8')) as T
  const cloud = importer(url)
  const areas = read<Area[]>('areas.json')
  const shapes = packShapes(shapesOf(read('shapes.json'), areas))
  const version = createHash('sha256').update(shapes).digest('hex').slice(0, 12)
  const file = await cloud.upload(`areas/shapes-${version}.bin`, shapes)
  const [categories] = read<object[]>('catalogue.json')
  const [calendar] = read<object[]>('calendar.json')
  await cloud.insert('references', [
    { ...read<object>('district.json'), shapes: file },
    { ...categories, _id: 'categories' },
    { ...calendar, _id: 'calendar' },
    { _id: 'templates', version: 1, items: read<object[]>('templates.json') },
  ])
  await cloud.insert(
    'areas',
    areas.map((area) => ({ ...area, parent: area.path[area.path.length - 2] ?? '' })),
  )
  await cloud.insert('people', read('people.json'))
  await cloud.insert('identities', read('identities.json'))
}

function shapesOf(rings: Array<{ area: string; rings: Shape['rings'] }>, areas: Area[]): Shape[] {
  const byId = new Map(areas.map((area) => [area._id, area]))
  return rings.map(({ area: id, rings: border }) => {
    const area = byId.get(id)
    if (!area) throw new Error(`shapes.json names an area that areas.json does not have: ${id}`)
    return { path: area.path, kind: area.kind, rings: border }
  })
}

function importer(url: string): Importer {
  const ask = async <T>(body: object): Promise<T> => {
    const response = await fetch(`${url}/admin`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    const reply = (await response.json()) as { code?: string; message?: string; data: T }
    if (reply.code) throw new Error(`${reply.code}: ${reply.message ?? ''}`)
    return reply.data
  }
  return {
    async insert(collectionName, documents) {
      for (let at = 0; at < documents.length; at += BATCH) {
        const data = documents.slice(at, at + BATCH).map((document) => EJSON.stringify(document, { relaxed: false }))
        await ask({ action: 'database.insertDocument', collectionName, data })
      }
    },

    async upload(path, bytes) {
      const target = await ask<{
        url: string
        token: string
        authorization: string
        fileId: string
        cosFileId: string
      }>({
        action: 'storage.getUploadMetadata',
        path,
      })
      const response = await fetch(target.url, {
        method: 'PUT',
        headers: {
          Signature: target.authorization,
          'x-cos-security-token': target.token,
          'x-cos-meta-fileid': target.cosFileId,
        },
        body: bytes,
      })
      if (!response.ok) throw new Error(`upload of ${path} failed: ${response.status}`)
      return target.fileId
    },
  }
}

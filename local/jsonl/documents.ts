import type { Doc } from '../cloud/store/value'
import { seed } from '../seed'
import { seedActivities } from '../seed-activities'

/**
 * What a district is made of: everything else the demonstration begins with is its people's daily life, or opens doors that
 * only exist here (`identities`, `logins`).
 */
export const REFERENCE_COLLECTIONS = [
  'areas',
  'catalogues',
  'contacts',
  'departments',
  'people',
  'places',
  'references',
  'rooms',
] as const
export type ReferenceCollection = (typeof REFERENCE_COLLECTIONS)[number]

/** A file the documents speak of. */
export interface CloudFile {
  /** Where it goes in the cloud's storage. */
  path: string
  /** What documents call it. */
  fileID: string
  bytes: Uint8Array
}

/** A district to be put into a cloud by hand. */
export interface District {
  documents: Record<ReferenceCollection, Doc[]>
  files: CloudFile[]
}

/**
 * The documents and files of a district, as the seed makes them: it puts them down here instead of in a cloud.
 * @param folder of the district's data
 * @param storage fileIDs begin with it: `cloud://<environment>.<bucket>/`
 * @param now the moment (ms) from which its days are counted
 */
export function districtOf(folder: string, storage: string, now: number): District {
  const collections = new Map<string, Doc[]>()
  const files = new Map<string, CloudFile>()
  const notebook = {
    now: () => now,
    load: (name: string, documents: Doc[]) =>
      void collections.set(name, [...(collections.get(name) ?? []), ...documents]),
    read: (name: string, { _id }: Doc = {}) => (collections.get(name) ?? []).filter((one) => one['_id'] === _id),
    putFile(path: string, bytes: Uint8Array) {
      const fileID = `${storage}${path}`
      files.set(path, { path, fileID, bytes })
      return fileID
    },
    // Whoever may sign in there is the platform's business: the operator opens the first account.
    addUser: () => '',
  }
  seed(notebook, folder)
  seedActivities(notebook, folder)
  const documents = Object.fromEntries(REFERENCE_COLLECTIONS.map((name) => [name, collections.get(name) ?? []]))
  return {
    documents: documents as District['documents'],
    files: [...files.values()].sort((one, other) => (one.path < other.path ? -1 : 1)),
  }
}

/** As CloudBase's console imports and exports a collection: one document a line. */
export const jsonLines = (documents: object[]): string =>
  documents.map((document) => `${JSON.stringify(document)}\n`).join('')

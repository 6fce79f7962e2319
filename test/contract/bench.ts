import type * as Sdk from 'wx-server-sdk'
import type { DB } from 'wx-server-sdk'

/** What the tests of one cloud share. */
export interface Bench {
  sdk: typeof Sdk
  db: DB.Database
  _: DB.DatabaseCommand
  /** A kind, and codes, no other test uses. */
  fresh(): { kind: string; code: (n: number) => string }
  things(): DB.CollectionReference
  add(data: object): Promise<{ _id: string }>
  find(query: object): Promise<Array<Record<string, unknown>>>
  /** Documents of an answer: the SDK's typings still allow for its callback style (void) and for text. */
  dataOf(result: unknown): Array<Record<string, unknown>>
  /** How many documents an update says it changed. */
  updated(result: unknown): number
}

/** Adds one document of a new kind; gives the ways to change it and to look at it. */
export async function addOne(bench: Bench, fields: object) {
  const { add, find, fresh, things, updated } = bench
  const { kind, code } = fresh()
  const { _id } = await add({ kind, code: code(1), ...fields })
  return {
    change: async (data: object, where: object = {}) =>
      updated(
        await things()
          .where({ _id, ...where })
          .update({ data }),
      ),
    stored: async () => (await find({ _id }))[0]!,
  }
}

/** Adds documents of a new kind, in the order given; their codes and ids are the kind and `n`. */
export async function addMany(bench: Bench, fields: Array<{ n: number; [name: string]: unknown }>) {
  const { fresh, things } = bench
  const { kind, code } = fresh()
  await things().add({ data: fields.map((each) => ({ _id: code(each.n), kind, code: code(each.n), ...each })) })
  return { kind, code }
}

import { databaseFailure, invalidParam } from '../failure'
import { aggregate } from '../store/aggregate'
import type { Order } from '../store/query-sql'
import type { Store } from '../store/store'
import { docFromWire, fromWire, isDoc, toWire, type Doc } from '../store/value'

/** One action of the SDK's database: its request body to the `data` of its answer. */
type Action = (store: Store, body: Doc, now: number) => unknown

/** Every action of the database the local cloud answers. Documents and queries travel as EJSON texts. */
export const DATABASE_ACTIONS: Record<string, Action> = {
  'database.addCollection': (store, body) => {
    store.add(nameOf(body))
    return {}
  },
  'database.insertDocument': (store, body, now) => {
    const texts = body['data']
    if (!Array.isArray(texts)) throw invalidParam('data must be a list of documents')
    return { insertedIds: collectionOf(store, body).insert(texts.map((text) => docFromWire(String(text), now))) }
  },
  'database.getDocument': (store, body, now) => {
    const { projection, order, offset, limit } = body
    const list = collectionOf(store, body).find({
      query: queryOf(body, now),
      order: order === undefined ? [] : (Object.entries(docOf(order, now)) as Order),
      offset: offset === undefined ? 0 : numberOf('offset', offset),
      ...(limit === undefined ? {} : { limit: numberOf('limit', limit) }),
      ...(projection === undefined ? {} : { projection: docOf(projection, now) }),
    })
    return { list: list.map(toWire) }
  },
  'database.calculateDocument': (store, body, now) => ({ total: collectionOf(store, body).count(queryOf(body, now)) }),
  'database.modifyDocument': (store, body, now) => {
    const collection = collectionOf(store, body)
    const data = docOf(body['data'], now)
    if (body['merge'] === false) {
      const { updated, upsertedId } = collection.put(queryOf(body, now), data, body['upsert'] === true)
      return { updated, upsert_id: upsertedId }
    }
    if (body['upsert'] === true)
      throw databaseFailure('upsert with update operators is not supported by the local cloud')
    return { updated: collection.modify(queryOf(body, now), data, body['multi'] === true) }
  },
  'database.modifyAndReturnDoc': (store, body, now) => {
    const doc = collectionOf(store, body).modifyAndReturn(queryOf(body, now), docOf(body['data'], now))
    return { updated: doc ? 1 : 0, doc: doc && toWire(doc) }
  },
  'database.removeDocument': (store, body, now) => ({
    deleted: collectionOf(store, body).remove(queryOf(body, now), body['multi'] === true),
  }),
  'database.aggregateDocuments': (store, body, now) => {
    const stages = body['stages']
    if (!Array.isArray(stages)) throw invalidParam('stages must be a list')
    const read = stages.map((stage: unknown) => {
      if (!isDoc(stage) || typeof stage['stageKey'] !== 'string') throw invalidParam('a stage has no stageKey')
      return { name: stage['stageKey'], value: fromWire(String(stage['stageValue']), now) }
    })
    return { list: aggregate(store, nameOf(body), read).map(toWire) }
  },
}

/** Answers one request of the database. @throws CloudFailure for an action that is none, and as the action itself does */
export function answerDatabase(store: Store, action: string, body: Doc, now: number): unknown {
  const answer = DATABASE_ACTIONS[action]
  if (!answer) throw invalidParam(`unknown action ${action}`)
  return answer(store, body, now)
}

/** Part of the platform, deliberately not here: one conditional single-document update is this project's unit of change. */
export const TRANSACTION_ACTIONS = new Set([
  'database.startTransaction',
  'database.commitTransaction',
  'database.abortTransaction',
])

function nameOf(body: Doc): string {
  const name = body['collectionName']
  if (typeof name !== 'string' || name === '') throw invalidParam('collectionName is missing')
  return name
}

function collectionOf(store: Store, body: Doc) {
  if (body['transactionId']) throw databaseFailure('transactions are not supported by the local cloud')
  return store.collection(nameOf(body))
}

function queryOf(body: Doc, now: number): Doc {
  return body['query'] === undefined ? {} : docOf(body['query'], now)
}

function docOf(value: unknown, now: number): Doc {
  // The SDK sends EJSON text; some of its versions leave an object as it is.
  return docFromWire(typeof value === 'string' ? value : JSON.stringify(value ?? null), now)
}

function numberOf(name: string, value: unknown): number {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0)
    throw invalidParam(`${name} must be a whole number`)
  return value
}

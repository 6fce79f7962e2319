import type * as Sdk from 'wx-server-sdk'
import type { LocalCity } from './city'

/** What stands in the city's database behind the functions' backs, to look at and to spoil. */
export class Records {
  private sdk: typeof Sdk | undefined

  constructor(private readonly city: LocalCity) {}

  find<T>(collection: string, query: Record<string, unknown> = {}): T[] {
    return this.city.cloud.read(collection, query) as T[]
  }

  one<T>(collection: string, id: string): T {
    const [found] = this.find<T>(collection, { _id: id })
    if (!found) throw new Error(`no ${collection}/${id}`)
    return found
  }

  /** Changes one document as someone at the console would. */
  async change(collection: string, id: string, data: object): Promise<void> {
    await (await this.database()).collection(collection).doc(id).update({ data })
  }

  /** Documents as they would have come to be over the years. */
  async add(collection: string, documents: object[]): Promise<void> {
    await (await this.database()).collection(collection).add({ data: documents })
  }

  /** Takes a field away. */
  async unset(collection: string, id: string, field: string): Promise<void> {
    const database = await this.database()
    await database
      .collection(collection)
      .doc(id)
      .update({ data: { [field]: database.command.remove() } })
  }

  /** As if it had never been written. */
  async remove(collection: string, id: string): Promise<void> {
    await (await this.database()).collection(collection).doc(id).remove({})
  }

  private async database(): Promise<Sdk.DB.Database> {
    if (!this.sdk) {
      Object.assign(process.env, this.city.cloud.sdkEnv())
      this.sdk = await import('wx-server-sdk')
      this.sdk.init({ env: 'local-env' })
    }
    return this.sdk.database()
  }
}

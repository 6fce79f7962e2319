import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { COLLECTIONS } from '../../cloudfunctions/adapters/collections'
import { openCloud } from '../../local/cloud/open-cloud'
import type { Template } from '../../local/cloud/wechat/templates'
import { seed } from '../../local/seed'

const ROOT = join(__dirname, '../..')
const DATA = join(ROOT, 'data/jinghu')

/**
 * The local cloud as a process of its own, to be killed: `cloud-process.ts <data folder> [<ms its clock shall show>]`.
 * Prints its address.
 */
async function main(dir: string, now?: string): Promise<void> {
  const cloud = await openCloud({
    dir,
    functionsDir: join(ROOT, 'dist/cloudfunctions'),
    collections: COLLECTIONS,
    templates: JSON.parse(readFileSync(join(DATA, 'templates.json'), 'utf8')) as Template[],
    ...(now !== undefined && { now: Number(now) }),
  })
  await cloud.seedOnce(() => seed(cloud, DATA))
  console.log(cloud.url)
}

const [dir, now] = process.argv.slice(2)
if (dir === undefined) throw new Error('usage: cloud-process.ts <data folder> [<ms>]')
main(dir, now).catch((error: unknown) => {
  console.error(error)
  process.exitCode = 1
})

import type { LocalCloud } from './cloud/open-cloud'
import { seed } from './seed'
import { seedActivities } from './seed-activities'
import { storyOfNeeds } from './seed-needs'
import { publicationDemo } from './seed-publications'

/** Everything the demonstration begins with: the district, its lists, its activities. Days are counted from the cloud's own today. */
export function seedDemo(cloud: LocalCloud, folder: string): void {
  seed(cloud, folder)
  const lists: Record<string, object[]> = {
    ...storyOfNeeds(folder, cloud.now()),
    ...publicationDemo(folder, cloud.now()),
  }
  for (const [collection, documents] of Object.entries(lists))
    cloud.load(
      collection,
      documents.map((one) => ({ ...one })),
    )
  seedActivities(cloud, folder)
}

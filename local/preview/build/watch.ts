import { watch } from 'chokidar'

/** Calls `changed` once after each burst of changes under `folders`, from now on; resolves how to stop. */
export async function watchFolders(folders: string[], changed: () => void): Promise<() => Promise<void>> {
  let pending: NodeJS.Timeout | null = null
  const watcher = watch(folders, { ignoreInitial: true, ignored: /miniprogram_npm|node_modules/ })
  watcher.on('all', () => {
    if (pending) clearTimeout(pending)
    pending = setTimeout(changed, 80)
  })
  await new Promise<void>((resolve) => watcher.once('ready', () => resolve()))
  return async () => {
    if (pending) clearTimeout(pending)
    await watcher.close()
  }
}

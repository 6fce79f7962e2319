import { StartFailure } from './failure'
import type { Database } from './store/database'

/** Kept once a folder has been seeded to the end: the version of the seed. */
export const SEEDED = 'seeded'

/**
 * What a folder was seeded with has to fit who opens it. To be asked before anything is written.
 * @param begin the moment a new folder's clock is to begin at, if it is to
 * @throws StartFailure when the folder was seeded by another version, whose documents functions of this one do not
 * understand, or when it is not new and is to begin somewhere; nothing is touched
 */
export function assertSeed(database: Database, dir: string, version: number, begin?: number): void {
  const found = seededVersion(database)
  if (found === undefined) return
  const otherwise = '加上 --reset 可重新开始（npm start -- --reset），或用 --data 换一个文件夹。'
  if (found !== version) {
    const age = found < version ? '旧版本' : '更新的版本'
    throw new StartFailure(`数据文件夹 ${dir} 里是${age}的演示数据，这一版不能使用；未作改动。${otherwise}`)
  }
  if (begin === undefined) return
  throw new StartFailure(`数据文件夹 ${dir} 里已经有数据，它的钟不能另从一刻开始；未作改动。${otherwise}`)
}

function seededVersion(database: Database): number | undefined {
  const isNew = !database.get(`SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'facts'`)
  const fact = isNew ? undefined : database.get('SELECT value FROM facts WHERE name = ?', SEEDED)
  // Before seeds had versions the fact was a word.
  return fact && (Number(fact['value']) || 1)
}

import { file } from '../../contract/file'
import { fileStore } from '../../adapters/files'
import { caller, type Invocation, limitOf } from '../../adapters/platform'
import { world } from '../../adapters/world'
import { fileStories } from '../../usecases/file'
import { serve } from '../../usecases/serve'

export const main = (event: unknown, invocation?: Invocation) =>
  serve(
    { name: 'file', schemas: file, stories: fileStories },
    event,
    caller(),
    { ...world, files: fileStore },
    limitOf(invocation),
  )

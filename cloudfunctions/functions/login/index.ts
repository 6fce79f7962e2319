import { login } from '../../contract/login'
import { directory } from '../../adapters/directory'
import { linkCodeStore, loginStore } from '../../adapters/logins'
import { caller, type Invocation, limitOf } from '../../adapters/platform'
import { world } from '../../adapters/world'
import { loginStories } from '../../usecases/login'
import type { LoginWorld } from '../../usecases/ports'
import { serve } from '../../usecases/serve'

const loginWorld: LoginWorld = { ...world, logins: loginStore, linkCodes: linkCodeStore, directory }

export const main = (event: unknown, invocation?: Invocation) =>
  serve({ name: 'login', schemas: login, stories: loginStories }, event, caller(), loginWorld, limitOf(invocation))

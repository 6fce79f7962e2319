import { directory } from '../../adapters/directory'
import { linkCodeStore, loginStore } from '../../adapters/logins'
import { callMarks } from '../../adapters/operator-call'
import { oversightStore } from '../../adapters/oversights'
import { type Invocation, limitOf } from '../../adapters/platform'
import { searchStore } from '../../adapters/searches'
import { standingStore } from '../../adapters/standings'
import { whistleWorld } from '../../adapters/whistle-world'
import { type OperatorWorld, serveOperator } from '../../usecases/operator'

const world: OperatorWorld = {
  ...{ ...whistleWorld, searches: searchStore, oversight: oversightStore },
  ...{ logins: loginStore, linkCodes: linkCodeStore, directory, standing: standingStore },
}

/** Called from the functions page of the cloud's console, or by its command line: nobody of the city. */
export const main = (event: unknown, invocation?: Invocation) =>
  serveOperator(event, callMarks(event), world, limitOf(invocation))

import { spreadsheet } from '../../contract/spreadsheet'
import { assessmentPorts } from '../../adapters/assessments'
import { caller, type Invocation, limitOf } from '../../adapters/platform'
import { spreadsheetPorts } from '../../adapters/spreadsheets'
import { whistleWorld } from '../../adapters/whistle-world'
import { serve } from '../../usecases/serve'
import { spreadsheetStories } from '../../usecases/spreadsheet'

export const main = (event: unknown, invocation?: Invocation) =>
  serve(
    { name: 'spreadsheet', schemas: spreadsheet, stories: spreadsheetStories },
    event,
    caller(),
    { ...whistleWorld, ...assessmentPorts, ...spreadsheetPorts },
    limitOf(invocation),
  )

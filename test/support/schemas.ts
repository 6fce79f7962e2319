import type { Schemas } from '../../cloudfunctions/contract/api'
import { account } from '../../cloudfunctions/contract/account'
import { activity } from '../../cloudfunctions/contract/activity'
import { announcement } from '../../cloudfunctions/contract/announcement'
import { area } from '../../cloudfunctions/contract/area'
import { assessment } from '../../cloudfunctions/contract/assessment'
import { atlas } from '../../cloudfunctions/contract/atlas'
import { award } from '../../cloudfunctions/contract/award'
import { board } from '../../cloudfunctions/contract/board'
import { catalogue } from '../../cloudfunctions/contract/catalogue'
import { circle } from '../../cloudfunctions/contract/circle'
import { department } from '../../cloudfunctions/contract/department'
import { file } from '../../cloudfunctions/contract/file'
import { gazetteer } from '../../cloudfunctions/contract/gazetteer'
import { login } from '../../cloudfunctions/contract/login'
import { need } from '../../cloudfunctions/contract/need'
import { notice } from '../../cloudfunctions/contract/notice'
import { oversight } from '../../cloudfunctions/contract/oversight'
import { place } from '../../cloudfunctions/contract/place'
import { reference } from '../../cloudfunctions/contract/reference'
import { room } from '../../cloudfunctions/contract/room'
import { screening } from '../../cloudfunctions/contract/screening'
import { search } from '../../cloudfunctions/contract/search'
import { spreadsheet } from '../../cloudfunctions/contract/spreadsheet'
import { staff } from '../../cloudfunctions/contract/staff'
import { station } from '../../cloudfunctions/contract/station'
import { ticket } from '../../cloudfunctions/contract/ticket'
import { whistle } from '../../cloudfunctions/contract/whistle'

/** Every action a phone or a console may ask, with the schema of its input. */
export const SCHEMAS: Schemas = {
  account,
  activity,
  announcement,
  area,
  assessment,
  atlas,
  award,
  board,
  catalogue,
  circle,
  department,
  file,
  gazetteer,
  login,
  need,
  notice,
  oversight,
  place,
  reference,
  room,
  screening,
  search,
  spreadsheet,
  staff,
  station,
  ticket,
  whistle,
}

import type * as v from 'valibot'
import type { account, ExportView, InvitationView, MeView, Roster } from './account'
import type {
  activity,
  ActivityPage,
  ActivityView,
  CheckedIn,
  CheckInCode,
  MyActivities,
  Participants,
  Upcoming,
  UsageView,
} from './activity'
import type { announcement, AnnouncementOutputs } from './announcement'
import type { area, AreaItem, AreaOutline, CodeView, Entered, GridCard, GridPage, Located, Scanned } from './area'
import type {
  assessment,
  AssessmentView,
  BulletinView,
  ExerciseView,
  FindingsView,
  PowersView,
  SheetPage,
  TableView,
} from './assessment'
import type { gazetteer, GazetteerOutputs } from './gazetteer'
import type { atlas, AtlasOutputs } from './atlas'
import type { award, AwardOutputs } from './award'
import type { board, BoardView, CommandView, RebuildView, TodayView } from './board'
import type { catalogue, CatalogueAdopted, CatalogueReport, CatalogueSheet, CatalogueVersion } from './catalogue'
import type { circle, CircleOutputs } from './circle'
import type { file, FileOutputs } from './file'
import type { department, DepartmentRoster, HandedOver } from './department'
import type { CandidatesView, LinkCodeView, login, LoginGiven, LoginPage, LoginView } from './login'
import type { need } from './need'
import type { NeedOutputs } from './need-view'
import type { DeliveriesView, notice, NoticePage, QuotaView, UndeliveredPage, UnreachedPage } from './notice'
import type { AuditExport, AuditPage, HealthView, oversight, RebuildsView } from './oversight'
import type { HandMap, Legend, place, PlaceMap, PlaceView, PosterView } from './place'
import type { ImportReport } from './place-import'
import type { reference, ReferenceOutputs } from './reference'
import type { BookingItem, BookingPage, room, RoomDay, RoomItem, RoomList } from './room'
import type { screening, ScreeningPage } from './screening'
import type { OwedView, ScopesView, search, TicketRows, WhistleRows } from './search'
import type { spreadsheet, SpreadsheetView } from './spreadsheet'
import type { staff, StaffOutputs } from './staff'
import type { station, StationOutputs } from './station'
import type { ticket } from './ticket'
import type {
  CategoryGroupView,
  Choice,
  EffectView,
  SharedTicket,
  SimilarTicket,
  SuggestionView,
  TaskBoard,
  TicketCard,
  TicketPage,
  TicketView,
} from './ticket-view'
import type { whistle } from './whistle'
import type { BlowPreview, ItemSearch, WhistleBoard, WhistleChoice, WhistlePage, WhistleView } from './whistle-view'

/** For actions whose answer is only that they were done. */
type Done = Record<string, never>

/** What each action answers. A missing or extra action is a compile error in {@link Api}. */
export interface Outputs {
  account: {
    me: MeView
    settle: GridCard
    agree: Done
    introduce: MeView
    phone: MeView
    invite: InvitationView
    invitation: InvitationView
    join: MeView
    quit: MeView
    dismiss: Roster
    setLeave: MeView
    roster: Roster
    export: ExportView
    erase: Done
  }
  activity: {
    list: ActivityPage
    upcoming: Upcoming
    get: ActivityView
    mine: MyActivities
    organise: ActivityView
    change: ActivityView
    callOff: ActivityView
    close: ActivityView
    join: ActivityView
    leave: ActivityView
    code: CheckInCode
    checkIn: CheckedIn
    checkOut: CheckedIn
    people: Participants
    tick: Participants
    credit: Participants
    usage: UsageView
  }
  announcement: AnnouncementOutputs
  area: {
    locate: Located
    children: AreaItem[]
    outlines: AreaOutline[]
    card: GridPage
    scene: Scanned
    code: CodeView
    bindGroup: GridCard
    unbindGroup: GridCard
    enter: Entered
  }
  assessment: {
    table: TableView
    department: AssessmentView
    street: AssessmentView
    worker: AssessmentView
    sheets: SheetPage
    findings: FindingsView
    powers: PowersView
    register: ExerciseView
    retract: ExerciseView
    bulletin: BulletinView
  }
  gazetteer: GazetteerOutputs
  atlas: AtlasOutputs
  award: AwardOutputs
  board: {
    today: TodayView
    get: BoardView
    rebuild: RebuildView
    tasks: WhistleBoard
    mine: WhistlePage
    command: CommandView
  }
  catalogue: {
    items: ItemSearch
    check: CatalogueReport
    adopt: CatalogueAdopted
    rows: CatalogueSheet
    export: CatalogueSheet
    versions: CatalogueVersion[]
  }
  circle: CircleOutputs
  department: {
    roster: DepartmentRoster
    setShifts: DepartmentRoster
    dismiss: DepartmentRoster
    handOver: HandedOver
  }
  file: FileOutputs
  login: {
    changePassword: Done
    code: LinkCodeView
    link: MeView
    list: LoginPage
    candidates: CandidatesView
    create: LoginGiven
    reset: LoginGiven
    lock: LoginView
    unlock: LoginView
  }
  need: NeedOutputs
  notice: {
    list: NoticePage
    read: Done
    consent: QuotaView
    undelivered: UndeliveredPage
    deliveries: DeliveriesView
    unreached: UnreachedPage
    settle: Done
  }
  oversight: { audits: AuditPage; exportAudits: AuditExport; rebuilds: RebuildsView; health: HealthView }
  place: {
    legend: Legend
    around: PlaceMap
    get: PlaceView
    poster: PosterView
    handMaps: HandMap[]
    edit: PlaceView
    add: PlaceView
    close: PlaceView
    reopen: PlaceView
    importCheck: ImportReport
    importPlaces: ImportReport
  }
  reference: ReferenceOutputs
  room: {
    list: RoomList
    day: RoomDay
    book: BookingItem
    cancel: BookingItem
    answer: BookingItem
    mine: BookingPage
    save: RoomItem
  }
  screening: { list: ScreeningPage; decide: Done }
  search: { tickets: TicketRows; whistles: WhistleRows; owed: OwedView; scopes: ScopesView }
  spreadsheet: { assessment: SpreadsheetView; sheets: SpreadsheetView }
  staff: StaffOutputs
  station: StationOutputs
  ticket: {
    categories: CategoryGroupView[]
    suggest: SuggestionView
    similar: SimilarTicket[]
    report: TicketView
    second: TicketView
    unfollow: Done
    act: TicketView
    options: Choice[]
    effect: EffectView
    reveal: { phone: string }
    get: TicketView
    shared: SharedTicket
    find: TicketCard
    mine: TicketPage
    followed: TicketPage
    tasks: TaskBoard
  }
  whistle: {
    preview: BlowPreview
    blow: WhistleView
    act: WhistleView
    options: WhistleChoice[]
    get: WhistleView
  }
}

/** Every function a phone can call, with the schema of each action's input. */
export interface Schemas {
  account: typeof account
  activity: typeof activity
  announcement: typeof announcement
  area: typeof area
  assessment: typeof assessment
  gazetteer: typeof gazetteer
  atlas: typeof atlas
  award: typeof award
  board: typeof board
  catalogue: typeof catalogue
  circle: typeof circle
  department: typeof department
  file: typeof file
  login: typeof login
  need: typeof need
  notice: typeof notice
  oversight: typeof oversight
  place: typeof place
  reference: typeof reference
  room: typeof room
  screening: typeof screening
  search: typeof search
  spreadsheet: typeof spreadsheet
  staff: typeof staff
  station: typeof station
  ticket: typeof ticket
  whistle: typeof whistle
}
export type FunctionName = keyof Schemas
export type ActionName<F extends FunctionName> = keyof Schemas[F] & keyof Outputs[F] & string

/** What a phone sends: optional fields may be left out. */
export type Input<F extends FunctionName, A extends ActionName<F>> = Schemas[F][A] extends v.GenericSchema
  ? v.InferInput<Schemas[F][A]>
  : never
/** What a use case receives: checked, trimmed, defaults filled in. */
export type Parsed<F extends FunctionName, A extends ActionName<F>> = Schemas[F][A] extends v.GenericSchema
  ? v.InferOutput<Schemas[F][A]>
  : never
export type Output<F extends FunctionName, A extends ActionName<F>> = Outputs[F][A]

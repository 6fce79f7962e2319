/** What is told of a whistle's step, to whom it is told deciding the words. */
export type WhistleNews =
  // 平台、街道
  | 'to-review'
  | 'to-accept'
  | 'to-decide'
  | 'to-approve'
  | 'to-evaluate'
  | 'to-respond'
  | 'to-rule'
  | 'desk-late'
  | 'emergency'
  | 'below-late'
  | 'declined'
  // 部门
  | 'called'
  | 'called-again'
  | 'assigned'
  | 'upheld'
  | 'extended'
  | 'extension-refused'
  | 'return-refused'
  | 'released'
  | 'unanswered'
  | 'absent'
  | 'due-soon'
  | 'overdue'
  | 'urged'
  | 'supervised'
  | 'reworked'
  | 'reopened'
  | 'evaluated'
  | 'ruled'
  | 'withdrawn'
  | 'joined'
  // 吹哨的人
  | 'admitted'
  | 'rejected'
  | 'dispatched'
  | 'answered'
  | 'arrived'
  | 'completed'
  | 'closed'
  // 街道领导
  | 'attached'

/** Who hears of it. `onCall`: those on the department's duty list; `head`: whoever leads it besides. */
export type WhistleAudience =
  { person: string } | { desk: string } | { department: string; who: 'onCall' | 'everyone' | 'holder' }

/** What has become of it, as its ticket needs to know. */
export type WhistleMove = 'dispatched' | 'arrived' | 'deadline' | 'completed' | 'resolved' | 'unresolved' | 'dropped'

/** `cleared`: 申诉成立，街道说的“没有办好”不作数了; nothing moves, but the ticket has said it. */
export type TicketNews = WhistleMove | 'cleared'

/** Every effect is harmless when done again. */
export type WhistleEffect =
  | { kind: 'notify'; audience: WhistleAudience; news: WhistleNews }
  /** The ticket it came from moves too. */
  | { kind: 'ticket'; move: TicketNews }
  /** The figures of its street and month no longer hold. */
  | { kind: 'count' }

/** What must follow from a step. Drained after the write, and by the clock if that was cut short. */
export type WhistleIntent = WhistleEffect & {
  /** Unique in the whole system, so that an effect can be keyed by it. */
  id: string
  entry: string
}

/** What is told, to whom it is told deciding the words. */
export type News =
  // 承办人
  | 'task'
  | 'task-again'
  | 'handed'
  | 'handed-back'
  | 'climbed'
  | 'sent-back'
  | 'taken-over'
  | 'supplemented'
  | 'urged'
  | 'supervised'
  | 'rated'
  | 'withdrawn'
  | 'merged-away'
  | 'absorbed'
  | 'extended'
  | 'extension-refused'
  | 'check-failed'
  | 'unanswered'
  | 'due-soon'
  | 'overdue'
  | 'more-urgent'
  // 上级
  | 'approval'
  | 'approval-waits'
  | 'below-unanswered'
  | 'below-overdue'
  | 'supervision-overdue'
  // 反映人
  | 'received'
  | 'accepted'
  | 'progressed'
  | 'asked'
  | 'moved-up'
  | 'deadline-changed'
  | 'postponed'
  | 'resolved'
  | 'reported-for-you'
  | 'merged'
  | 'unmerged'
  | 'split-off'
  | 'closed-by-silence'
  // 附议的人
  | 'followed-accepted'
  | 'followed-resolved'
  | 'followed-reopened'
  | 'followed-merged'
  | 'followed-unmerged'
  | 'followed-withdrawn'
  // 点错了，撤回刚才说的
  | 'undone'
  // 写的、拍的被移除了
  | 'screened'
  // 叫了部门
  | 'whistled'
  | 'department-came'
  | 'whistle-over'

export type Audience = { person: string } | { desk: string } | { followers: true }

/** What must follow from a step. Drained after the write, and by the clock if that was cut short. */
export type Intent = {
  /** Unique in the whole system, so that an effect can be keyed by it. */
  id: string
  /** Entry it follows from. */
  entry: string
  /** How far a large audience has been served. */
  cursor: string
} & Effect

/** Every effect is harmless when done again. */
export type Effect =
  | { kind: 'notify'; audience: Audience; news: News }
  /** The figures of this area and day (`2026-03-02`) are to be counted anew. */
  | { kind: 'count'; area: string; day: string }
  /** What this person has in hand is to be counted anew. */
  | { kind: 'load'; person: string }
  /** Photos, a video, or doubtful words that WeChat or a person has still to look at. */
  | { kind: 'screen'; words?: 'review' | 'unchecked' }
  /** Are there others about the same thing nearby, each with a ticket of its own? */
  | { kind: 'cluster' }
  /** The second ticket of a split is to be made. */
  | { kind: 'spawn' }
  /** The main ticket is to take in, or let go of, this one; its followers go with it. */
  | { kind: 'absorb'; into: string }
  | { kind: 'release'; into: string }
  /** Departments are to be called: the whistle is made, or opened again. */
  | { kind: 'blow' }

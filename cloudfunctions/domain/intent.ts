/** What is told, to whom it is told deciding the words. */
export type News =
  | 'task'
  | 'task-again'
  | 'received'
  | 'accepted'
  | 'progressed'
  | 'resolved'
  | 'followed-accepted'
  | 'followed-resolved'
  | 'followed-reopened'
  | 'rated'
  | 'due-soon'
  | 'overdue'
  | 'closed-by-silence'

export type Audience = { person: string } | { desk: string } | { followers: true }

/** What must follow from a step. Drained after the write, and by the clock if that was cut short. */
export interface Intent {
  /** Unique in the whole system, so that an effect can be keyed by it. */
  id: string
  kind: 'notify'
  audience: Audience
  news: News
  /** Entry the news is about. */
  entry: string
  /** How far a large audience has been served. */
  cursor: string
}

export interface Log {
  info(event: string, facts?: Record<string, unknown>): void
  defect(error: unknown, facts?: Record<string, unknown>): void
}

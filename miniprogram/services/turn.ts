/** How often each page or component has asked, by what it asked for. */
const turns = new WeakMap<object, Map<string, number>>()

/**
 * 先问的后答，就不算了。Call it when asking (or when something newer is known anyway); what it returns tells, once the answer
 * has come, whether nothing newer was asked meanwhile.
 * @param owner the page or component that asks
 * @param what tells apart what the same owner asks for
 */
export function beginTurn(owner: object, what = ''): () => boolean {
  const mine = turns.get(owner) ?? new Map<string, number>()
  const turn = (mine.get(what) ?? 0) + 1
  turns.set(owner, mine.set(what, turn))
  return () => mine.get(what) === turn
}

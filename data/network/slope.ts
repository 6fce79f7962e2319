/** Steeper than this is stairs in a house, or a wrong number. */
const STEEPEST = 0.5

/**
 * How much longer a slope takes than level ground: Tobler's hiking function, 6·exp(−3.5·|slope + 0.05|) km/h, against its 5 km/h on the
 * level (W. Tobler, Three Presentations on Geographical Analysis and Modeling, NCGIA 93-1, 1993). Gently down is quicker than level.
 * @param rise metres up (down: negative) @param run metres along
 */
export function slowness(rise: number, run: number): number {
  if (run === 0) return 1
  const slope = Math.max(-STEEPEST, Math.min(STEEPEST, rise / run))
  return Math.exp(3.5 * (Math.abs(slope + 0.05) - 0.05))
}

import { MINUTE } from '../../cloudfunctions/domain/moment'
import { partyMoves } from './department-moves'
import { deskMoves } from './desk-moves'
import { type Move, say, type Scene } from './scene'

/** What happens next, of everything that people have in mind; undefined when nobody has. */
export function nextMove(scene: Scene): Move | undefined {
  const moves = scene.tale.fate === 'withdrawn' ? withdrawal(scene) : [...deskMoves(scene), ...partyMoves(scene)]
  return moves.sort((a, b) => a.at - b.at)[0]
}

function withdrawal({ whistle: { isOpen, blownAt, blower }, tale }: Scene): Move[] {
  if (!isOpen) return []
  const at = blownAt + Math.floor((8 + 22 * tale.chance('withdraw')) * MINUTE)
  return [{ at, by: blower, command: { name: 'withdraw', note: say('withdraw', tale) } }]
}

import type { WhistleCommand } from '../../../cloudfunctions/contract/whistle-command'
import { leadOf, partyOf, type Whistle } from '../../../cloudfunctions/domain/whistle'
import { applyWhistle, reopening } from '../../../cloudfunctions/domain/whistle-step'
import { whistleBucket } from '../../../cloudfunctions/domain/whistle-tally'
import { at, calendar, DISTRICT } from '../../support/city-facts'
import {
  afterwards,
  decision,
  of,
  photo,
  running,
  settings,
  shuiwu,
  streetClerk,
  whenItIs,
  zhujian,
} from '../../support/whistle-facts'
import { answered, arrived, codeOf, later, officer, satisfied } from '../../support/whistle-story'

describe('退回与首接负责', () => {
  const decline = { name: 'decline', reason: 'not-ours', note: '不在职责内' } as const

  test('部门只能退回一次，由街道裁定', () => {
    const declined = afterwards(running(), officer, decline, later(10))
    expect(declined.waits).toContainEqual(expect.objectContaining({ what: 'decision', department: 'chengguan' }))
    expect(codeOf(decision(declined, officer, { name: 'answer' }, later(11)))).toBe('whistle/deciding')
    const upheld = afterwards(
      declined,
      streetClerk,
      { name: 'uphold', department: 'chengguan', note: '占道归你们' },
      later(20),
    )
    expect(leadOf(upheld)).toMatchObject({ status: 'called', answerBy: leadOf(declined)?.answerBy })
    expect(codeOf(decision(upheld, officer, decline, later(21)))).toBe('whistle/declined-once')
  })

  test('改由别的部门办，新的应哨以前原来的仍然负责', () => {
    const declined = afterwards(running(), officer, decline, later(10))
    const redirect: WhistleCommand = { name: 'redirect', department: 'chengguan', to: 'shuiwu', note: '归水利' }
    const redirected = afterwards(declined, streetClerk, redirect, later(20))
    expect(partyOf(redirected, 'chengguan')?.status).toBe('keeping')
    expect(leadOf(redirected)).toMatchObject({ department: 'shuiwu', calledAt: later(20) })
    const taken = afterwards(redirected, of(shuiwu, 'officer'), { name: 'answer' }, later(30))
    expect(partyOf(taken, 'chengguan')?.status).toBe('released')
    expect(taken.departments).toEqual(['chengguan', 'zhujian', 'shuiwu'])
  })

  test('退回过一次的，改派一圈又叫到它，还是不能再退回；先前“仍负责”的那一份到此为止', () => {
    const to = (whistle: Whistle, department: string, target: string, minute: number) =>
      afterwards(whistle, streetClerk, { name: 'redirect', department, to: target, note: '改派' }, later(minute))
    const away = to(afterwards(running(), officer, decline, later(10)), 'chengguan', 'shuiwu', 20)
    const back = to(afterwards(away, of(shuiwu, 'officer'), decline, later(30)), 'shuiwu', 'chengguan', 40)
    expect(codeOf(decision(back, officer, decline, later(41)))).toBe('whistle/declined-once')
    expect(back.parties.filter(({ status }) => status === 'keeping').map(({ department }) => department)).toEqual([
      'shuiwu',
    ])
  })

  test('协办退回还没裁定，主办就办完了：不用再裁定；返工时协办从应哨接着来，不会卡住', () => {
    const helper = of(zhujian, 'officer')
    const waiting = afterwards(answered(), helper, decline, later(15))
    const done = afterwards(waiting, officer, { name: 'complete', note: '好', photos: [photo] }, later(20))
    expect(partyOf(done, 'zhujian')).toMatchObject({ status: 'called', hasDeclined: true })
    const again = afterwards(done, streetClerk, { name: 'rework', note: '还有' }, later(30))
    expect(codeOf(decision(again, helper, { name: 'answer' }, later(31)))).toBe('allowed')
  })

  test('重新打开以后，退回过的还是不能再退回，超期过的还是超期', () => {
    const late = at('2026-03-13 09:00')
    const upheld = afterwards(
      afterwards(running(), officer, decline, later(10)),
      streetClerk,
      { name: 'uphold', department: 'chengguan', note: '归你们' },
      later(20),
    )
    const taken = afterwards(whenItIs(upheld, late), officer, { name: 'answer' }, late)
    const complete: WhistleCommand = { name: 'complete', note: '好', photos: [photo] }
    const ended = afterwards(afterwards(taken, officer, complete, late + 1), streetClerk, satisfied, late + 2)
    const step = reopening(ended, { words: '又来了', photos: [photo] }, late + 3, calendar)
    const again = applyWhistle(ended, [step], { stamp: { now: late + 3, by: 'worker' }, settings })
    expect(codeOf(decision(again, officer, decline, late + 4))).toBe('whistle/declined-once')
    expect(again.contents[again.timeline.at(-1)?.id ?? '']?.photos).toEqual([photo])
    const redone = afterwards(afterwards(again, officer, { name: 'answer' }, late + 5), officer, complete, late + 6)
    expect(whistleBucket(redone)).toBe('late')
  })

  test('改派给原来的协办来主办，它从前申请的延期就不算了，要再申请', () => {
    const helper = of(zhujian, 'officer')
    const extend: WhistleCommand = { name: 'extend', until: at('2026-03-30 17:00'), note: '等料' }
    const asked = afterwards(afterwards(running(), helper, { name: 'answer' }, later(5)), helper, extend, later(6))
    const declined = afterwards(asked, officer, decline, later(10))
    const to: WhistleCommand = { name: 'redirect', department: 'chengguan', to: 'zhujian', note: '归住建' }
    const redirected = afterwards(declined, streetClerk, to, later(20))
    expect(redirected.waits).toEqual([])
    expect(
      codeOf(decision(afterwards(redirected, helper, { name: 'answer' }, later(30)), helper, extend, later(31))),
    ).toBe('allowed')
  })

  test('原来的主办改成协办的，新主办应哨以前也写得了进展', () => {
    const dispatch: WhistleCommand = { name: 'dispatch', lead: 'shuiwu', assists: ['chengguan'], note: '归水利' }
    const kept = afterwards(arrived(), streetClerk, dispatch, later(40))
    const progress: WhistleCommand = { name: 'progress', note: '围挡还在', photos: [] }
    expect(codeOf(decision(kept, officer, progress, later(41)))).toBe('allowed')
  })

  test('首接负责：改派以后、新的应哨以前，先前的写得了进展，办结要等新的', () => {
    const dispatch: WhistleCommand = { name: 'dispatch', lead: 'shuiwu', assists: [], note: '归水利' }
    const kept = afterwards(arrived(), streetClerk, dispatch, later(40))
    const progress: WhistleCommand = { name: 'progress', note: '围挡还在', photos: [] }
    expect(afterwards(kept, officer, progress, later(41)).timeline.at(-1)).toMatchObject({ department: 'chengguan' })
    const complete: WhistleCommand = { name: 'complete', note: '好', photos: [photo] }
    expect(codeOf(decision(kept, officer, complete, later(41)))).toBe('whistle/not-yours')
    const taken = afterwards(kept, of(shuiwu, 'officer'), { name: 'answer' }, later(50))
    expect(codeOf(decision(taken, officer, progress, later(51)))).toBe('whistle/not-yours')
  })

  test('街道不裁定，转到区里；区里也不裁定，就由原部门办', () => {
    const declined = afterwards(running(), officer, decline, later(10))
    const moved = whenItIs(declined, at('2026-03-03 09:00'))
    expect(moved.waits[0]).toMatchObject({ what: 'decision', desk: DISTRICT })
    const upheld = whenItIs(moved, at('2026-03-04 09:00'))
    expect(leadOf(upheld)?.status).toBe('called')
    expect(upheld.waits).toEqual([])
  })

  test('应哨以后要退回，也由街道同意并另派', () => {
    const asked = afterwards(answered(), officer, { name: 'giveBack', note: '要先停水' }, later(40))
    expect(codeOf(decision(asked, officer, { name: 'giveBack', note: '再退' }, later(41)))).toBe('whistle/pending')
    const denied = afterwards(
      asked,
      streetClerk,
      { name: 'deny', department: 'chengguan', note: '由你们办' },
      later(50),
    )
    expect(denied.waits).toEqual([])
    const redirect: WhistleCommand = { name: 'redirect', department: 'chengguan', to: 'shuiwu', note: '停水归水利' }
    expect(afterwards(asked, streetClerk, redirect, later(50)).returns).toBe(1)
  })
})

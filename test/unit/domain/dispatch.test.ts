import { dispatch, takenBy } from '../../../cloudfunctions/domain/dispatch'
import { chain, COMMUNITY, GRID, server, STREET } from '../../support/city-facts'

test('有网格员在岗，派给网格员', () => {
  const assignment = dispatch(chain({ worker: server('w') }))
  expect(assignment).toMatchObject({ desk: GRID, server: { person: 'w' }, role: 'worker', reason: 'worker' })
  expect(takenBy(assignment)).toBe('网格员 w的名字')
})

test('网格员不在岗，派给在岗的代班，跳过不在岗的代班', () => {
  const assignment = dispatch(
    chain({ worker: server('w', { away: true }), standIns: [server('s1', { away: true }), server('s2')] }),
  )
  expect(assignment).toMatchObject({ desk: GRID, server: { person: 's2' }, reason: 'stand-in' })
  expect(takenBy(assignment)).toBe('代班网格员 s2的名字')
})

test('网格员和代班都不在岗，落到社区，不指名', () => {
  const assignment = dispatch(chain({ worker: server('w', { away: true }), standIns: [server('s', { away: true })] }))
  expect(assignment).toMatchObject({ desk: COMMUNITY, role: 'community', reason: 'nobody-on-duty' })
  expect(assignment.server).toBeUndefined()
  expect(takenBy(assignment)).toBe('乙社区工作人员')
})

test('网格还没有配人，落到社区', () => {
  expect(dispatch(chain())).toMatchObject({ desk: COMMUNITY, reason: 'no-worker' })
})

test('网格员反映自己网格的事，派给代班；没有代班就落到社区，自己不办自己的事', () => {
  expect(dispatch(chain({ worker: server('w'), standIns: [server('s')] }), 'w')).toMatchObject({
    server: { person: 's' },
  })
  expect(dispatch(chain({ worker: server('w') }), 'w')).toMatchObject({ desk: COMMUNITY })
})

test('没有网格的地方归街道，绝不落空', () => {
  const { street } = chain()
  expect(dispatch({ area: street, street })).toMatchObject({ desk: STREET, role: 'street', reason: 'no-grid' })
})

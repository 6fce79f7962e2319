import { expect, test } from '@playwright/test'
import { Stage } from '../support/stage'

const stage = Stage.ofThisFile()

/** 区城管局's, and who is on duty there. */
const LIAISON = '詹红梅'
const DEPARTMENT = 'd-district-01'
const STALLS = '1-047'

test('联络员请来一位同事，把值班经办人手上的哨一次交给他；同事的待办里就有', async () => {
  const { neighbour: phone, city } = stage
  const ticket = await city.resident.report({ words: '菜场门口天天占道摆摊', category: '0501' })
  await city.worker.act(ticket.id, { name: 'accept' })
  const blown = { ticket: ticket.id, item: STALLS, words: '劝了多次，反复回潮' }
  const { id } = await city.worker.ask('whistle', 'blow', blown)
  const clerk = city.phone('o-demo-community-340202014002-1')
  await clerk.ask('whistle', 'act', { id, command: { name: 'accept' } })
  await city.department.ask('whistle', 'act', { id, command: { name: 'answer' } })

  await test.step('联络员邀请同事：选岗位，得到一个码', async () => {
    await phone.isHandedTo(LIAISON)
    await phone.opens(`/packages/whistle/roster/roster?id=${DEPARTMENT}`)
    await phone.sees('吴明轩', '在办 1 声', '现在接哨')
    await stage.keepsPicture('部门的人')
    await phone.taps('邀请同事')
    await phone.isAt('邀请')
    await phone.screen.getByRole('radio', { name: /^经办人/ }).click()
    await stage.keepsPicture('邀请同事')
    await phone.taps('生成邀请')
    await phone.sees('邀请您担任 经办人 · 区城管局')
  })

  const liaison = city.phone(`o-demo-${DEPARTMENT}-liaison`)
  const colleague = await city.newcomer().agrees()
  await test.step('同事凭码加入', async () => {
    const { code } = await liaison.ask('account', 'invite', { role: 'department', scope: DEPARTMENT, post: 'officer' })
    await colleague.ask('account', 'join', { code, name: '钱小林', phone: '0553-7654321' })
  })

  await test.step('一次全交给他，说交了几声', async () => {
    await phone.opens(`/packages/whistle/roster/roster?id=${DEPARTMENT}`)
    await phone.taps('交接吴明轩手上的哨')
    await phone.sees('交接吴明轩手上的 1 声哨')
    await phone.screen.getByRole('radio', { name: /^钱小林/ }).click()
    await stage.keepsPicture('交接')
    await phone.taps('全部交给他')
    await phone.isTold('已交接 1 声哨')
  })

  expect((await colleague.ask('board', 'tasks', {})).items.map((one) => one.id)).toContain(id)
  expect(stage.complaints).toEqual([])
})

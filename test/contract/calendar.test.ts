import { openCity } from '../support/city'

test('年底报的期限是定的；到了还没有放假安排的一年，期限是暂定的，谁看都这样说', async () => {
  const city = await openCity({ now: '2026-12-28 09:00' })
  try {
    const { resident, worker } = city
    const before = await resident.report()
    expect(before.deadline.isProvisional).toBe(false)
    expect(before.deadline.promise).not.toContain('暂定')
    await city.passes({ days: 7 })
    const { id } = await resident.report()
    for (const phone of [resident, worker]) {
      const { deadline } = await phone.ticket(id)
      expect(deadline.isProvisional).toBe(true)
      expect(deadline.promise).toMatch(/前办结（暂定）$/)
    }
    expect(city.defects()).toEqual([])
  } finally {
    await city.close()
  }
})

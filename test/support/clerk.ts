import type { City, Phone } from './city'

/** Makes them a clerk of the community, who takes down what someone says on the phone. */
export async function filedByClerk(who: Phone, city: City) {
  const superior = city.phone('o-demo-street-340202014-1')
  const { code } = await superior.ask('account', 'invite', { role: 'community', scope: '340202014002' })
  await who.ask('account', 'join', { code, name: '短期工作人员', phone: '0553-1234567' })
  return who.report({
    words: '来电说井盖坏了',
    source: 'phone',
    behalf: { who: '王大爷', phone: '13912345678' },
    place: { area: '340202014002005', address: '3 号楼' },
  })
}

import { Phone } from './phone'
import { mount, settle } from '../support/load'
import { call } from './press'
test('x', async () => {
  const phone = new Phone()
  const markers: unknown[] = []
  Object.assign(wx, { createMapContext: () => ({ initMarkerCluster: () => undefined, addMarkers: (o: unknown) => markers.push(o) }) })
  let n = 0
  phone.answer('circle', 'reach', () => { n++; if (n > 5) throw new Error('loop'); return ({ from: [118.4, 31.3], fromText: '第05网格', minutes: 15, basis: 'network', basisText: '按路网', outline: [], items: [] })})
  const page = mount('pages/circle/circle')
  for (const name of Object.keys(page.instance)) {
    const f = page.instance[name]
    if (typeof f === 'function' && ['walk','arrive','stay','list','narrow','draw','showCircle','begin','dress','findStart','layHandMaps','findHandMaps','readPace'].includes(name)) console.log('has', name)
  }
  const orig = page.instance.setData as (d: object, c?: () => void) => void
  let count = 0
  page.instance.setData = function (d: object, c?: () => void) { count++; if (count < 60) process.stdout.write(`set ${Object.keys(d).join(',')}\n`); if (count > 200) throw new Error('loop'); return orig.call(this, d, c) }
  await call(page, 'onLoad', {})
  await settle()
  console.log(page.dom.textContent, JSON.stringify(markers).slice(0, 500))
})

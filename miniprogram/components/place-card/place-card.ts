import { splitArea } from '../../services/area'
import { addressOf, type Place } from '../../services/place'

/** 反映的地点：在哪个网格，会交给谁。 */
Component({
  properties: {
    place: { type: Object, value: null as Place | null },
    isLocating: { type: Boolean, value: false },
    /** How the place was found when it was not by the phone's position. */
    note: { type: String, value: '' },
    fault: { type: String, value: '' },
    label: { type: String, value: '位置' },
    /** 替别人登记时，还不知道会派给谁。 */
    hidesTaker: { type: Boolean, value: false },
    /** What is said while there is no place. */
    empty: { type: String, value: '请选择位置' },
  },
  data: { street: '', below: '', address: '' },
  observers: {
    place(place: Place | null) {
      if (place) this.setData({ ...splitArea(place.located.text), address: addressOf(place) })
    },
  },
  methods: {
    change() {
      this.triggerEvent('change')
    },
  },
})

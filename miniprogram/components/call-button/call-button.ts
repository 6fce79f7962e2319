import { dial } from '../../services/call'

/** 打电话的圆按钮；没有号码的地方不放。 */
Component({
  properties: {
    phone: { type: String, value: '' },
    /** Whom it calls, read aloud. */
    name: { type: String, value: '' },
  },
  methods: {
    call() {
      dial(this.data.phone)
    },
  },
})

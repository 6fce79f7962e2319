import { hourOf } from '../../services/moment'

/** 没有网络，或者服务端一时答不了：看到的是存在手机上的。 */
Component({
  // With a network it is not even a gap in a list.
  options: { virtualHost: true },
  properties: {
    /** When what is shown was fetched (ms); nothing is drawn at 0. */
    at: { type: Number, value: 0 },
  },
  data: { text: '' },
  observers: {
    at(at: number) {
      if (at > 0) this.setData({ text: `暂时连不上，显示 ${hourOf(at)} 的内容` })
    },
  },
})

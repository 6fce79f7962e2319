import { pagedList } from '../../../behaviors/paged-list'
import { listFollowedTickets } from '../../../services/ticket'

/** 我附议的：网格员和工作人员也是邻居。 */
Component({
  behaviors: [pagedList],
  methods: {
    onLoad() {
      void this.startList(listFollowedTickets)
    },
  },
})

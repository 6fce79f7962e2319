/** 列表还在路上。 */
Component({
  properties: {
    count: { type: Number, value: 3 },
  },
  data: {
    rows: [{ width: '60%', height: '20px' }, { height: '8px' }, [{ width: '40%' }, { width: '30%' }]],
  },
})

/** WeChat's polygon for a border of `[lng, lat]` points. */
export const polygonOf = (outline: Array<[number, number]>) => ({
  points: outline.map(([longitude, latitude]) => ({ longitude, latitude })),
  strokeWidth: 2,
  strokeColor: '#0f7c8aff',
  fillColor: '#0f7c8a26',
})

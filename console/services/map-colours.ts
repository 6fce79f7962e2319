/** From nothing to the heaviest, by {@link stepOf}. */
const LIGHT = ['#eef4f4', '#cfe8ea', '#9fd0d5', '#6db6bd', '#1c7883']
const DARK = ['#16424c', '#17505b', '#185e6a', '#1a6d79', '#1a7d89']

export const coloursOf = (isDark: boolean): string[] => (isDark ? DARK : LIGHT)

/** The phone the preview draws: an iPhone of 375 × 812 points with a notch and a home bar. */
export const PHONE = { width: 375, height: 812, statusBar: 44, navigationBar: 44, homeBar: 34 } as const

const SAFE_AREA: Record<string, string> = {
  top: `${PHONE.statusBar}px`,
  bottom: `${PHONE.homeBar}px`,
  left: '0px',
  right: '0px',
}

/**
 * WXSS lengths as CSS: `rpx` is 1/750 of the screen's width, `vh` counts the page below the navigation bar (the
 * nearest container of the preview), `env(safe-area-inset-*)` are the drawn phone's.
 */
export function previewUnits(value: string): string {
  return value
    .replace(
      /(-?(?:\d+\.)?\d+|-?\.\d+)rpx\b/g,
      (_, number: string) => `${Number(((Number(number) * 100) / PHONE.width / 2).toFixed(5))}vw`,
    )
    .replace(/(-?(?:\d+\.)?\d+|-?\.\d+)vh\b/g, '$1cqh')
    .replace(
      /\b(?:env|constant)\(\s*safe-area-inset-(top|bottom|left|right)[^)]*\)/g,
      (_, side: string) => SAFE_AREA[side] ?? '0px',
    )
}

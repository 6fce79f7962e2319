/**
 * For `addInitScript`: whoever holds the phone agreed to WeChat's privacy contract before, so that nothing asks.
 * Runs in the browser, in every frame.
 */
export function agreeToPrivacy(): void {
  const who = new URLSearchParams(location.search).get('who')
  if (who) localStorage.setItem(`wx-privacy:${who}`, 'agreed')
}

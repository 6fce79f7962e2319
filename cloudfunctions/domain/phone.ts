/** Area codes of the mainland have three digits only where they begin with 01 or 02. */
const LANDLINE = /^(0[12]\d|0[3-9]\d{2})-?(\d{3,4})(\d{4})(?:-\d+)?$/
const MOBILE = /^(\d{3})\d{4}(\d{4})$/

/**
 * What may be shown of a number: `138****5678`, `0553-***1234`.
 * @param number checked by the contract
 */
export function maskPhone(number: string): string {
  const landline = LANDLINE.exec(number)
  if (landline) return `${landline[1]}-***${landline[3]}`
  const mobile = MOBILE.exec(number)
  return mobile ? `${mobile[1]}****${mobile[2]}` : '***'
}

/** Long enough that the server is not asked at every character. */
const QUIET_MS = 400

/** 等人停下笔来，再去问。 */
export const quietMoment = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, QUIET_MS))

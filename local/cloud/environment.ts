/** The cloud environment's id, as the platform would give one. */
export const ENV_ID = 'local-env'
export const APP_ID = 'wx0000000000local0'

/**
 * The environment variables in which the unmodified SDK talks to this cloud.
 * @param url address of the cloud
 * @param openid the WeChat user a function runs for; absent for timers and for scripts
 * @param token sent back by the SDK with every request: the leave to ask, and of an invocation, which one it is
 */
export function sdkEnv(url: string, openid: string | undefined, token: string): Record<string, string> {
  return {
    TCB_CONTEXT_CNFG: JSON.stringify({ URL: `${url}/admin` }),
    TENCENTCLOUD_RUNENV: 'SCF',
    TENCENTCLOUD_REGION: 'ap-shanghai',
    TENCENTCLOUD_SECRETID: 'local',
    TENCENTCLOUD_SECRETKEY: 'local',
    SCF_NAMESPACE: ENV_ID,
    TCB_ENV: ENV_ID,
    TCB_CONTEXT_KEYS: 'TCB_ENV,TCB_SESSIONTOKEN,TCB_SOURCE',
    TCB_SESSIONTOKEN: token,
    WX_CONTEXT_KEYS: 'WX_OPENID,WX_APPID,WX_UNIONID,WX_API_TOKEN',
    WX_APPID: APP_ID,
    WX_API_TOKEN: token,
    ...(openid === undefined ? {} : { WX_OPENID: openid }),
  }
}

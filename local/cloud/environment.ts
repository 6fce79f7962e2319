/** The cloud environment's id, as the platform would give one. */
export const ENV_ID = 'local-env'
export const APP_ID = 'wx0000000000local0'
/** What functions sign requests to Tencent Cloud with: the temporary key of their role, on the platform. */
export const SECRET = { id: 'local', key: 'local' }

/** Whom a function runs for: a person of WeChat, somebody who signed in by user name, or nobody (timers, scripts). */
export interface Whom {
  openid?: string | undefined
  uid?: string | undefined
}

/**
 * The environment variables in which the unmodified SDK talks to this cloud.
 * @param url address of the cloud
 * @param token sent back by the SDK with every request: the leave to ask, and of an invocation, which one it is
 */
export function sdkEnv(url: string, { openid, uid }: Whom, token: string): Record<string, string> {
  return {
    TCB_CONTEXT_CNFG: JSON.stringify({ URL: `${url}/admin` }),
    TENCENTCLOUD_RUNENV: 'SCF',
    TENCENTCLOUD_REGION: 'ap-shanghai',
    TENCENTCLOUD_SECRETID: SECRET.id,
    TENCENTCLOUD_SECRETKEY: SECRET.key,
    SCF_NAMESPACE: ENV_ID,
    TCB_ENV: ENV_ID,
    TCB_CONTEXT_KEYS: 'TCB_ENV,TCB_SESSIONTOKEN,TCB_SOURCE,TCB_SOURCE_IP,TCB_UUID,TCB_ISANONYMOUS_USER',
    TCB_SOURCE_IP: '127.0.0.1',
    TCB_SESSIONTOKEN: token,
    // WeChat has no part in a browser's call: nothing of it is in the environment.
    ...(uid === undefined ? wechatEnv(openid, token) : { TCB_UUID: uid, TCB_ISANONYMOUS_USER: 'false' }),
  }
}

function wechatEnv(openid: string | undefined, token: string): Record<string, string> {
  return {
    WX_CONTEXT_KEYS: 'WX_OPENID,WX_APPID,WX_UNIONID,WX_API_TOKEN',
    WX_APPID: APP_ID,
    WX_API_TOKEN: token,
    ...(openid === undefined ? {} : { WX_OPENID: openid }),
  }
}

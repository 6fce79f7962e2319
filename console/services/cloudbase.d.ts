/**
 * What the console uses of @cloudbase/js-sdk. The package has no usable types of its own for these entries: they point
 * at packages that are not published with it.
 */
declare module '@cloudbase/js-sdk/app' {
  /** Sign-in by user name. Each rejects with `{ error, error_description }`, both texts. */
  export interface Auth {
    signIn(person: { username: string; password: string }): Promise<unknown>
    /** Takes the token back; resolves with an `error` instead of rejecting, and then keeps the token. */
    signOut(): Promise<unknown>
    /** Without an argument: forgets the token. */
    setCredentials(): Promise<void>
    /** Truthy while a token is kept, fresh or not. */
    hasLoginState(): unknown
  }

  export interface App {
    auth(): Auth
    /** Ways of @cloudbase/oauth that `auth()` does not hand on. */
    oauthInstance: { authApi: { revokeAllDevices(): Promise<void> } }
    registerHost(host: string, protocol: 'http' | 'https'): void
    /**
     * Resolves with `{ result }`; with the function's own answer where that has a `code` at its top. Rejects with
     * `{ code, message }` of the gateway, `{ error, error_description }` of sign-in, or what `fetch` throws.
     */
    callFunction(call: { name: string; data: object }): Promise<object>
  }

  export interface CloudBase {
    init(where: { env: string }): App
  }

  const cloudbase: CloudBase
  export default cloudbase
}

declare module '@cloudbase/js-sdk/auth'
declare module '@cloudbase/js-sdk/functions'

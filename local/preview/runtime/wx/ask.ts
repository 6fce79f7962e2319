import { CloudError, type PhoneClient } from '../phone-client'
import { ApiFailure } from './api'

/** Asks WeChat's own servers for an API; what they refuse, or do not hear, fails the API with their code. */
export async function ask<T>(client: PhoneClient, api: string, path: string, body?: object): Promise<T> {
  try {
    return await client.json<T>(api, path, body)
  } catch (error) {
    if (!(error instanceof CloudError)) throw error
    throw new ApiFailure(error.message.replaceAll(`${api}:fail `, ''), { errCode: error.errCode })
  }
}

import protobuf from 'protobufjs'
import type { Doc } from '../store/value'

/** The messages between the SDK and WeChat's cloud call service, as far as they are used here. */
const { root } = protobuf.parse(
  `syntax = "proto3";
   message Pair { string key = 1; bytes value = 2; string contenttype = 3; string filename = 4; }
   message OpenApiData { repeated Pair pairs = 1; }
   message CommApiData { int32 apiType = 1; OpenApiData openapiData = 2; string appid = 6; }
   message CommOpenApiResp {
     bytes respData = 1; string contentType = 2; int32 errorCode = 3; uint32 httpCode = 4; int32 svrkitErrorCode = 6;
   }`,
  { keepCase: true },
)
const CommApiData = root.lookupType('CommApiData')
const CommOpenApiResp = root.lookupType('CommOpenApiResp')

interface Pair {
  key: string
  value: Uint8Array
}

/** The arguments of a call, by their snake_case names. @throws Error for bytes that are no such message. */
export function decodeRequest(bytes: Uint8Array): Doc {
  const { openapiData } = CommApiData.decode(bytes) as unknown as { openapiData?: { pairs: Pair[] } }
  return Object.fromEntries(
    (openapiData?.pairs ?? []).map(({ key, value }) => [key, JSON.parse(Buffer.from(value).toString()) as unknown]),
  )
}

/** An answer: the API's own JSON, or a system error before the API was reached. */
export function encodeReply(reply: { json: unknown } | { errorCode: number }): Uint8Array {
  const message =
    'json' in reply
      ? {
          respData: Buffer.from(JSON.stringify(reply.json)),
          contentType: 'application/json; charset=utf-8',
          httpCode: 200,
        }
      : { errorCode: reply.errorCode, httpCode: 200 }
  return CommOpenApiResp.encode(message).finish()
}

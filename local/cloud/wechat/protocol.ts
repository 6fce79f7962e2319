import protobuf from 'protobufjs'
import type { Doc } from '../store/value'
import type { OpenData } from './open-data'
import type { FileReply } from './reply'

/** The messages between the SDK and WeChat's cloud call service, as far as they are used here. */
const { root } = protobuf.parse(
  `syntax = "proto3";
   message Pair { string key = 1; bytes value = 2; string contenttype = 3; string filename = 4; }
   message OpenApiData { repeated Pair pairs = 1; }
   message SvrkitApiData { string apiName = 1; bytes reqData = 2; }
   message CommApiData { int32 apiType = 1; OpenApiData openapiData = 2; SvrkitApiData svrkitData = 4; string appid = 6; }
   message CommOpenApiResp {
     bytes respData = 1; string contentType = 2; int32 errorCode = 3; uint32 httpCode = 4; int32 svrkitErrorCode = 6;
   }
   message ApiGetOpenDataByCloudIdReq { repeated string cloudidList = 2; string appid = 3; }
   message OpDataItem { string cloudId = 1; string json = 2; }
   message ApiGetOpenDataByCloudIdResp { repeated OpDataItem dataList = 1; }`,
  { keepCase: true },
)
const CommApiData = root.lookupType('CommApiData')
const CommOpenApiResp = root.lookupType('CommOpenApiResp')
const OpenDataRequest = root.lookupType('ApiGetOpenDataByCloudIdReq')
const OpenDataReply = root.lookupType('ApiGetOpenDataByCloudIdResp')

interface Request {
  openapiData?: { pairs: Array<{ key: string; value: Uint8Array }> }
  svrkitData?: { reqData: Uint8Array }
}

/** The arguments of a call, by their snake_case names. @throws Error for bytes that are no such message. */
export function decodeRequest(bytes: Uint8Array): Doc {
  const { openapiData } = CommApiData.decode(bytes) as unknown as Request
  return Object.fromEntries(
    (openapiData?.pairs ?? []).map(({ key, value }) => [key, JSON.parse(Buffer.from(value).toString()) as unknown]),
  )
}

/** The cloudIDs `cloud.getOpenData` asks for. @throws Error for bytes that are no such message. */
export function decodeCloudIds(bytes: Uint8Array): string[] {
  const { svrkitData } = CommApiData.decode(bytes) as unknown as Request
  const request = OpenDataRequest.decode(svrkitData?.reqData ?? new Uint8Array())
  return (request as unknown as { cloudidList: string[] }).cloudidList
}

/** The answer to `cloud.getOpenData`, in the order asked. */
export function encodeOpenData(list: OpenData[]): Uint8Array {
  const dataList = list.map((item) => ({ cloudId: item.cloudID, json: JSON.stringify(item) }))
  return encodeReply({
    file: { contentType: 'application/octet-stream', bytes: OpenDataReply.encode({ dataList }).finish() },
  })
}

/** An answer: the API's own JSON, a file, or a system error before the API was reached. */
export function encodeReply(reply: { json: unknown } | { file: FileReply } | { errorCode: number }): Uint8Array {
  return CommOpenApiResp.encode({ ...bodyOf(reply), httpCode: 200 }).finish()
}

function bodyOf(reply: { json: unknown } | { file: FileReply } | { errorCode: number }): object {
  if ('errorCode' in reply) return reply
  if ('file' in reply) return { respData: reply.file.bytes, contentType: reply.file.contentType }
  return { respData: Buffer.from(JSON.stringify(reply.json)), contentType: 'application/json; charset=utf-8' }
}

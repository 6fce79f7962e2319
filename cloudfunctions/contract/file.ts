import * as v from 'valibot'

/** 2 MB as base64: with its envelope well below the 6 MB the platform lets one call carry. */
const MOST_BASE64 = 2_800_000

const Bytes = v.pipe(
  v.string('文件不对'),
  v.regex(/^[A-Za-z0-9+/]+={0,2}$/, '文件是空的，或者没有传完整'),
  v.maxLength(MOST_BASE64, '文件太大了，最大 2 MB'),
)

/** A piece that was sent: `cloud://<env>/circle/pieces/<person>/<name>.part`. */
export const PIECE_ID = /^cloud:\/\/[\w.-]+\/circle\/pieces\/([\w-]{1,64})\/[\w-]{8,64}\.part$/
/** Of one network; 32 MB. */
const MOST_PIECES = 16

/** 从电脑上传的文件：一步要的照片，服务圈的路网。 */
export const file = {
  /** 传一张照片，放在自己名下，之后和手机上传的一样用（工作人员）。 */
  photo: v.strictObject({ bytes: Bytes }),
  /** 传路网文件的一段（区网格中心）。 */
  piece: v.strictObject({ bytes: Bytes }),
  /** 把几段按次序接成一个文件，还没有换上（区网格中心）。 */
  network: v.strictObject({
    pieces: v.pipe(
      v.array(v.pipe(v.string('文件不对'), v.regex(PIECE_ID, '文件不对，请重新选择')), '文件不对'),
      v.minLength(1, '请选择路网文件'),
      v.maxLength(MOST_PIECES, '路网文件太大了，最大 32 MB'),
    ),
  }),
  /** 现在用的路网，下载的地址（区网格中心）。 */
  exportNetwork: v.strictObject({}),
}

/** What each action answers. */
export interface FileOutputs {
  /** Its fileID, as a step takes it. */
  photo: { id: string }
  /** Its fileID, for {@link file.network}. */
  piece: { id: string }
  /** Its fileID, for `circle.adopt`. */
  network: { id: string }
  /** Good for two hours. */
  exportNetwork: { name: string; url: string }
}

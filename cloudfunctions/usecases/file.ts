import type { Refusal } from '../contract/envelope'
import { besides, joined, photoPath, piecePath, senderOf, wholePath } from '../domain/file'
import { servingRoles } from '../domain/person'
import { imageEnding } from '../domain/photo'
import { refuse } from '../domain/refusal'
import { notAgreed } from './agreement'
import { audit } from './audit'
import type { FilePorts } from './ports/file'
import type { Caller, Stories } from './serve'

type Call = Caller<FilePorts>

export const fileStories: Stories<'file', FilePorts> = {
  /** 名字由请求和内容定：没等到回音再传一遍，还是这一张；传过的换不成别的。 */
  async photo({ bytes }, call) {
    const { ports, actor, requestId, now } = call
    if (servingRoles(actor).length === 0)
      return refuse('file/not-serving', '电脑上传照片是工作人员用的，请在手机上传照片')
    const unasked = await notAgreed(call)
    if (unasked) return unasked
    const content = ports.files.decode(bytes)
    const ending = imageEnding(content)
    if (!ending) return refuse('photo/not-image', '这个文件不是照片，请重新选择', 'bytes')
    const name = ports.hash(`${actor._id}:${requestId}:${bytes}`)
    return { id: await ports.files.keep(photoPath(actor._id, name, ending, now), content) }
  },

  piece: forDistrict(async ({ bytes }, { ports, actor }) => ({
    id: await ports.files.keep(piecePath(actor._id, ports.hash(bytes)), ports.files.decode(bytes)),
  })),

  /** 接好了，几段就不留了；没等到回音再来一遍，接好的还在。 */
  network: forDistrict(async ({ pieces }, { ports, actor }) => {
    if (pieces.some((id) => senderOf(id) !== actor._id))
      return refuse('file/not-yours', '只能用您自己上传的文件，请重新选择', 'pieces')
    const path = wholePath(ports.hash(pieces.join()))
    const found = await Promise.all(pieces.map((id) => ports.files.read(id)))
    const parts = found.flatMap((bytes) => bytes ?? [])
    if (parts.length < found.length) {
      const earlier = besides(pieces[0]!, path)
      if (await ports.files.read(earlier)) return { id: earlier }
      return refuse('file/missing', '文件没有传完整，请再传一次', 'pieces')
    }
    const id = await ports.files.keep(path, joined(parts))
    await ports.belongings.removeFiles(pieces)
    return { id }
  }),

  exportNetwork: forDistrict(async (_, call) => {
    const { ports } = call
    const [{ district }, id] = await Promise.all([ports.reference.read(), ports.files.network()])
    const url = id === null ? undefined : (await ports.photos.urls([id])).get(id)
    if (id === null || url === undefined) return refuse('file/no-network', '现在没有路网可以导出')
    await audit('file.exportNetwork', id, district.root, call)
    return { name: id.replace(/^.*\//, ''), url }
  }),
}

function forDistrict<I, O>(story: (input: I, call: Call) => Promise<O | Refusal>) {
  return async (input: I, call: Call): Promise<O | Refusal> => {
    const { district } = await call.ports.reference.read()
    const isOfDistrict = call.actor.roles.some(({ role, scope }) => role === 'district' && scope === district.root)
    return isOfDistrict ? story(input, call) : refuse('file/not-district', '只有区网格中心可以换路网、导出路网')
  }
}

import type { Bench } from './bench'

/** Every access to files in `cloudfunctions/adapters`, each by a test of its own. */
export function describeFiles(bench: () => Bench): void {
  describe('files as the adapters reach them', () => {
    const upload = async () => {
      const { fresh, sdk } = bench()
      const { kind } = fresh()
      const { fileID } = await sdk.uploadFile({ cloudPath: `tests/${kind}.bin`, fileContent: Buffer.from(kind) })
      return { kind, fileID }
    }

    test('an address is given for so many seconds; a file that is not there has none', async () => {
      const { sdk } = bench()
      const { kind, fileID } = await upload()
      const missing = fileID.replace(kind, `${kind}-missing`)
      const asked = [fileID, missing].map((each) => ({ fileID: each, maxAge: 7_200 }))
      const { fileList } = (await sdk.getTempFileURL({ fileList: asked })) as {
        fileList: Array<{ fileID: string; tempFileURL: string; status: number | string }>
      }
      expect(fileList.map((each) => each.fileID)).toEqual([fileID, missing])
      const [here, nowhere] = fileList
      expect(Number(here!.status)).toBe(0)
      expect(await (await fetch(here!.tempFileURL, { headers: { range: 'bytes=0-3' } })).text()).toBe(kind.slice(0, 4))
      expect([Number(nowhere!.status) === 0, nowhere!.tempFileURL]).toEqual([false, ''])
      await sdk.deleteFile({ fileList: [fileID] })
    })

    test('a file is downloaded byte for byte; one that is not there is an error', async () => {
      const { sdk } = bench()
      const { kind, fileID } = await upload()
      const { fileContent } = await sdk.downloadFile({ fileID })
      expect(fileContent).toBeInstanceOf(Uint8Array)
      expect(fileContent.toString()).toBe(kind)
      await sdk.deleteFile({ fileList: [fileID] })
      await expect(sdk.downloadFile({ fileID })).rejects.toHaveProperty('errMsg')
    })
  })
}

import { ApiFailure } from './api'

/** Files chosen in the browser's own dialog. @throws ApiFailure when it is left without a choice */
export function pickFiles(accept: string, multiple: boolean): Promise<File[]> {
  return new Promise((resolve, reject) => {
    const input = document.createElement('input')
    input.type = 'file'
    input.accept = accept
    input.multiple = multiple
    input.addEventListener('change', () => resolve([...(input.files ?? [])]))
    input.addEventListener('cancel', () => reject(new ApiFailure('cancel')))
    input.click()
  })
}

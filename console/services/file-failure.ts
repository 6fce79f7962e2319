import { CallError } from './call-error'

/** A file that a person chose cannot be used as it is: why, and what to do about it. */
export class FileFailure extends CallError {
  constructor(message: string) {
    super('file/unfit', message)
  }
}

import type { Caller } from './serve'

/** What leaves a line: the action of the gateway that did it, `function.action`. */
export type AuditAction =
  | 'account.dismiss'
  | 'account.erase'
  | 'account.export'
  | 'account.invite'
  | 'account.join'
  | 'account.phone'
  | 'account.quit'
  | 'activity.callOff'
  | 'activity.credit'
  | 'assessment.register'
  | 'assessment.retract'
  | 'catalogue.adopt'
  | 'circle.adopt'
  | 'circle.calibrate'
  | 'circle.rebuild'
  | 'department.dismiss'
  | 'department.handOver'
  | 'department.setShifts'
  | 'login.changePassword'
  | 'login.create'
  | 'login.link'
  | 'login.lock'
  | 'login.reset'
  | 'login.unlock'
  | 'need.reveal'
  /** `need.reveal` of who offers a resource. */
  | 'need.revealResource'
  | 'place.edit'
  | 'place.importPlaces'
  | 'spreadsheet.assessment'
  | 'spreadsheet.sheets'
  | 'station.reveal'
  | 'station.saveContacts'
  | 'ticket.reveal'

/**
 * 谁对谁做了什么，不记看到的内容。A retry leaves one line; the same done to something else is another.
 * @param scope where it belongs: an area, so that its clerks can look it up; empty for one's own account
 */
export function audit(action: AuditAction, object: string, scope: string, { ports, actor, requestId, now }: Caller) {
  return ports.audits.add({
    _id: ports.hash(`${action}:${object}:${actor._id}:${requestId}`),
    schemaVersion: 1,
    at: now,
    by: actor._id,
    action,
    object,
    scope,
  })
}

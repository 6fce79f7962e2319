/** What leaves a line: the action of the gateway that did it, `function.action`, and what it is called in the list. */
export const AUDIT_TEXT = {
  'account.dismiss': '请人离任',
  'account.erase': '注销了自己',
  'account.export': '导出了自己的数据',
  'account.invite': '发出邀请',
  'account.join': '凭邀请加入',
  'account.phone': '改了自己的电话',
  'account.quit': '不再担任',
  'activity.callOff': '取消活动',
  'activity.credit': '登记志愿时长',
  'assessment.register': '登记行使街道权力',
  'assessment.retract': '收回登记',
  'catalogue.adopt': '启用事项清单新版本',
  'circle.adopt': '换上步行路网',
  'circle.calibrate': '和地图比对步行时间',
  'circle.rebuild': '重算服务圈',
  'department.dismiss': '请同事离开部门',
  'department.handOver': '部门内交接',
  'department.setShifts': '排值班表',
  'login.changePassword': '改了自己的密码',
  'login.create': '开了电脑端账号',
  'login.link': '账号关联微信',
  'login.lock': '停用账号',
  'login.reset': '换了初始密码',
  'login.unlock': '恢复账号',
  'need.reveal': '查看需求联系电话',
  'need.revealResource': '查看资源联系电话',
  'operator.rebuild': '重算数字',
  'place.edit': '改了地点',
  'place.importPlaces': '导入地点',
  'reference.adopt': '换了一张基础数据表',
  'reference.save': '改了基础数据',
  'spreadsheet.assessment': '导出考核表',
  'spreadsheet.sheets': '导出评单',
  'staff.adopt': '改了工作人员的资料',
  'staff.setLeave': '给下级登记请假',
  'station.reveal': '查看应急联系电话',
  'station.saveContacts': '改了应急联系人',
  'ticket.reveal': '查看反映人电话',
} as const

export type AuditAction = keyof typeof AUDIT_TEXT

/** One that an older version wrote is called by its own name. */
export const auditText = (action: string): string =>
  Object.hasOwn(AUDIT_TEXT, action) ? AUDIT_TEXT[action as AuditAction] : action

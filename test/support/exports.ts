import type { AuditAction } from '../../cloudfunctions/domain/audit'

/** A file of the console that hands the browser something to keep: the calls it takes it from, or why it is no export. */
export const TAKEN_AWAY: Record<string, AuditAction[] | string> = {
  'pages/assessment.vue': ['spreadsheet.assessment'],
  'pages/audits.vue': ['oversight.exportAudits'],
  'pages/catalogue.vue': ['catalogue.export'],
  'pages/circle.vue': ['file.exportNetwork'],
  'pages/findings.vue': ['spreadsheet.assessment'],
  'pages/places.vue': ['gazetteer.sheet'],
  'pages/powers.vue': ['spreadsheet.assessment'],
  'pages/staff-import.vue': '刚发出的邀请码，发的时候已经各有一行',
  'pages/staff.vue': ['staff.sheet', 'staff.leaveSheet'],
  'parts/area-files.vue': ['atlas.table', 'atlas.borders'],
  'parts/hand-map-list.vue': ['gazetteer.handMapSheet'],
  'parts/import-panel.vue': '空的样子，几行例子',
  'parts/import-report.vue': '导入的人自己那份文件里的行',
  'parts/month-sheets.vue': ['spreadsheet.sheets'],
  'parts/reference-bar.vue': ['reference.export'],
}

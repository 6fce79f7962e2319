import type { ReferenceTable } from '../contract/reference'

/** What each table is called, also where the table itself is not there. */
export const TABLE_TEXT: Record<ReferenceTable, string> = {
  categories: '诉求类别',
  groups: '诉求大类',
  keywords: '关键词',
  dangerWords: '紧急词',
  phrases: '常用语',
  policy: '诉求规则和时限',
  whistleRules: '吹哨规则和时限',
  dutyLists: '职责清单',
  powers: '街道权力',
  departments: '应哨部门',
  calendar: '工作日历',
  officeHours: '上班时间',
  templates: '消息模板',
  needClasses: '需求类别',
  legend: '服务圈名目',
  charter: '一套制度',
}

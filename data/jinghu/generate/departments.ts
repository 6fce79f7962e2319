/** 示例: twelve municipal and eighteen district departments that report in (应哨部门), each with four members. */
import type { Department, Member } from '../../../cloudfunctions/domain/department'
import type { Server } from '../../../cloudfunctions/domain/server'

type Names = Array<[name: string, fullName: string]>

const CITY: Names = [
  ['市住建局', '芜湖市住房和城乡建设局'],
  ['市自规局', '芜湖市自然资源和规划局'],
  ['市生态环境局', '芜湖市生态环境局'],
  ['市城管局', '芜湖市城市管理局'],
  ['市交警支队', '芜湖市公安局交通警察支队'],
  ['市水务局', '芜湖市水务局'],
  ['市交通局', '芜湖市交通运输局'],
  ['市市场监管局', '芜湖市市场监督管理局'],
  ['市应急局', '芜湖市应急管理局'],
  ['市人社局', '芜湖市人力资源和社会保障局'],
  ['市经信局', '芜湖市经济和信息化局'],
  ['市文旅局', '芜湖市文化和旅游局'],
]

const DISTRICT: Names = [
  ['区城管局', '镜湖区城市管理局'],
  ['区住建交通局', '镜湖区住房城乡建设和交通运输局'],
  ['区市场监管局', '镜湖区市场监督管理局'],
  ['区民政局', '镜湖区民政局'],
  ['区卫健委', '镜湖区卫生健康委员会'],
  ['区教育局', '镜湖区教育局'],
  ['区应急局', '镜湖区应急管理局'],
  ['区人社局', '镜湖区人力资源和社会保障局'],
  ['区司法局', '镜湖区司法局'],
  ['区文旅体局', '镜湖区文化旅游体育局'],
  ['区生态环境分局', '芜湖市镜湖区生态环境分局'],
  ['区公安分局', '芜湖市公安局镜湖分局'],
  ['区消防救援大队', '镜湖区消防救援大队'],
  ['区商务局', '镜湖区商务局'],
  ['区农业农村水利局', '镜湖区农业农村水利局'],
  ['区退役军人局', '镜湖区退役军人事务局'],
  ['区信访局', '镜湖区信访局'],
  ['区残联', '镜湖区残疾人联合会'],
]

/** @param someone draws the next name and telephone @param nextPhone draws an office's */
export function departments(someone: (person: string) => Server, nextPhone: () => string): Department[] {
  const of = (level: Department['level'], names: Names) =>
    names.map(([name, fullName], i): Department => {
      const _id = `d-${level}-${String(i + 1).padStart(2, '0')}`
      const about = { _id, schemaVersion: 1, name, fullName, level, phone: nextPhone() } as const
      // The roster is filled when the data is put into a cloud: it depends on the day.
      return { ...about, members: members(_id, someone), shifts: [], sample: true }
    })
  return [...of('city', CITY), ...of('district', DISTRICT)]
}

function members(department: string, someone: (person: string) => Server): Member[] {
  const member = (post: Member['post'], seat: string): Member => ({ ...someone(`p-${department}-${seat}`), post })
  return [
    member('head', 'head'),
    member('liaison', 'liaison'),
    member('officer', 'officer-1'),
    member('officer', 'officer-2'),
  ]
}

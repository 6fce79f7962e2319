/** 示例目录: classes after the national list (cities renumber it, so it is data), deadlines after examples of other districts. */
import { CITY_CATEGORIES } from './city-categories'
import type { Categories, Category } from './documents'
import { HOME_CATEGORIES } from './home-categories'
import { QUESTIONS } from './questions'
import { relatedTo } from './relations'
import { STREET_CATEGORIES } from './street-categories'

const GROUPS = [
  { code: '01', name: '市容环境' },
  { code: '02', name: '宣传广告' },
  { code: '03', name: '施工管理' },
  { code: '04', name: '突发事件' },
  { code: '05', name: '街面秩序' },
  { code: '21', name: '居家与小区' },
]

/** 私搭乱建 工地扬尘 路面塌陷 燃气管道破裂 飞线充电 消防通道 外墙脱落: too much depends on it for one pair of eyes. */
const CHECKED = ['0101', '0302', '0401', '0403', '2106', '2115', '2122']

export function categories(): Categories {
  return {
    _id: 'categories',
    version: 3,
    note: '示例目录：类别参照国家标准与各地做法，时限为演示所用，不是镜湖区公布的清单',
    groups: GROUPS,
    opinion: '2198',
    items: [...CITY_CATEGORIES, ...STREET_CATEGORIES, ...HOME_CATEGORIES].map(complete),
  }
}

function complete(category: Category): Category {
  const related = relatedTo(category.code)
  const questions = QUESTIONS[category.code]
  return {
    ...category,
    ...(CHECKED.includes(category.code) && { check: true }),
    ...(related.length > 0 && { related }),
    ...(questions && { questions }),
  }
}

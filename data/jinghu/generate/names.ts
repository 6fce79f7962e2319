/** 示例: plausible names for people who do not exist. */
import { pick, randomFor } from './random'

/** Surnames common in Anhui; the first line is drawn three times as often. */
const FREQUENT = [...'王张李陈刘汪杨吴周黄徐朱胡程孙']
const OTHERS = [...'何高方郑余许曹丁潘江夏章宋谢叶蒋姚马陶唐沈郭罗梁袁鲍范卢石崔钱俞赵董孔戴查詹']
const SURNAMES = [...FREQUENT, ...FREQUENT, ...FREQUENT, ...OTHERS]

/** Given names as they were given over half a century: of the workers' and staff's generations. */
const GIVEN = [
  ...[
    '建国',
    '建军',
    '志强',
    '卫东',
    '国华',
    '永胜',
    '德明',
    '光明',
    '学军',
    '文斌',
    '长江',
    '家宝',
    '永福',
    '正义',
    '明亮',
  ],
  ...[
    '桂芳',
    '玉兰',
    '秀珍',
    '美华',
    '丽萍',
    '翠英',
    '凤霞',
    '爱华',
    '红梅',
    '玉梅',
    '春香',
    '金花',
    '月琴',
    '素芳',
    '兰英',
  ],
  ...['海燕', '晓红', '小芳', '丽娟', '艳丽', '雪梅', '慧敏', '敏', '静', '燕', '莉', '娟', '琴', '芳', '霞'],
  ...['伟', '勇', '军', '磊', '涛', '斌', '刚', '强', '鹏', '超', '俊', '峰', '亮', '波', '辉'],
  ...[
    '婷婷',
    '思思',
    '梦洁',
    '雨欣',
    '佳怡',
    '雅琪',
    '欣然',
    '晓雯',
    '梓涵',
    '文静',
    '倩倩',
    '莹莹',
    '玲玲',
    '蓉蓉',
    '瑶',
  ],
  ...[
    '浩然',
    '子轩',
    '宇航',
    '志远',
    '明轩',
    '俊杰',
    '文博',
    '家豪',
    '天宇',
    '博文',
    '立新',
    '海波',
    '少华',
    '振宇',
    '晓东',
  ],
]

/** Gives a name nobody was given before. */
export function namesFor(purpose: string, taken: Iterable<string>): () => string {
  const random = randomFor(purpose)
  const used = new Set(taken)
  return () => {
    for (;;) {
      const name = pick(SURNAMES, random) + pick(GIVEN, random)
      if (used.has(name)) continue
      used.add(name)
      return name
    }
  }
}

import { initialsOf } from '../../../cloudfunctions/domain/initials'

test.each([
  ['暴露垃圾', 'bllj'],
  ['私搭乱建', 'sdlj'],
  ['积存垃圾渣土', 'jcljzt'],
  ['水域不洁', 'sybj'],
  ['绿地脏乱', 'ldzl'],
  ['废弃车辆', 'fqcl'],
  ['道路遗撒', 'dlys'],
  ['焚烧垃圾', 'fslj'],
  ['油烟污染', 'yywr'],
  ['动物尸体清理', 'dwstql'],
  ['非法小广告', 'ffxgg'],
  ['街头散发广告', 'jtsfgg'],
  ['施工扰民', 'sgrm'],
  ['工地扬尘', 'gdyc'],
  ['无证掘路', 'wzjl'],
  ['路面塌陷', 'lmtx'],
  ['自来水管破裂', 'zlsgpl'],
  ['燃气管道破裂', 'rqgdpl'],
  ['下水道堵塞', 'xsdds'],
  ['架空线缆损坏', 'jkxlsh'],
  ['机动车乱停放', 'jdcltf'],
  ['露天烧烤', 'ltsk'],
  ['沿街晾挂', 'yjlg'],
  ['店外经营', 'dwjy'],
  ['飞线充电', 'fxcd'],
  ['楼道堆物', 'lddw'],
  ['电梯困人', 'dtkr'],
  ['养老助餐', 'ylzc'],
  ['水电气热', 'sdqr'],
  ['井盖缺损', 'jgqs'],
  ['高空抛物', 'gkpw'],
  ['犬只扰民', 'qzrm'],
  ['欠薪维权', 'qxwq'],
  ['噪声扰民', 'zsrm'],
  ['区残联', 'qcl'],
  ['额外拨付', 'ewbf'],
  ['讴歌', 'og'],
  ['低洼路段积水', 'dwldjs'],
])('%s 的首字母是 %s', (words, initials) => {
  expect(initialsOf(words)).toBe(initials)
})

test('字母和数字留着，变成小写；标点、空格和符号不要', () => {
  expect(initialsOf('KTV 噪声（22:00 以后）')).toBe('ktvzs2200yh')
  expect(initialsOf('吹哨 · 报到！🚨')).toBe('csbd')
  expect(initialsOf('')).toBe('')
})

test('多音字只有一个位置，可能不对：重新读成了 zx', () => {
  expect(initialsOf('重新')).toBe('zx')
})

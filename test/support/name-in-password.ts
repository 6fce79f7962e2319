/** 密码里有没有用户名：the console says it while it is typed, the cloud holds to it; both are given these. */
export const NAME_IN_PASSWORD: Array<[password: string, username: string, holds: boolean]> = [
  ['Jinghu-2026', 'chezhan', false],
  ['Xchezhan-2026', 'chezhan', true],
  ['chezhan', 'chezhan', true],
  ['CheZhan-2026', 'chezhan', true],
  ['chezhan-2026', 'CHEZHAN', true],
  ['Nahzehc-2026', 'chezhan', true],
  ['2026-nAhZeHc', 'CheZhan', true],
  ['Chezha-2026n', 'chezhan', false],
  ['Che-zhan2026', 'chezhan', false],
  ['Zhelu_01-2026', 'zhelu_01', true],
  ['X10_ulehz-2026', 'zhelu_01', true],
  ['Zhelu01-2026', 'zhelu_01', false],
]

interface Word {
  word: string
  suggest: 'risky' | 'review'
  /** WeChat's class of content: 20002 色情, 20003 辱骂, 20006 违法犯罪, 20008 欺诈, 21000 其他. */
  label: number
}

/** A few words stand for WeChat's model; enough to see every branch of the product. */
const WORDS: Word[] = [
  { word: '傻逼', suggest: 'risky', label: 20003 },
  { word: '王八蛋', suggest: 'risky', label: 20003 },
  { word: '去死', suggest: 'risky', label: 20003 },
  { word: '代办假证', suggest: 'risky', label: 20006 },
  { word: '出售枪支', suggest: 'risky', label: 20006 },
  { word: '网上赌博', suggest: 'risky', label: 20006 },
  { word: '裸聊', suggest: 'risky', label: 20002 },
  { word: '刷单返利', suggest: 'risky', label: 20008 },
  { word: '混蛋', suggest: 'review', label: 20003 },
  { word: '加微信', suggest: 'review', label: 21000 },
]

const SEVERITY = { pass: 0, review: 1, risky: 2 }
const NORMAL = 100

/** WeChat's `result` and `detail` for a text. */
export function checkText(content: string): { result: unknown; detail: unknown[] } {
  const found = WORDS.filter(({ word }) => content.includes(word))
  const [worst] = [...found].sort((a, b) => SEVERITY[b.suggest] - SEVERITY[a.suggest])
  const suggest = worst?.suggest ?? 'pass'
  const label = worst?.label ?? NORMAL
  return {
    result: { suggest, label },
    detail: [
      { strategy: 'content_model', errcode: 0, suggest, label, prob: 90 },
      ...found.map(({ word, label: wordLabel, suggest: wordSuggest }) => ({
        strategy: 'keyword',
        errcode: 0,
        suggest: wordSuggest,
        label: wordLabel,
        keyword: word,
      })),
    ],
  }
}

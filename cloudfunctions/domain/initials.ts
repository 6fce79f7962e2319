/** Nothing begins with i, u or v. */
const LETTERS = [...'abcdefghjklmnopqrstwxyz']
/** In the order of pinyin, the first of the characters that begin with each of the letters. */
const FIRSTS = [...'吖八嚓咑妸发旮哈丌咔垃妈拿噢趴七呥仨他屲夕丫匝']
const pinyin = new Intl.Collator('zh-Hans-CN-u-co-pinyin')

/**
 * 拼音首字母，给搜索用：暴露垃圾 is bllj. Characters are compared in the order of their pinyin, so that one belongs to the
 * last letter whose first character does not come after it. Letters and digits stay, in lower case; all else is dropped.
 *
 * A character read in more than one way (重, 长, 行 …) has one place in that order and may get the wrong letter: where the
 * spreadsheet gives initials of its own, those hold.
 */
export const initialsOf = (text: string): string => [...text.toLowerCase()].map(initialOf).join('')

function initialOf(character: string): string {
  if (/[a-z0-9]/.test(character)) return character
  if (!/\p{Script=Han}/u.test(character)) return ''
  return LETTERS[FIRSTS.filter((first) => pinyin.compare(first, character) <= 0).length - 1] ?? ''
}

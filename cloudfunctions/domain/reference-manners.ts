import type { Limit } from '../contract/ticket-view'
import { type Read, said, wrong } from './cell'
import {
  clockCell,
  listCell,
  neededLimit,
  numberCell,
  shareCell,
  shareText,
  shortened,
  wordsCell,
} from './cell-reading'
import { spanText } from './limit'
import type { Manner } from './reference-settings'

/** A whole number between two. */
export const whole = (least: number, most: number): Manner<number> => ({
  read: (text) => numberCell(text, least, most),
  text: String,
})

/** A share of one, written 50%. */
export const share = (most = 100): Manner<number> => ({ read: (text) => shareCell(text, most), text: shareText })

/** 4 个工作小时. */
export const limit: Manner<Limit> = { read: neededLimit, text: spanText }

/** A sentence or a phrase. */
export const phrase = (most: number): Manner<string> => ({
  read: (text) => wordsCell(text, most),
  text: (text) => text,
})

/** 22:00—07:00. */
export const clockSpan: Manner<[from: string, until: string]> = {
  read(text) {
    const [from = '', until = '', more] = text.split(/[—–~至-]+/).map((part) => part.trim())
    const [first, second] = [clockCell(from), clockCell(until)]
    return 'wrong' in first || 'wrong' in second || more !== undefined
      ? wrong(`看不懂“${shortened(text)}”，请写成 22:00—07:00 这样`)
      : said([first.value, second.value])
  },
  text: ([from, until]) => `${from}—${until}`,
}

/** 1、5、30、120. */
export const numbers = (least: number, most: number, longest: number): Manner<number[]> => ({
  read(text) {
    const read = listCell(text, longest, 6)
    if ('wrong' in read) return read
    const values = read.value.map((one) => numberCell(one, least, most))
    const bad = values.find((one) => 'wrong' in one)
    return bad && 'wrong' in bad ? bad : said(values.flatMap((one) => ('value' in one ? [one.value] : [])))
  },
  text: (values) => values.join('、'),
})

/** Some of a few, in an order that means something. */
export const someOf = <T extends string>(names: Record<T, string>): Manner<T[]> => ({
  read(text): Read<T[]> {
    const read = listCell(text, Object.keys(names).length, 12)
    if ('wrong' in read) return read
    const known = Object.keys(names) as T[]
    const found = read.value.map((name) => known.find((one) => names[one] === name))
    const at = found.indexOf(undefined)
    return at < 0
      ? said(found.flatMap((one) => one ?? []))
      : wrong(`没有“${shortened(read.value[at] ?? '')}”，可以写${Object.values<string>(names).join('、')}`)
  },
  text: (values) => values.map((value) => names[value]).join('、'),
})

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { PNG } from 'pngjs'
import { paint } from '../../../data/pictures/paint'
import { drawPlacePicture, PLACE_PICTURES } from '../../../data/pictures/places'
import type { PlacePhotos } from '../../../data/jinghu/generate/photos'
import { FOLDER, legend, places } from './district'

const hung = JSON.parse(readFileSync(join(FOLDER, 'place-photos.json'), 'utf8')) as PlacePhotos[]
const photosOf = new Map(hung.map(({ place, photos }) => [place, photos]))
const pictureOf = (name: string): Buffer => readFileSync(join(FOLDER, 'place-photos', `${name}.png`))

test('挂出来的每一张都画了，画了的每一张都有地方挂，没有多余的文件', () => {
  const files = PLACE_PICTURES.map((name) => `${name}.png`).sort()
  expect(readdirSync(join(FOLDER, 'place-photos')).sort()).toEqual(files)
  expect([...new Set(hung.flatMap(({ photos }) => photos))].sort()).toEqual(files)
})

test.each(PLACE_PICTURES)('%s 是四比三，宽不超过 960 像素，不超过 60 KB', (name) => {
  const bytes = pictureOf(name)
  const { width, height } = PNG.sync.read(bytes)
  expect(width / height).toBeCloseTo(4 / 3, 2)
  expect(width).toBeLessThanOrEqual(960)
  expect(bytes.length).toBeLessThanOrEqual(60_000)
})

test('加起来不超过 600 KB', () => {
  expect(PLACE_PICTURES.reduce((sum, name) => sum + pictureOf(name).length, 0)).toBeLessThanOrEqual(600_000)
})

test.each(PLACE_PICTURES)('%s 重新画一遍还是这一张', (name) => {
  const svg = drawPlacePicture(name)
  expect(drawPlacePicture(name)).toBe(svg)
  const kept = PNG.sync.read(pictureOf(name))
  const now = PNG.sync.read(paint(svg, { width: kept.width, colours: 0 }))
  // Nearly: the picture kept has a palette, and another computer may round a colour otherwise.
  const samples = Array.from({ length: 5_000 }, (_, index) => index * 383)
  const apart = samples.reduce((sum, at) => sum + Math.abs(now.data[at]! - kept.data[at]!), 0) / samples.length
  expect(apart).toBeLessThan(4)
})

test('驿站两张，中心两三张，店和设施多半有一张，也有没有的；没有图书的中心不挂图书室', () => {
  for (const { _id, kind, services } of places) {
    const photos = photosOf.get(_id) ?? []
    if (kind === 'station') expect([_id, photos.length]).toEqual([_id, 2])
    if (kind === 'living') expect(photos.length).toBeLessThanOrEqual(1)
    if (kind === 'centre')
      expect([_id, photos.includes('centre-reading.png'), photos.length]).toEqual([
        _id,
        services.includes('books'),
        services.includes('books') ? 3 : 2,
      ])
  }
  const living = places.filter(({ kind }) => kind === 'living')
  const share = living.filter(({ _id }) => photosOf.has(_id)).length / living.length
  expect([share > 0.5, share < 0.9]).toEqual([true, true])
})

test('同一类的店挂同一张；挂的都是有的地点，正在重新装修的不挂', () => {
  const byId = new Map(places.map((place) => [place._id, place]))
  for (const { code } of legend.classes) {
    const shown = places.filter((place) => place.class === code).flatMap(({ _id }) => photosOf.get(_id) ?? [])
    expect([code, new Set(shown).size <= 1]).toEqual([code, true])
  }
  for (const { place } of hung) expect([place, byId.get(place)?.hours.length === 0]).toEqual([place, false])
})

test('地点文件里没有照片：照片的编号因环境而异，放进云存储的时候才有', () => {
  expect(places.filter(({ photos }) => photos.length > 0)).toEqual([])
})

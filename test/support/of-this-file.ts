import { type LocalCity, openCity } from './city'

/**
 * 这个文件的一座城：第一个测试之前打开，最后一个之后关上，其间云端没有出过错.
 * @param begin keeps the city, and what the tests want of it, before the first of them
 */
export function cityOfThisFile(
  begin: (city: LocalCity) => void | Promise<void>,
  settings?: Parameters<typeof openCity>[0],
): void {
  let city: LocalCity
  beforeAll(async () => {
    city = await openCity(settings)
    await begin(city)
  })
  afterAll(async () => {
    expect(city.defects()).toEqual([])
    await city.close()
  })
}

/** 每个测试一座新的城，用完关上：数数的测试，不能有前一个测试留下的. */
export function cityOfEachTest(begin: (city: LocalCity) => void | Promise<void>): void {
  let city: LocalCity
  beforeEach(async () => {
    city = await openCity()
    await begin(city)
  })
  afterEach(async () => {
    expect(city.defects()).toEqual([])
    await city.close()
  })
}

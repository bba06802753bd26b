import { describe, expect, test } from 'vitest'
import { deskHref, groupByArea, groupForPlace, groupPlaces, nearPlaces } from './place-list.rules.ts'
import { type Desk, type Municipality } from '../../council/index.ts'

const place = (
  code: string,
  name: string,
  area: string,
  lat: number,
  lng: number,
  more: Partial<Municipality> = {},
): Municipality => ({
  code,
  name,
  kana: '',
  kind: name.endsWith('市') ? 'city' : 'town',
  district: null,
  area,
  areaName: area,
  lat,
  lng,
  helloWorkId: null,
  maisapoId: null,
  note: null,
  ...more,
})
const home = place('1', '甲市', 'a', 36, 138)
const near = place('2', '乙町', 'a', 36.05, 138, { district: '北郡', note: '丙町(南郡 3)と取り違えないこと' })
const far = place('3', '丙町', 'b', 36.6, 138, { district: '南郡' })
const others = Array.from({ length: 7 }, (_, index) =>
  place(`9${index}`, `丁${index}町`, 'a', 36 + (index + 2) / 60, 138),
)
const all = [home, near, far, ...others]
const areas = [
  { key: 'a', name: '甲' },
  { key: 'b', name: '丙' },
  { key: 'c', name: '空' },
]

const desk = (id: string, municipalityCode: string | null, areaKeys: string[], covers: string[] = []): Desk =>
  ({ id, municipalityCode, areas: areaKeys, covers }) as Desk

describe('places', () => {
  test('stand in the order of the areas, and one that is easily mistaken says which it is not', () => {
    const groups = groupPlaces([far, near], all, areas)
    expect(groups.map((group) => group.name)).toEqual(['甲圏域', '丙圏域'])
    expect(groups[0]?.places).toEqual([{ code: '2', label: '乙町(北郡)', hint: '丙町(南郡)とはちがいます' }])
    expect(groups[1]?.places[0]?.hint).toBeNull()
  })

  test('on the map: the places of the desks, and neighbors only where there is room for their names', () => {
    expect(nearPlaces(home, [desk('d', '1', [])], all)).toEqual(['90', '2', '91', '92', '93'])
    expect(nearPlaces(home, [desk('d', '3', [])], all)).toEqual(['3'])
    expect(nearPlaces(home, [desk('d', null, [])], [home])).toEqual([])
  })
})

describe('desks', () => {
  const whole = desk('whole', '3', [])
  const own = desk('own', '1', ['a'], ['1'])
  const open = desk('open', '2', ['a'])
  const several = desk('several', null, ['a', 'b'], ['1', '3'])

  test('by area: the whole prefecture first, several areas last, each once', () => {
    const groups = groupByArea([own, open, several, whole], areas)
    expect(groups.map((group) => [group.name, group.desks.map((each) => each.desk.id)])).toEqual([
      ['県全体', ['whole']],
      ['甲圏域', ['own', 'open']],
      ['いくつかの圏域', ['several']],
    ])
  })

  test('for one municipality: its own first, the nearest first, unknown places last', () => {
    const groups = groupForPlace([several, whole, own, open], home, all)
    expect(groups.map((group) => [group.name, group.desks.map((each) => each.desk.id)])).toEqual([
      ['甲市を受け持つ窓口', ['own', 'several']],
      ['住所を問わない窓口', ['open', 'whole']],
    ])
  })

  test('the address of a desk carries the answers', () => {
    expect(deskHref('d', { worry: 'family', place: '1' })).toBe('/find/d?worry=family&place=1')
    expect(deskHref('d', {})).toBe('/find/d')
  })
})

import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, test } from 'vitest'
import { createFolder } from '../../../platform/japanese/index.ts'
import { readCouncilFolder } from '../council/index.ts'
import { deskListHref, pageOfDesks, parseDeskQuery, sortDesks } from './desk-list.rules.ts'
import { deskAgesLabel, placeLabel } from './desk.labels.ts'
import { alikeMunicipalities, everyDesk, searchDesks, searchMunicipalities } from './desk-search.rules.ts'
import type { Desk, Municipality } from './desk.types.ts'

let desks: Desk[]
let places: Municipality[]
let areas: { key: string }[]
let kinds: { kind: string }[]
let fold: (text: string) => string

beforeAll(async () => {
  const files = await readCouncilFolder(fileURLToPath(new URL('../../../../councils/nagano', import.meta.url)))
  areas = files.areas
  kinds = files.deskKinds
  fold = createFolder(new Map(files.variants.map((row) => [row.from, row.search_key])))
  places = files.municipalities.map((row) => ({
    code: row.code,
    name: row.name,
    kana: row.kana,
    kind: row.kind,
    district: row.district,
    area: row.area,
    areaName: row.area,
    lat: row.lat,
    lng: row.lng,
    helloWorkId: row.hello_work,
    maisapoId: row.maisapo,
    note: row.note,
  }))
  const organizations = new Map(files.organizations.map((row) => [row.id, row]))
  desks = files.desks.map((row) => ({
    id: row.id,
    organizationId: row.organization_id,
    organizationName: organizations.get(row.organization_id)?.name ?? '',
    organizationShortName: organizations.get(row.organization_id)?.short_name ?? '',
    organizationKana: organizations.get(row.organization_id)?.kana ?? '',
    name: row.name,
    shortName: row.short_name,
    publicName: row.public_name,
    kind: row.kind,
    kindLabel: files.deskKinds.find((kind) => kind.kind === row.kind)?.label ?? '',
    municipalityCode: row.municipality_code,
    municipalityName: places.find((place) => place.code === row.municipality_code)?.name ?? null,
    area: row.areas.length === 1 ? (row.areas[0] ?? null) : null,
    areas: row.areas,
    targetTypes: row.target_types,
    ageMin: row.age_min,
    ageMax: row.age_max,
    ageCertainty: row.age_certainty,
    covers: row.covers,
    certainty: row.certainty,
  }))
})

const found = (filter: Partial<typeof everyDesk>): string[] =>
  searchDesks(desks, places, { ...everyDesk, ...filter }, fold).map((desk) => desk.id)

describe('finding desks', () => {
  test('the same desks in kana, in kanji and in half-width kana', () => {
    expect(found({ text: 'まいさぽ うえだ' })).toEqual(['maisapo-ueda'])
    expect(found({ text: 'マイサポ 上田' })).toEqual(['maisapo-ueda'])
    expect(found({ text: 'ﾏｲｻﾎﾟ　ｳｴﾀﾞ' })).toEqual(['maisapo-ueda'])
  })

  test('a variant of a character is found, a word across two names is not', () => {
    expect(found({ text: '須阪' })).toEqual([])
    expect(found({ text: '鹽尻' })).toContain('hw-matsumoto-main')
    expect(found({ text: '鹽尻' })).toEqual(found({ text: '塩尻' }))
    expect(found({ text: '市長' }).includes('muni-20203-soudan')).toBe(false)
  })

  test('hostile words find nothing and harm nothing', () => {
    for (const text of ["'; drop table desks; --", '%', '_', '\\', '.*', '🙂'.repeat(50)])
      expect(found({ text })).toEqual([])
    // Nothing is left of a control character: that is no word.
    expect(found({ text: '\u0000' })).toHaveLength(desks.length)
  })

  test('filters hold together', () => {
    expect(found({ kind: 'maisapo', area: 'ueda' })).toEqual(['maisapo-ueda', 'maisapo-tomi'])
    expect(found({ area: 'ueda' })).toContain('hikikomori-center')
    expect(found({ targetType: 1 }).every((id) => desks.find((desk) => desk.id === id)?.targetTypes.includes(1))).toBe(
      true,
    )
    const iida = found({ municipalityCode: '20205' })
    expect(iida).toContain('hw-iida-main')
    expect(iida).toContain('hikikomori-center')
    expect(iida).not.toContain('hw-ueda-main')
  })
})

describe('finding municipalities', () => {
  test('by reading, name or district', () => {
    expect(searchMunicipalities(places, 'まつかわ', fold).map((place) => place.code)).toEqual(['20402', '20482'])
    expect(searchMunicipalities(places, '北安曇', fold).map((place) => place.name)).toEqual([
      '池田町',
      '松川村',
      '白馬村',
      '小谷村',
    ])
    expect(searchMunicipalities(places, ' ', fold)).toHaveLength(77)
    expect(searchMunicipalities(places, '東京', fold)).toEqual([])
  })

  test('松川町 and 松川村 are told apart', () => {
    const [town] = searchMunicipalities(places, '松川町', fold)
    if (town === undefined) throw new Error('松川町 is missing')
    expect(alikeMunicipalities(town, places).map((place) => placeLabel(place, true))).toEqual(['松川村(北安曇郡)'])
    const ueda = places.find((place) => place.code === '20203')
    expect(ueda && alikeMunicipalities(ueda, places)).toEqual([])
  })
})

describe('the list of staff', () => {
  test('an address that means nothing is the plain list', () => {
    const query = parseDeskQuery(new URLSearchParams('area=atlantis&kind=x&type=4&sort=salary&page=-3'), {
      areas,
      kinds,
    })
    expect(deskListHref(query)).toBe('/desks')
  })

  test('filters, order and page survive the way through the address', () => {
    const text = 'q=%E3%81%BE&area=ueda&kind=maisapo&type=2&sort=-ages&page=2'
    expect(deskListHref(parseDeskQuery(new URLSearchParams(text), { areas, kinds }))).toBe(`/desks?${text}`)
  })

  test('pages hold every desk once', () => {
    const pages = pageOfDesks(desks, 1).pages
    const ids = Array.from({ length: pages }, (_, index) =>
      pageOfDesks(desks, index + 1).desks.map((desk) => desk.id),
    ).flat()
    expect(ids).toEqual(desks.map((desk) => desk.id))
    expect(pageOfDesks(desks, 99).page).toBe(pages)
  })

  test('order by age has the lowest limit first, none last', () => {
    const sorted = sortDesks(desks, { key: 'ages', descending: false }, areas)
    expect(sorted[0]?.ageMax).toBe(39)
    expect(sorted.at(-1)?.ageMax).toBeNull()
    expect(sortDesks(desks, { key: 'ages', descending: true }, areas)[0]?.ageMax).toBeNull()
  })

  test('an unconfirmed limit says so', () => {
    expect(deskAgesLabel({ ageMin: 35, ageMax: 59, ageCertainty: 'U' })).toContain('めやす')
    expect(deskAgesLabel({ ageMin: 15, ageMax: 49, ageCertainty: 'P' })).toBe('15歳から49歳まで')
    expect(deskAgesLabel({ ageMin: null, ageMax: null, ageCertainty: null })).toBeNull()
  })
})

import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, test } from 'vitest'
import { type Worry, readCouncilFolder, worries } from '../council/index.ts'
import {
  type AgeBand,
  type DeskDirectory,
  type DeskMatch,
  type DeskQuestion,
  type Seeker,
  ageBands,
  greatCircleKm,
  matchDesks,
  seekers,
} from './desk-match.rules.ts'
import { orderDeskChoices } from './desk-choice.rules.ts'
import { agesLabel, distanceLabel } from './desk.labels.ts'

let nagano: DeskDirectory

beforeAll(async () => {
  const files = await readCouncilFolder(fileURLToPath(new URL('../../../../councils/nagano', import.meta.url)))
  const organizations = new Map(files.organizations.map((row) => [row.id, row]))
  const areaNames = new Map(files.areas.map((row) => [row.key, row.name]))
  const municipalities = files.municipalities.map((row) => ({
    code: row.code,
    name: row.name,
    kana: row.kana,
    kind: row.kind,
    district: row.district,
    area: row.area,
    areaName: areaNames.get(row.area) ?? '',
    lat: row.lat,
    lng: row.lng,
    helloWorkId: row.hello_work,
    maisapoId: row.maisapo,
    note: row.note,
  }))
  nagano = {
    municipalities,
    kinds: files.deskKinds,
    desks: files.desks.map((row) => ({
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
      municipalityName: municipalities.find((place) => place.code === row.municipality_code)?.name ?? null,
      area: row.areas.length === 1 ? (row.areas[0] ?? null) : null,
      areas: row.areas,
      targetTypes: row.target_types,
      ageMin: row.age_min,
      ageMax: row.age_max,
      ageCertainty: row.age_certainty,
      covers: row.covers,
      certainty: row.certainty,
    })),
  }
})

const ueda = '20203'
const nagano市 = '20201'
const matsumoto = '20202'
const iida = '20205'
const sakae = '20602'

function ask(worry: Worry, municipalityCode: string, ageBand: AgeBand, seeker: Seeker = 'self'): DeskMatch[] {
  return matchDesks({ worry, municipalityCode, ageBand, seeker }, nagano).matches
}

describe('which desks fit', () => {
  test.each<[string, Worry, string, AgeBand, Seeker, string[]]>([
    [
      '上田市・40代・しばらく働いていない',
      'long-out-of-work',
      ueda,
      '40s',
      'self',
      ['sapo-shinano', 'maisapo-ueda', 'hw-ueda-main'],
    ],
    [
      '上田市・50代・しばらく働いていない',
      'long-out-of-work',
      ueda,
      '50s',
      'self',
      ['maisapo-ueda', 'hw-ueda-main', 'muni-20203-soudan'],
    ],
    [
      '上田市・40代・お金や住まい',
      'money-housing',
      ueda,
      '40s',
      'self',
      ['maisapo-ueda', 'muni-20203-soudan', 'hw-ueda-main'],
    ],
    [
      '上田市・40代・外に出るのがつらい',
      'hard-to-go-out',
      ueda,
      '40s',
      'self',
      ['hikikomori-center', 'muni-20203-soudan', 'maisapo-ueda'],
    ],
    [
      '上田市・30代・外に出るのがつらい',
      'hard-to-go-out',
      ueda,
      '30s',
      'self',
      ['hikikomori-center', 'muni-20203-soudan', 'saponet-toshin'],
    ],
    [
      '上田市・家族のこと',
      'family',
      ueda,
      '40s',
      'family',
      ['hikikomori-center', 'muni-20203-soudan', 'jobcafe-nagano'],
    ],
    ['長野市・40代・正社員', 'regular-job', nagano市, '40s', 'self', ['ms-nagano', 'hw-nagano-main', 'jobcafe-nagano']],
    [
      '松本市・50代・仕事が続かない',
      'unstable-work',
      matsumoto,
      '50s',
      'self',
      ['ms-matsumoto', 'hw-matsumoto-main', 'jobcafe-matsumoto'],
    ],
    [
      '松本市・60代・正社員: 専門窓口の年齢の外',
      'regular-job',
      matsumoto,
      '60-plus',
      'self',
      ['hw-matsumoto-main', 'jobcafe-matsumoto'],
    ],
    [
      '飯田市・40代・しばらく働いていない: 遠いサポステは後ろ',
      'long-out-of-work',
      iida,
      '40s',
      'self',
      ['maisapo-iida', 'hw-iida-main', 'sapo-shiojiri'],
    ],
    [
      '栄村・うまく言えない',
      'unsure',
      sakae,
      'unknown',
      'self',
      ['maisapo-iiyama', 'muni-20602-soudan', 'hw-iiyama-main'],
    ],
  ])('%s', (_name, worry, municipality, age, seeker, expected) => {
    expect(ask(worry, municipality, age, seeker).map((match) => match.desk.id)).toEqual(expected)
  })

  test('every question has one to three desks, each of its own kind, inside its ages and its places, with a reason', () => {
    const wrong: DeskQuestion[] = []
    for (const worry of worries) {
      for (const { code } of nagano.municipalities) {
        for (const ageBand of ageBands) {
          for (const seeker of seekers) {
            const question: DeskQuestion = { worry, municipalityCode: code, ageBand, seeker }
            const { matches } = matchDesks(question, nagano)
            const isOld = ageBand === '50s' || ageBand === '60-plus'
            const sound =
              matches.length >= 1 &&
              matches.length <= 3 &&
              new Set(matches.map((match) => match.desk.kind)).size === matches.length &&
              matches.every(
                ({ desk, reason }) =>
                  reason !== '' &&
                  (desk.covers.length === 0 || desk.covers.includes(code)) &&
                  !(isOld && desk.kind === 'youth-support-station'),
              )
            if (!sound) wrong.push(question)
          }
        }
      }
    }
    expect(wrong).toEqual([])
  })

  test('the first one is the best, and only the first', () => {
    expect(ask('long-out-of-work', ueda, '40s').map((match) => match.isBest)).toEqual([true, false, false])
  })

  test('the reason, the ages and the place can be said', () => {
    const [sapo, maisapo] = ask('long-out-of-work', ueda, '40s')
    expect(sapo?.reason).toContain('しばらく働いていない方')
    expect(agesLabel(sapo?.ages ?? null)).toBe('15歳から49歳まで')
    expect(distanceLabel(sapo?.distance ?? { kind: 'unknown' })).toBe('上田市(市内)')
    expect(maisapo?.ages).toBeNull()
    expect(maisapo?.covers).toBe(true)
  })

  test('a place that is not known has no distance', () => {
    const [first] = ask('money-housing', '20361', '40s')
    expect(first?.desk.id).toBe('maisapo-shinshu-suwa')
    expect(first?.distance).toEqual({ kind: 'unknown' })
    expect(distanceLabel({ kind: 'unknown' })).toBeNull()
  })

  test('a desk elsewhere is so many kilometers from the own office', () => {
    const [center] = ask('hard-to-go-out', sakae, '40s')
    expect(distanceLabel(center?.distance ?? { kind: 'unknown' })).toMatch(/^長野市・栄村役場から直線で約\d+km$/)
  })

  test('a municipal desk that nobody has confirmed says so', () => {
    expect(ask('unsure', ueda, '40s').map((match) => [match.desk.kind, match.unconfirmed])).toEqual([
      ['maisapo', false],
      ['municipality', true],
      ['hello-work', false],
    ])
  })

  test('who wants to write gets the same desks and is told that the channel is not known', () => {
    const question = { municipalityCode: ueda, ageBand: '40s', seeker: 'self' } as const
    const writing = matchDesks({ ...question, worry: 'text-only' }, nagano)
    expect(writing.channelUnknown).toBe(true)
    expect(writing.matches).toEqual(matchDesks({ ...question, worry: 'unsure' }, nagano).matches)
  })

  test('an unknown municipality fits nothing', () => {
    expect(ask('unsure', '13101', '40s')).toEqual([])
  })
})

test('from 長野市 to 松本市 it is about 50 km', () => {
  const place = (code: string) => nagano.municipalities.find((row) => row.code === code) ?? { lat: 0, lng: 0 }
  expect(Math.round(greatCircleKm(place(nagano市), place(matsumoto)))).toBe(50)
  expect(greatCircleKm(place(ueda), place(ueda))).toBe(0)
})

describe('desks to which a case may be referred', () => {
  const about = { fromDeskId: 'sapo-shinano', municipalityCode: ueda, area: 'ueda', age: 52, targetType: 1 as const }

  test('the likely ones come first; the own desk is not among them; nothing is refused', () => {
    const choices = orderDeskChoices(nagano.desks, about)
    expect(choices).toHaveLength(nagano.desks.length - 1)
    expect(choices[0]?.desk.id).toBe('hw-ueda-main')
    expect(choices.some((choice) => choice.desk.id === 'sapo-shinano')).toBe(false)
    const firstUnlikely = choices.findIndex((choice) => !choice.isLikely)
    expect(choices.slice(firstUnlikely).every((choice) => !choice.isLikely)).toBe(true)
  })

  test('an age beyond the limit is a caution, not a refusal', () => {
    const choices = orderDeskChoices(nagano.desks, { ...about, fromDeskId: 'hw-ueda-main' })
    const sapo = choices.find((choice) => choice.desk.id === 'sapo-nagano')
    expect(sapo?.cautions).toEqual(['サポステの対象は49歳までです。この方は52歳です。'])
    const net = choices.find((choice) => choice.desk.id === 'saponet-toshin')
    expect(net?.cautions).toHaveLength(2)
    expect(
      orderDeskChoices(nagano.desks, { ...about, age: 49 }).find((choice) => choice.desk.id === 'sapo-nagano')
        ?.cautions,
    ).toEqual([])
  })

  test('another municipality than the desk serves is a caution', () => {
    const choices = orderDeskChoices(nagano.desks, about)
    expect(choices.find((choice) => choice.desk.id === 'maisapo-iida')?.cautions).toEqual([
      'お住まいの市町村は、この窓口の受け持ちの外です。',
    ])
  })
})

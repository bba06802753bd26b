import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { checkCouncil, readCouncilFolder } from './council.check.ts'
import { CouncilFolderError, readDemoNames } from './council.files.ts'
import { parseLocatedJson } from './json-lines.ts'
import { checkDigit, hasValidCheckDigit } from './municipality-code.rules.ts'

const nagano = fileURLToPath(new URL('../../../../councils/nagano', import.meta.url))

describe('Nagano', () => {
  test('has no problems', async () => {
    expect(await checkCouncil(nagano)).toEqual([])
  })

  test('is whole: 77 municipalities in 10 areas, 25 roadmap rows, 7 KPIs, 39 findings, 3 projects', async () => {
    const files = await readCouncilFolder(nagano)
    expect([files.municipalities.length, files.areas.length]).toEqual([77, 10])
    const [plan] = files.plans
    expect(plan?.plan.measures).toHaveLength(68)
    expect(plan?.roadmap.rows).toHaveLength(25)
    expect(plan?.kpis.kpis.map((kpi) => kpi.code)).toEqual([
      'regular-employment',
      'career-up-conversions',
      'saposute-registrations',
      'saposute-consultations',
      'municipal-desks',
      'maisapo-training',
      'community-meetings',
    ])
    expect(plan?.findings.findings).toHaveLength(39)
    expect(plan?.annex.projects).toHaveLength(3)
  })

  test('keeps both stated values where the plan contradicts itself, and no goal', async () => {
    const files = await readCouncilFolder(nagano)
    const kpi = files.plans[0]?.kpis.kpis.find((row) => row.code === 'career-up-conversions')
    expect(kpi?.stated.map((row) => row.value)).toEqual([607, 609])
    expect(kpi?.goalValue).toBeNull()
  })

  test('names the facts that speak for a measure', async () => {
    const files = await readCouncilFolder(nagano)
    expect(files.plans[0]?.evidence.evidence.find((row) => row.measure === 'M421')).toMatchObject({
      factKinds: ['training.maisapo'],
      shownAs: 'events',
    })
  })

  test('has the desks of the demo accounts', async () => {
    const files = await readCouncilFolder(nagano)
    const accounts = {
      'ms-nagano': 'hw-nagano',
      'hw-nagano-main': 'hw-nagano',
      'ms-matsumoto': 'hw-matsumoto',
      'sapo-shinano': 'sapo-shinano',
      'maisapo-ueda': 'maisapo-ueda',
      'hikikomori-center': 'hikikomori-center',
      'jobcafe-matsumoto': 'jobcafe-matsumoto',
      'muni-20202-soudan': 'muni-20202',
    }
    expect(Object.fromEntries(files.desks.map((desk) => [desk.id, desk.organization_id]))).toMatchObject(accounts)
  })

  test('has names for invented people, with variants', async () => {
    const names = await readDemoNames(nagano)
    expect(names.filter((name) => name.type === 'family').length).toBeGreaterThan(200)
    expect(names.some((name) => name.variant_of !== null)).toBe(true)
  })
})

describe('a mistake is named with its file, row and field', () => {
  let folder: string
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'council-'))
    await cp(nagano, folder, { recursive: true })
  })
  afterEach(() => rm(folder, { recursive: true }))

  /** Replaces the first occurrence and gives the line on which it stood. */
  async function change(file: string, from: string, to: string): Promise<number> {
    const text = await readFile(path.join(folder, file), 'utf8')
    const at = text.indexOf(from)
    if (at < 0) throw new Error(`${file} has no ${from}`)
    await writeFile(path.join(folder, file), text.slice(0, at) + to + text.slice(at + from.length))
    return text.slice(0, at).split('\n').length
  }

  test.each<[string, string, string, string, string, string]>([
    ['check digit', 'municipalities.csv', '20202,202029', '20202,202028', 'code6', '検査数字が合いません(202028)'],
    [
      'area',
      'municipalities.csv',
      ',town,南佐久郡,ミナミサクグン,saku',
      ',town,南佐久郡,ミナミサクグン,sakuu',
      'area',
      '圏域 sakuu は areas.csv にありません',
    ],
    [
      'other prefecture',
      'municipalities.csv',
      '20202,202029,',
      '13101,131016,',
      'code',
      '長野県の市町村コードではありません(13101)',
    ],
    [
      'hello work that serves others',
      'municipalities.csv',
      'hw-matsumoto,S',
      'hw-ueda,S',
      'hello_work',
      'ハローワーク上田の受け持ちに松本市がありません',
    ],
    ['latitude', 'municipalities.csv', '36.23805556', '136.2', 'lat', '緯度が日本の外です'],
    ['kana', 'municipalities.csv', 'マツモトシ', 'まつもとし', 'kana', '読みは全角カタカナで書いてください'],
    ['unknown organization kind', 'organizations.csv', ',job-cafe,', ',job-caffe,', 'kind', '知らない機関の種類です'],
    [
      'covers',
      'organizations.csv',
      '20201;20583;20588;20590',
      '20201;20583;20588;20591',
      'covers',
      '市町村 20591 は municipalities.csv にありません',
    ],
    [
      'parent',
      'organizations.csv',
      'hello-work,,nagano-roudoukyoku',
      'hello-work,,nagano-roudou',
      'parent_id',
      '属する機関 nagano-roudou がありません',
    ],
    [
      'desk without organization',
      'desks.csv',
      'sapo-shinano,sapo-shinano',
      'sapo-shinano,sapo-shinanoo',
      'organization_id',
      '機関 sapo-shinanoo は organizations.csv にありません',
    ],
    ['same desk twice', 'desks.csv', 'hw-shinonoi-main,', 'hw-nagano-main,', 'id', '同じ id が2度あります'],
    ['ages', 'desks.csv', '15,49,P', '50,49,P', 'age_max', '年齢の上限が下限より小さくなっています'],
    ['age', 'desks.csv', '15,49,P', '15,四十九,P', 'age_max', '数字で書いてください'],
    ['type', 'desks.csv', 'ueda,2,15', 'ueda,4,15', 'target_types', '類型は 1・2・3 のどれかです'],
    ['desk kind', 'desks.csv', ',middle-senior,', ',middle,', 'kind', '種類 middle は desk-kinds.json にありません'],
    [
      'worry',
      'desk-kinds.json',
      '"worry": "regular-job", "rank": 1',
      '"worry": "work", "rank": 1',
      '[1].worries[0].worry',
      '知らない困りごとです',
    ],
    [
      'lead body',
      'plans/2025/plan.json',
      '"leads": ["labor-bureau", "prefecture", "business-associations"]',
      '"leads": ["labor-bureau", "pref"]',
      'measures[4].leads[1]',
      '実施主体 pref がありません',
    ],
    [
      'KPI of a roadmap row',
      'plans/2025/roadmap.json',
      '"kpis": ["regular-employment"]',
      '"kpis": ["regular"]',
      'rows[2].kpis[0]',
      'KPI regular がありません',
    ],
    [
      'goal',
      'plans/2025/kpis.json',
      '"goalValue": 1881',
      '"goalValue": 1880',
      'kpis[0].goalValue',
      '書かれた値が目標と合いません',
    ],
    [
      'goal where the plan contradicts itself',
      'plans/2025/kpis.json',
      '"goalValue": null',
      '"goalValue": 607',
      'kpis[1].goalValue',
      '値が食い違うとき、ないときは、目標を null にしてください',
    ],
    [
      'finding',
      'plans/2025/findings.json',
      '"measures": ["M220", "M222"]',
      '"measures": ["M220", "M999"]',
      'findings[0].measures[1]',
      '施策 M999 がありません',
    ],
    [
      'what the text quotes',
      'plans/2025/plan.json',
      '"measure:M102"',
      '"measure:M999"',
      'passages[74].says[0]',
      '引く文言 measure:M999 が、この文書にありません',
    ],
    [
      'the section of a line',
      'plans/2025/plan.json',
      '"section": "II-1", "style": "paragraph"',
      '"section": "II-9", "style": "paragraph"',
      'passages[45].section',
      '節 II-9 がありません',
    ],
    [
      'a value beside its wording',
      'plans/2025/kpis.json',
      '"value": 1881',
      '"value": 2000',
      'kpis[0].stated[0].value',
      '測る値は2,000、印刷される計画の文言は1,881です。どちらが正しいかを選ぶか、書き直してください。',
    ],
    [
      'annex',
      'plans/2025/annex.json',
      '"muni-20203"',
      '"muni-20299"',
      'projects[2].organizationId',
      '機関 muni-20299 は organizations.csv にありません',
    ],
    [
      'evidence',
      'plans/2025/evidence.json',
      '"training.maisapo"',
      '"training.maisap"',
      'evidence[16].factKinds[0]',
      '知らない事実の種類です',
    ],
    [
      'measure of evidence',
      'plans/2025/evidence.json',
      '"measure": "M421"',
      '"measure": "M999"',
      'evidence[16].measure',
      '施策 M999 がありません',
    ],
    [
      'KPI that nothing counts',
      'plans/2025/kpis.json',
      '"code": "maisapo-training"',
      '"code": "training"',
      'kpis[5].code',
      'definitions.json に数え方がありません',
    ],
    [
      'versions of a definition',
      'definitions.json',
      '"version": 2',
      '"version": 3',
      'definitions[4].version',
      '2 の版がありません',
    ],
    [
      'what counts',
      'definitions.json',
      '"person-day"',
      '"person"',
      'definitions[3].counts.oncePer',
      '知らない数え方です',
    ],
    [
      'what counts with what',
      'definitions.json',
      '"counts": {',
      '"counts": { "reportsOnly": true,',
      'definitions[0].counts',
      'facts(数える事実)、sumOf(ほかのKPIの合計)、ratio(ほかのKPIの率)、reportsOnly(報告だけ)のどれか1つを書いてください',
    ],
    ['unknown field', 'council.json', '"shortName"', '"shortname"', 'shortName', 'この項目がありません'],
    ['setting', 'council.json', '"value": 3', '"value": 0', 'settings[0].value', '設定の値は1以上の整数です'],
    ['member', 'members.csv', 'jeed-nagano', 'jeed', 'organization_id', '機関 jeed は organizations.csv にありません'],
    ['variant', 'variants.csv', '髙,高', '髙橋,高', 'from', '1文字だけ書いてください'],
  ])('%s', async (_name, file, from, to, field, message) => {
    const row = await change(file, from, to)
    const problems = await checkCouncil(folder)
    // A missing field of a JSON object is named on the line of the object; here that is the file's first.
    expect(problems).toContainEqual({ file, row: message === 'この項目がありません' ? 1 : row, field, message })
  })

  test('a municipality without a shape on the map', async () => {
    await change('map.topo.json', '"code":"20202"', '"code":"20299"')
    expect((await checkCouncil(folder)).map((problem) => problem.message)).toEqual([
      '松本市(20202)の形がありません',
      '市町村 20299 は municipalities.csv にありません',
    ])
  })

  test('a file that is missing, broken JSON, a row with a cell too many', async () => {
    await rm(path.join(folder, 'members.csv'))
    const row = await change('council.json', '"fiscalYears": [2025],', '"fiscalYears": [2025]')
    await change('areas.csv', 'saku,佐久,', 'saku,佐久,,')
    const problems = await checkCouncil(folder)
    expect(problems.map(({ file, message }) => [file, message])).toEqual([
      ['council.json', 'JSON として読めません'],
      ['areas.csv', 'CSV として読めません(列の数か引用符を確かめてください)'],
      ['members.csv', 'ファイルがありません'],
    ])
    expect(problems[0]?.row).toBe(row + 1)
    expect(problems[1]?.row).toBe(2)
  })

  test('a folder with a mistake is not read', async () => {
    await change('desks.csv', '15,49,P', '50,49,P')
    const reading = readCouncilFolder(folder)
    await expect(reading).rejects.toThrow(CouncilFolderError)
    await expect(reading).rejects.toThrow(/desks\.csv \d+行目 age_max: 年齢の上限が下限より小さくなっています/)
  })
})

test('the check digit of the codes of local governments', () => {
  expect([checkDigit('20201'), checkDigit('13101'), checkDigit('01100')]).toEqual([1, 6, 2])
  expect(['202011', '202012', '20201', '2020111'].map(hasValidCheckDigit)).toEqual([true, false, false, false])
})

test('a value in a JSON text knows its line', () => {
  const text = '{\n  "a": [1, {"b": "x\\"]"},\n    3],\n "c\\u0064": null\n}'
  const located = parseLocatedJson(text)
  expect(located.value).toEqual({ a: [1, { b: 'x"]' }, 3], cd: null })
  expect([
    located.line(['a']),
    located.line(['a', 1, 'b']),
    located.line(['a', 2]),
    located.line(['cd']),
    located.line(['a', 9]),
  ]).toEqual([2, 2, 3, 4, 2])
})

/** しおさい県: an invented council with its own places, plan, goals and days. Nothing in the code knows it. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { projectDir } from '../../src/platform/project.ts'

const year = 2025
const csv = (rows: readonly (readonly (string | number)[])[]): string => `${rows.map((row) => row.join(',')).join('\n')}\n`
const nagano = (file: string): unknown => JSON.parse(readFileSync(join(projectDir, 'councils', 'nagano', file), 'utf8'))

/** The folder, and the way to take it away again. */
export function otherCouncilFolder(): { folder: string; remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'shiosai-'))
  mkdirSync(join(folder, 'plans', String(year)), { recursive: true })
  const write = (file: string, content: unknown): void => writeFileSync(join(folder, file), typeof content === 'string' ? content : JSON.stringify(content))
  for (const [file, content] of Object.entries({ ...places(), ...words(), ...plan() })) write(file, content)
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) }
}

function places(): Record<string, unknown> {
  const towns = [['46901', '469017', '港市', 'ミナトシ', 'city', 'kita', 31.6, 130.5], ['46902', '469025', '潮町', 'ウシオチョウ', 'town', 'kita', 31.7, 130.6], ['46903', '469033', '浜村', 'ハマムラ', 'village', 'minami', 31.5, 130.4]] as const
  const square = (x: number): number[][] => [[x, 0], [9, 0], [0, 9], [-9, 0], [0, -9]]
  const shape = (arc: number, properties: Record<string, string>) => ({ type: 'Polygon', arcs: [[arc]], properties })
  return {
    'areas.csv': csv([['key', 'name', 'alias', 'region', 'certainty'], ['kita', '北浜', '', '北', 'U'], ['minami', '南浜', '', '南', 'U']]),
    'municipalities.csv': csv([
      ['code', 'code6', 'name', 'kana', 'kind', 'district', 'district_kana', 'area', 'regional_bureau', 'health_welfare_office', 'welfare_office', 'hello_work', 'hello_work_certainty', 'hello_work_note', 'maisapo', 'maisapo_certainty', 'population_2020', 'population_certainty', 'lat', 'lng', 'note'],
      ...towns.map(([code, code6, name, kana, kind, area, lat, lng]) => [code, code6, name, kana, kind, '', '', area, '', '', '', 'hw-minato', 'U', '', '', '', 20000, 'U', lat, lng, '']),
    ]),
    'organizations.csv': csv([
      ['id', 'name', 'short_name', 'kana', 'kind', 'established_by', 'parent_id', 'municipality_code', 'areas', 'target_types', 'services', 'covers', 'council_role', 'certainty', 'note'],
      ['shiosai-bureau', 'しおさい労働局', '労働局', 'シオサイロウドウキョク', 'labor-bureau', '', '', 46901, '', '1;2;3', '', '', 'member', 'U', ''],
      ['shiosai-ken', 'しおさい県', '県', 'シオサイケン', 'prefecture', '', '', 46901, '', '1;2;3', '', '', 'member', 'U', ''],
      ['hw-minato', 'ハローワーク港', 'ハローワーク港', 'ハローワークミナト', 'hello-work', '', 'shiosai-bureau', 46901, 'kita;minami', '1;2', '', '46901;46902;46903', 'body-of-member', 'U', ''],
      ['station', '若者ステーション灯台', '灯台', 'ワカモノステーショントウダイ', 'youth-support-station', '', '', 46901, 'kita', '2', '', '46901', 'presumed', 'U', ''],
      ['muni-46901', '港市', '港市', 'ミナトシ', 'municipality', '', '', 46901, 'kita', '1;2;3', '', '46901', 'presumed', 'U', ''],
    ]),
    'desks.csv': csv([
      ['id', 'organization_id', 'name', 'short_name', 'public_name', 'kind', 'municipality_code', 'areas', 'target_types', 'age_min', 'age_max', 'age_certainty', 'covers', 'certainty'],
      ['hw-minato-desk', 'hw-minato', 'ハローワーク港 相談', 'ハローワーク港', 'ハローワーク港', 'hello-work', 46901, 'kita', '1;2', '', '', '', '46901;46902;46903', 'U'],
      ['station-desk', 'station', '灯台 相談', '灯台', '若者ステーション灯台', 'youth-support-station', 46901, 'kita', '2', 15, 49, 'U', 46901, 'U'],
    ]),
    'members.csv': csv([['organization_id', 'kind', 'standing', 'note'], ['shiosai-bureau', 'labor-bureau', 'named', ''], ['shiosai-ken', 'prefecture', 'named', '']]),
    'variants.csv': csv([['from', 'search_key', 'kind', 'certainty', 'note'], ['髙', '高', 'variant', 'S', '']]),
    'map.topo.json': {
      type: 'Topology', transform: { scale: [0.01, 0.01], translate: [130.3, 31.4] }, arcs: [square(0), square(10), square(20)],
      objects: {
        municipalities: { type: 'GeometryCollection', geometries: towns.map(([code, , name], index) => shape(index, { code, name })) },
        areas: { type: 'GeometryCollection', geometries: [shape(0, { key: 'kita', name: '北浜' }), shape(2, { key: 'minami', name: '南浜' })] },
        prefecture: { type: 'GeometryCollection', geometries: [shape(1, { name: 'しおさい県' })] },
      },
    },
  }
}

function words(): Record<string, unknown> {
  const council = nagano('council.json') as { settings: { key: string; value: unknown }[] }
  const own: Record<string, number> = { 'suppression.publicBelow': 6, 'reports.dueDayOfMonth': 20 }
  const kinds = (nagano('desk-kinds.json') as { kind: string }[]).filter((each) => each.kind === 'hello-work' || each.kind === 'youth-support-station')
  return {
    'council.json': {
      id: 'shiosai', name: 'しおさい県中高年応援会議', shortName: 'しおさい会議', prefecture: { code: '46', name: 'しおさい県' }, predecessor: null, officeOrganizations: ['shiosai-bureau'], fiscalYears: [year],
      map: { file: 'map.topo.json', attribution: '作図: しおさい県', attributionUrl: null }, settings: council.settings.map((each) => ({ ...each, value: own[each.key] ?? each.value })),
    },
    'desk-kinds.json': kinds, 'forms.json': { source: 'しおさい県', forms: [] }, 'credits.json': [], 'open-data.json': { license: 'CC BY 4.0', url: 'https://creativecommons.org/licenses/by/4.0/deed.ja', credit: 'しおさい会議「しおさいの数字」' },
  }
}

function plan(): Record<string, unknown> {
  const stated = (document: string, place: string, value: number | null, quote: string) => ({ document, place, value, comparator: value === null ? null : 'ge', measuredAs: '人数', quote })
  return {
    [`plans/${year}/plan.json`]: {
      fiscalYear: year, title: 'しおさい県中高年応援会議 応援計画', validFrom: '2025-04-01', validTo: '2026-03-31', issuedMonth: '2025-03', issuedLabel: '令和7年3月', source: 'この試験のための計画',
      targetTypes: [{ type: 1, name: '働き方が安定しない方', examples: '短い契約で働く方', place: 'B 1' }, { type: 2, name: '長く仕事のない方', examples: '一年をこえて仕事のない方', place: 'B 1' }, { type: 3, name: '外に出にくい方', examples: '家にいることの多い方', place: 'B 1' }],
      goals: [{ id: 'H1', summary: '120人が正社員になる', targetTypes: [1], kpis: ['regular-employment'], stated: [{ document: 'body', place: 'B 2', wording: '一年で120人以上が正社員として働きはじめることを目指す。' }, { document: 'schedule', place: '目標', wording: '正社員になる方120人以上。' }], differenceNote: null }],
      sections: [{ id: 'A', parentId: null, number: 'A', title: 'はじめの言葉', text: '海の近くで働きつづけるために。' }, { id: 'B', parentId: null, number: 'B', title: 'だれのための計画か' }, { id: 'B-1', parentId: 'B', number: '1', title: '支える方' }, { id: 'B-2', parentId: 'B', number: '2', title: '目指すこと' }, { id: 'C', parentId: null, number: 'C', title: 'すること' }, { id: 'C-1', parentId: 'C', number: '1', title: '港の仕事をひろげる' }, { id: 'C-2', parentId: 'C', number: '2', title: '灯台で支える' }],
      leadBodies: [{ code: 'bureau', label: 'しおさい労働局', shortLabel: '労働局', organizations: ['shiosai-bureau'] }, { code: 'station', label: '若者ステーション灯台', shortLabel: '灯台', organizations: ['station'] }],
      measures: [
        { id: 'S1', section: 'C-1', level: 'measure', parentId: null, title: '港の求人を集める', leads: ['bureau'], targetTypes: [1], stated: [{ document: 'body', place: 'C 1', wording: '水産加工と運送の求人を集め、面接の日をつくる。' }, { document: 'schedule', place: '1', wording: '水産加工と運送の求人を集め、面接の日をつくる。' }], differenceNote: null },
        { id: 'S1a', section: 'C-1', level: 'action', parentId: 'S1', title: '面接の日', leads: ['bureau'], targetTypes: [1], stated: [{ document: 'body', place: 'C 1《具体》1', wording: '面接の日を年に四回開く' }], differenceNote: null },
        { id: 'S2', section: 'C-2', level: 'measure', parentId: null, title: '灯台での相談', leads: ['station'], targetTypes: [2], stated: [{ document: 'body', place: 'C 2', wording: '長く仕事のない方の相談を、灯台で受けつづける。' }, { document: 'schedule', place: '2', wording: '長く仕事のない方の相談を、灯台で受けつづける。' }], differenceNote: null },
        { id: 'S2a', section: 'C-2', level: 'action', parentId: 'S2', title: '家での相談', leads: ['station'], targetTypes: [2], stated: [{ document: 'body', place: 'C 2《具体》1', wording: '家をたずねて話を聞く' }], differenceNote: null },
      ],
    },
    [`plans/${year}/kpis.json`]: {
      fiscalYear: year, missing: [],
      kpis: [
        { code: 'regular-employment', planId: 'N1', label: '正社員になった方', shortLabel: '正社員', unit: '人', kind: 'quantitative', comparator: 'ge', goalValue: 120, goalBasis: 'stated', targetTypes: [1], stated: [stated('body', 'B 2', 120, '一年で120人以上が正社員として働きはじめる'), stated('schedule', '1 KPI欄', 120, '120人以上')], contradictions: [], measures: ['S1'] },
        { code: 'saposute-registrations', planId: 'N2', label: '灯台に登録した方', shortLabel: '灯台の登録', unit: '人', kind: 'quantitative', comparator: 'ge', goalValue: null, goalBasis: 'contested', targetTypes: [2], stated: [stated('body', 'C 2', 30, '30人以上'), stated('schedule', '2 KPI欄', 35, '35人以上')], contradictions: ['本文と工程表で数がちがう'], measures: ['S2'] },
      ],
    },
    [`plans/${year}/roadmap.json`]: {
      fiscalYear: year, title: 'しおさい県 応援計画 工程表', groups: [{ number: 1, title: '港の仕事をひろげる取組', shortTitle: '港の仕事' }, { number: 2, title: '灯台で支える取組', shortTitle: '灯台' }],
      rows: [
        { id: 'T1', ref: '1', group: 1, itemTitle: '1 港の仕事', itemText: null, title: '港の求人', wording: '水産加工と運送の求人を集め、面接の日をつくる。', leads: ['bureau'], leadsWording: 'しおさい労働局', kpis: ['regular-employment'], kpiWording: '120人以上', measures: ['S1'], targetTypes: [1], note: null },
        { id: 'T2', ref: '2', group: 2, itemTitle: '2 灯台', itemText: null, title: '灯台の相談', wording: '長く仕事のない方の相談を、灯台で受けつづける。', leads: ['station'], leadsWording: '若者ステーション灯台', kpis: ['saposute-registrations'], kpiWording: '35人以上', measures: ['S2'], targetTypes: [2], note: null },
      ],
    },
    [`plans/${year}/findings.json`]: { fiscalYear: year, findings: [] },
    [`plans/${year}/annex.json`]: { fiscalYear: year, grantName: 'しおさい応援交付金', asOfLabel: '令和7年3月現在', projects: [{ number: 1, implementingBody: '港市', organizationId: 'muni-46901', name: '港の居場所', summary: '居場所をひらく', wording: '空いた倉庫に、だれでも来られる居場所をひらく。', targetTypes: [3], area: 'kita' }] },
    [`plans/${year}/evidence.json`]: { fiscalYear: year, evidence: [] },
  }
}

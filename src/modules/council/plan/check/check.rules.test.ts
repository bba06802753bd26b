/**
 * The plan check over an invented council's plan: nothing is found in a sound one,
 * and each fault by the rule that is for it.
 */
import { describe, expect, test } from 'vitest'
import { monthOf } from './dates.rules.ts'
import { type CheckedPlan, findingsOf, rules } from './index.ts'

/** しおさい県: one goal, two sections, three measures, two rows, two KPIs; everything in it agrees. */
function soundPlan(): CheckedPlan {
  const measure = (
    id: string,
    section: string,
    title: string,
    body: string,
    schedule: string | null,
    leads = ['bureau'],
  ): CheckedPlan['measures'][number] => ({
    id,
    section,
    level: 'measure',
    parentId: null,
    title,
    leads,
    targetTypes: [1],
    differenceNote: null,
    stated: [
      { document: 'body', place: `II ${section}①`, wording: body },
      ...(schedule === null ? [] : [{ document: 'schedule' as const, place: `${section}①`, wording: schedule }]),
    ],
  })
  const action = (id: string, parent: string, section: string): CheckedPlan['measures'][number] => ({
    ...measure(id, section, `${id}の取組`, '求人をさがす', null),
    level: 'action',
    parentId: parent,
    stated: [{ document: 'body', place: `II ${section} 取組1`, wording: '求人をさがす' }],
  })
  return {
    plan: {
      fiscalYear: 2026,
      title: 'しおさい県の計画',
      validFrom: '2026-04-01',
      validTo: '2027-03-31',
      issuedLabel: '令和8年3月',
      issuedMonth: '2026-03-01',
      source: '',
      targetTypes: [
        { type: 1, name: '不安定な就労状態にある方', examples: '35歳から59歳までの方', place: 'I' },
        { type: 2, name: '長く仕事のない方', examples: '35歳から59歳までの方', place: 'I' },
      ],
      goals: [
        {
          id: 'G1',
          summary: '正社員を増やす',
          targetTypes: [1],
          kpis: ['jobs'],
          stated: [
            { document: 'body', place: 'I 目標', wording: 'なぎさ職業館を使って正社員を100人増やす' },
            { document: 'schedule', place: '冒頭', wording: 'なぎさ職業館を使って正社員を100人増やす' },
          ],
          differenceNote: null,
        },
      ],
    },
    sections: [
      { id: 'II-1(1)', parentId: null, number: '(1)', title: '仕事につく', text: '' },
      { id: 'II-1(2)', parentId: null, number: '(2)', title: '相談する', text: '' },
    ],
    leadBodies: [
      {
        code: 'bureau',
        label: 'しおさい労働局',
        shortLabel: '労働局',
        organizationIds: ['bureau'],
        organizationKind: null,
        isAll: false,
      },
      {
        code: 'towns',
        label: '市町村',
        shortLabel: '市町村',
        organizationIds: [],
        organizationKind: 'municipality',
        isAll: false,
      },
    ],
    measures: [
      measure('M1', 'II-1(1)', '求人を増やす', '求人を増やす', '求人を増やす'),
      action('M1a', 'M1', 'II-1(1)'),
      measure('M2', 'II-1(2)', '窓口で相談する', '窓口で相談に応じる', '窓口で相談に応じる'),
      action('M2a', 'M2', 'II-1(2)'),
    ],
    kpis: [
      {
        code: 'jobs',
        fiscalYear: 2025,
        planId: 'K1',
        label: '正社員就職者数',
        shortLabel: '就職',
        unit: '人',
        kind: 'quantitative',
        comparator: 'ge',
        goalValue: 100,
        goalBasis: 'stated',
        goalFrom: null,
        goalTo: null,
        baselineValue: null,
        baselineLabel: null,
        organizationGoals: [],
        targetTypes: [1],
        contradictions: [],
        decisions: [],
        measureIds: ['M1'],
        stated: [
          {
            document: 'body',
            place: 'II 1(5)①',
            value: 100,
            comparator: 'ge',
            measuredAs: '正社員就職者数',
            quote: '正社員就職者数100人以上',
          },
          {
            document: 'schedule',
            place: '1 KPI欄',
            value: 100,
            comparator: 'ge',
            measuredAs: '正社員就職者数(1年間)',
            quote: '100人',
          },
        ],
      },
      {
        code: 'new',
        fiscalYear: 2025,
        planId: 'K2',
        label: '新規登録者数',
        shortLabel: '登録',
        unit: '人',
        kind: 'quantitative',
        comparator: 'ge',
        goalValue: 50,
        goalBasis: 'stated',
        goalFrom: null,
        goalTo: null,
        baselineValue: null,
        baselineLabel: null,
        organizationGoals: [],
        targetTypes: [2],
        contradictions: [],
        decisions: [],
        measureIds: ['M2'],
        stated: [
          {
            document: 'body',
            place: 'II 1(5)②',
            value: 50,
            comparator: 'ge',
            measuredAs: '新規登録者数',
            quote: '50人',
          },
        ],
      },
      {
        code: 'talks',
        fiscalYear: 2025,
        planId: 'K3',
        label: '相談件数',
        shortLabel: '相談',
        unit: '件',
        kind: 'quantitative',
        comparator: 'ge',
        goalValue: 300,
        goalBasis: 'stated',
        goalFrom: null,
        goalTo: null,
        baselineValue: null,
        baselineLabel: null,
        organizationGoals: [],
        targetTypes: [2],
        contradictions: [],
        decisions: [],
        measureIds: ['M2'],
        stated: [
          { document: 'body', place: 'II 1(5)③', value: 300, comparator: 'ge', measuredAs: '相談件数', quote: '300件' },
        ],
      },
    ],
    rows: (['M1', 'M2'] as const).map((id, index) => ({
      fiscalYear: 2025,
      id: `R${index + 1}`,
      ref: `${index + 1}①`,
      groupNumber: 1,
      groupTitle: '仕事',
      groupWording: '仕事',
      itemTitle: '(1) 仕事',
      itemText: null,
      title: `${id}の行`,
      mark: '',
      heading: null,
      wording: '求人を増やす',
      leads: ['bureau'],
      leadsWording: 'しおさい労働局',
      kpiWording: '100人',
      targetTypes: [1],
      note: null,
      measureIds: [id],
      kpiCodes: [],
    })),
    annex: [
      {
        number: 1,
        implementingBody: 'しおさい県',
        organizationId: 'bureau',
        name: '交付金の事業',
        summary: '',
        wording: '人をつなぐ',
        targetTypes: [1],
        area: null,
        grantName: '交付金',
        asOfLabel: '令和8年3月現在',
      },
    ],
    organizations: [{ id: 'bureau', name: 'しおさい労働局' }],
    desks: [
      {
        name: 'なぎさ職業館',
        publicName: 'なぎさ職業館',
        kindLabel: '職業館',
        targetTypes: [1],
        ageMin: 35,
        ageMax: 59,
      },
      {
        name: 'ふなでひろば本町',
        publicName: 'ふなでひろば本町',
        kindLabel: 'ひろば',
        targetTypes: [2],
        ageMin: 15,
        ageMax: null,
      },
    ],
  }
}

type Change = (plan: {
  -readonly [K in keyof CheckedPlan]: CheckedPlan[K] extends readonly (infer T)[] ? T[] : CheckedPlan[K]
}) => void
const faulty = (change: Change): CheckedPlan => {
  const plan = structuredClone(soundPlan()) as Parameters<Change>[0]
  change(plan)
  return plan as CheckedPlan
}
const at = <T>(list: readonly T[], index: number): T => {
  const found = list[index]
  if (found === undefined) throw new Error(`nothing at ${index}`)
  return found
}
const keysOf = (plan: CheckedPlan): string[] => findingsOf(plan).map((found) => `${found.key}: ${found.subject}`)

test('nothing is found in a plan that is sound', () => {
  expect(findingsOf(soundPlan())).toEqual([])
})

const faults: [string, string[], Change][] = [
  [
    'two goals for one KPI',
    ['competing-values: jobs'],
    (plan) => {
      at(at(plan.kpis, 0).stated, 1).value = 120
    },
  ],
  [
    'one number that counts two things',
    ['different-measures: jobs'],
    (plan) => {
      at(at(plan.kpis, 0).stated, 1).measuredAs = '助成金の支給人数'
    },
  ],
  [
    'a number left out of a list',
    ['numbering-gap: body II 1(5)'],
    (plan) => {
      at(at(plan.kpis, 1).stated, 0).place = 'II 1(5)④'
      at(at(plan.kpis, 2).stated, 0).place = 'II 1(5)③'
    },
  ],
  [
    'fewer talks than people',
    ['fewer-talks-than-people: talks new'],
    (plan) => {
      at(at(plan.kpis, 2).stated, 0).value = 40
    },
  ],
  [
    'one KPI for two measures',
    ['shared-kpi: jobs'],
    (plan) => {
      at(plan.kpis, 0).measureIds = ['M1', 'M2']
    },
  ],
  [
    'a number changed in a KPI, and not in the row that prints it',
    ['competing-values: jobs', 'printed-otherwise: jobs schedule 1(1)① KPI欄'],
    (plan) => {
      const stated = at(at(plan.kpis, 0).stated, 1)
      Object.assign(stated, { place: '1(1)① KPI欄', value: 120, quote: '120人' })
      at(plan.rows, 0).ref = '1(1)①'
    },
  ],
  [
    'a number changed in a KPI, and not in the goal’s sentence',
    ['competing-values: jobs', 'numbering-gap: body II 1(5)', 'printed-otherwise: jobs body I 目標'],
    (plan) => {
      Object.assign(at(at(plan.kpis, 0).stated, 0), { place: 'I 目標', value: 120, quote: '正社員を120人' })
      at(plan.plan.goals, 0).kpis = ['jobs']
    },
  ],
  [
    'an annex from the year before',
    ['annex-older-than-plan: annex'],
    (plan) => {
      at(plan.annex, 0).asOfLabel = '令和7年12月現在'
    },
  ],
  [
    'a plan written in autumn',
    ['annex-older-than-plan: annex', 'issued-after-beginning: plan'],
    (plan) => {
      plan.plan.issuedMonth = '2026-09-01'
      plan.plan.issuedLabel = '令和8年9月'
    },
  ],
  [
    'what was planned once',
    ['still-planned: M2'],
    (plan) => {
      at(at(plan.measures, 2).stated, 0).wording = '相談の広場(設置予定)で相談に応じる'
    },
  ],
  [
    'a body that is gone',
    ['abolished-body: 雇用能力開発機構'],
    (plan) => {
      at(plan.rows, 0).leadsWording = 'しおさい労働局・雇用能力開発機構'
    },
  ],
  [
    'a body that nobody has defined',
    ['undefined-body: agency'],
    (plan) => {
      plan.leadBodies.push({
        code: 'agency',
        label: '公社',
        shortLabel: '公社',
        organizationIds: ['bureau'],
        organizationKind: null,
        isAll: false,
      })
    },
  ],
  [
    'municipalities that do it and don’t lead it',
    ['municipalities-not-leading: M2'],
    (plan) => {
      at(plan.kpis, 1).kind = 'coverage'
      at(at(plan.measures, 2).stated, 0).wording = '市町村の窓口で相談に応じる'
    },
  ],
  [
    'a measure without a lead, a row without one',
    ['empty-leads: M2', 'empty-leads: roadmap'],
    (plan) => {
      at(plan.measures, 2).leads = []
      at(plan.rows, 1).leadsWording = null
    },
  ],
  [
    'a desk that one document names',
    ['named-in-one-document: G1 なぎさ職業館'],
    (plan) => {
      at(at(plan.plan.goals, 0).stated, 0).wording = '正社員を100人増やす'
    },
  ],
  [
    'the body without a row',
    ['body-without-row: M2', 'body-without-row: M2a'],
    (plan) => {
      at(plan.rows, 1).measureIds = ['M1']
    },
  ],
  [
    'a row without the body',
    ['row-without-body: R2', 'body-without-row: M2', 'body-without-row: M2a'],
    (plan) => {
      at(plan.rows, 1).measureIds = []
    },
  ],
  [
    'a section that no KPI measures',
    ['section-without-kpi: II-1(1)'],
    (plan) => {
      at(plan.kpis, 0).measureIds = []
    },
  ],
  [
    'a KPI without a number',
    ['kpi-without-number: new'],
    (plan) => {
      at(plan.kpis, 1).kind = 'implementation'
      at(at(plan.kpis, 1).stated, 0).value = null
    },
  ],
  [
    'a measure without an action',
    ['no-action: measures'],
    (plan) => {
      plan.measures.splice(3, 1)
    },
  ],
  [
    'no age anywhere',
    ['ages-undefined: target-types'],
    (plan) => {
      for (const type of plan.plan.targetTypes) type.examples = '働きたい方'
    },
  ],
  [
    'an age after which there is no desk',
    ['ages-without-desk: type 1'],
    (plan) => {
      at(plan.desks, 0).ageMax = 49
    },
  ],
  [
    'a word miswritten',
    ['miswritten: 市長村'],
    (plan) => {
      at(at(plan.measures, 0).stated, 0).wording = '市長村と求人を増やす'
    },
  ],
  [
    'a name of one’s own nearly right',
    ['near-name: ふなでひろば ふなてひろば'],
    (plan) => {
      at(plan.annex, 0).wording = '「ふなてひろば」へ人をつなぐ'
    },
  ],
  [
    'two words for one thing',
    ['two-words: ジョブ・カード ジョブカード'],
    (plan) => {
      at(at(plan.measures, 0).stated, 0).wording = 'ジョブ・カードで求人を増やす'
      at(at(plan.measures, 0).stated, 1).wording = 'ジョブカードで求人を増やす'
    },
  ],
  [
    'a bracket left open',
    ['open-bracket: body II II-1(2)①'],
    (plan) => {
      at(at(plan.measures, 2).stated, 0).wording = '窓口で(電話でも相談に応じる'
    },
  ],
]
describe('each fault is found', () => {
  test.each(faults)('%s', (_, expected, change) => {
    const found = findingsOf(faulty(change))
    expect(found.map((each) => `${each.key}: ${each.subject}`).toSorted()).toEqual(expected.toSorted())
    for (const each of found) {
      expect(each.places.length, each.key).toBeGreaterThan(0)
      expect(`${each.title}${each.text}`, each.key).not.toMatch(/undefined|null|NaN|「」|[a-z]{4}/)
    }
  })

  test('and every rule has a fault here that it finds', () => {
    const tried = new Set(faults.flatMap(([, expected]) => expected.map((each) => each.split(':')[0])))
    expect(rules.map((rule) => rule.key).filter((key) => !tried.has(key))).toEqual([])
  })

  test('what a finding is about is the same each time, and its own', () => {
    const all = faulty((plan) => {
      for (const [, , change] of faults.slice(0, 8)) change(plan)
    })
    const keys = keysOf(all)
    expect(new Set(keys).size).toBe(keys.length)
    expect(keysOf(all)).toEqual(keys)
  })
})

test.each([
  ['令和7年3月現在', '2025-03'],
  ['令和元年5月', '2019-05'],
  ['平成31年4月1日', '2019-04'],
  ['年度末', null],
  ['', null],
])('%s is %s', (label, month) => {
  expect(monthOf(label)).toBe(month)
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { groundCodes, grounds, holdsOn } from './age-limit.grounds.ts'
import { type AgeLimitQuestion, type AgeMeasure, type AgeVerdict, judgeAgeLimit } from './age-limit.rules.ts'

const subsidy: AgeMeasure = {
  name: '特定求職者雇用開発助成金(中高年層安定雇用支援コース)',
  least: 35,
  most: 59,
  validFrom: '2025-04-01',
  validTo: null,
  needsPermanent: true,
  needsHelloWork: true,
  answer: 'confirm',
}
const open: AgeLimitQuestion = {
  least: null,
  most: null,
  term: 'permanent',
  retirementAge: 60,
  experienceAsked: false,
  ground: null,
  detail: '',
  measure: null,
  channel: 'hello-work',
  asGraduates: true,
  layers: null,
  isPerforming: false,
  on: '2025-10-01',
}
const former = { ground: 'former-10', least: 36, most: 56, on: '2025-03-31' } as const
const handedOn = { ground: '3ro', least: 30, most: 39, detail: '旋盤工' } as const
const few = { own: 2, above: 4, below: 4 }

type Row = [name: string, question: Partial<AgeLimitQuestion>, verdict: AgeVerdict, reason?: RegExp]
const told = (question: Partial<AgeLimitQuestion>): string => {
  const { verdict, reasons } = judgeAgeLimit({ ...open, ...question })
  return `${verdict} ${reasons.join(' ')}`
}
const expected = (verdict: AgeVerdict, reason = /./): RegExp =>
  verdict === 'lawful' ? /^lawful $/ : new RegExp(`^${verdict} .*${reason.source}`)

describe('the cases of domain §5.3', () => {
  test.each<Row>([
    ['J1 no limit, 中高年歓迎', {}, 'lawful'],
    ['J2 below 60, retires at 60', { most: 59, ground: '1' }, 'lawful'],
    ['J3 below 60, retires at 65', { most: 59, retirementAge: 65, ground: '1' }, 'unlawful', /65歳未満/],
    ['J4 40 to below 60, retires at 60', { least: 40, most: 59, ground: '1' }, 'unlawful', /下の年齢/],
    ['J5 35 to 59 by a subsidy', { least: 35, most: 59, ground: '3ni', measure: subsidy }, 'confirm', /確認/],
    [
      'J6 35 to 55 by the former rule, published when it is over',
      { least: 35, most: 55, ground: 'former-10', on: '2025-04-01' },
      'unlawful',
      /令和7年3月31日.*終わりました/,
    ],
    ['J7 below 45 with experience', { most: 44, ground: '3i', experienceAsked: true }, 'unlawful', /経験/],
    ['J8 18 and older by the law on guards', { least: 18, ground: '2', detail: '警備業法14条' }, 'lawful'],
    ['J9 60 and older', { least: 60, ground: '3ni' }, 'lawful'],
    ['J9b 60 to below 70', { least: 60, most: 69, ground: '3ni' }, 'unlawful', /上の年齢は付けられません/],
    ['J10 30 to 49 without a ground', { least: 30, most: 49 }, 'unlawful', /理由/],
  ])('%s', (_, question, verdict, reason) => {
    expect(told(question)).toMatch(expected(verdict, reason))
  })
})

describe('each edge of each ground', () => {
  test.each<Row>([
    ['limits that cross', { least: 50, most: 40, ground: '2', detail: 'x' }, 'unlawful', /高く/],
    ['1号 for a fixed term', { most: 59, ground: '1', term: 'fixed' }, 'unlawful', /期間の定め/],
    ['1号 and nobody said the term', { most: 59, ground: '1', term: null }, 'unlawful', /期間の定め/],
    ['1号 retires at 63, below 60', { most: 59, ground: '1', retirementAge: 63 }, 'unlawful', /63歳未満/],
    ['1号 retires at 65, below 65', { most: 64, ground: '1', retirementAge: 65 }, 'lawful'],
    ['1号 up to 60, retires at 60', { most: 60, ground: '1' }, 'unlawful', /60歳未満/],
    ['1号 retires at 59', { most: 58, ground: '1', retirementAge: 59 }, 'unlawful', /8条/],
    ['1号 nobody retires', { most: 59, ground: '1', retirementAge: null }, 'unlawful', /定年/],
    ['1号 lower limit alone', { least: 40, ground: '1' }, 'unlawful', /上の年齢を書いて/],
    ['2号 without a law', { least: 18, ground: '2', detail: ' ' }, 'unlawful', /法令の名前/],
    ['2号 with an upper limit', { least: 18, most: 59, ground: '2', detail: '労働基準法62条' }, 'unlawful', /上の年齢/],
    ['2号 upper limit alone', { most: 59, ground: '2', detail: '労働基準法62条' }, 'unlawful', /下の年齢/],
    ['2号 for a fixed term', { least: 18, ground: '2', detail: '労働基準法62条', term: 'fixed' }, 'lawful'],
    ['3号イ below 45', { most: 44, ground: '3i' }, 'lawful'],
    ['3号イ below 46', { most: 45, ground: '3i' }, 'confirm', /おおむね45歳未満/],
    ['3号イ below 50', { most: 49, ground: '3i' }, 'confirm'],
    ['3号イ below 51', { most: 50, ground: '3i' }, 'unlawful', /おおむね45歳未満/],
    ['3号イ with a lower limit', { least: 18, most: 44, ground: '3i' }, 'unlawful', /下の年齢/],
    ['3号イ for a fixed term', { most: 34, ground: '3i', term: 'fixed' }, 'unlawful'],
    ['3号イ not as graduates', { most: 34, ground: '3i', asGraduates: false }, 'unlawful', /新卒/],
    ['3号イ nobody asked', { most: 34, ground: '3i', asGraduates: null }, 'confirm', /新卒/],
    ['3号ロ ten years, few of them', { ...handedOn, layers: few }, 'lawful'],
    ['3号ロ five years', { ...handedOn, most: 34, layers: few }, 'lawful'],
    ['3号ロ four years', { ...handedOn, most: 33, layers: few }, 'unlawful', /5歳から10歳/],
    ['3号ロ eleven years', { ...handedOn, most: 40, layers: few }, 'unlawful', /5歳から10歳/],
    ['3号ロ from 29', { ...handedOn, least: 29, most: 38, layers: few }, 'unlawful', /30歳から49歳/],
    ['3号ロ to 50', { ...handedOn, least: 41, most: 50, layers: few }, 'unlawful', /30歳から49歳/],
    ['3号ロ of 60 and older', { ...handedOn, least: 60, most: 65, layers: few }, 'unlawful', /30歳から49歳/],
    ['3号ロ half of those below', { ...handedOn, layers: { own: 2, above: 9, below: 4 } }, 'lawful'],
    [
      '3号ロ more than half of those above',
      { ...handedOn, layers: { own: 2, above: 3, below: 9 } },
      'unlawful',
      /半分/,
    ],
    ['3号ロ nobody has counted', handedOn, 'confirm', /半分以下/],
    ['3号ロ no kind of work', { ...handedOn, detail: '', layers: few }, 'unlawful', /職種/],
    ['3号ロ one side only', { ...handedOn, least: null, layers: few }, 'unlawful', /どちらも/],
    ['3号ロ for a fixed term', { ...handedOn, layers: few, term: 'fixed' }, 'unlawful'],
    ['3号ハ a child on the stage', { least: 8, most: 12, ground: '3ha', detail: '子役', isPerforming: true }, 'lawful'],
    ['3号ハ in an office', { most: 29, ground: '3ha' }, 'unlawful', /役/],
    ['3号ハ a part, but no art', { most: 29, ground: '3ha', detail: '店の顔' }, 'confirm', /芸術/],
    ['3号ニ from 59', { least: 59, ground: '3ni' }, 'unlawful', /施策/],
    ['3号ニ 35 to 59 by nothing', { least: 35, most: 59, ground: '3ni' }, 'unlawful', /施策/],
    ['3号ニ 60 and older, fixed term', { least: 60, ground: '3ni', term: 'fixed' }, 'lawful'],
    ['3号ニ the day before the measure', by({ on: '2025-03-31' }), 'unlawful', /公開する日/],
    ['3号ニ the first day of the measure', by({ on: '2025-04-01' }), 'confirm'],
    ['3号ニ the day after its end', by({ measure: { ...subsidy, validTo: '2025-09-30' } }), 'unlawful'],
    ['3号ニ narrower than the measure', by({ least: 40, most: 50 }), 'confirm'],
    ['3号ニ a year below it', by({ least: 34 }), 'unlawful', /35歳から59歳/],
    ['3号ニ a year above it', by({ most: 60 }), 'unlawful', /35歳から59歳/],
    ['3号ニ without an end', by({ most: null }), 'unlawful'],
    ['3号ニ for a fixed term', by({ term: 'fixed' }), 'unlawful'],
    ['3号ニ not by ハローワーク', by({ channel: 'direct' }), 'unlawful', /ハローワーク/],
    ['3号ニ once the office has confirmed', by({ measure: { ...subsidy, answer: 'lawful' } }), 'lawful'],
    ['former rule on its last day', former, 'lawful'],
    ['former rule by birth dates', { ...former, least: 35, most: 55 }, 'unlawful', /36歳から56歳/],
    ['former rule before birth dates', { ...former, least: 35, most: 54, on: '2023-03-31' }, 'lawful'],
    ['former rule to 55 then', { ...former, least: 35, most: 55, on: '2023-03-31' }, 'unlawful', /54歳/],
    ['former rule before its first day', { ...former, on: '2020-02-13' }, 'unlawful', /からです/],
    ['former rule, experienced', { ...former, experienceAsked: true }, 'unlawful', /経験/],
    ['former rule, fixed term', { ...former, term: 'fixed' }, 'unlawful'],
    ['former rule, by a school', { ...former, channel: 'agency' }, 'unlawful', /ハローワーク/],
  ])('%s', (_, question, verdict, reason) => {
    expect(told(question)).toMatch(expected(verdict, reason))
  })

  function by(change: Partial<AgeLimitQuestion>): Partial<AgeLimitQuestion> {
    return { least: 35, most: 59, ground: '3ni', measure: subsidy, ...change }
  }
})

const age = fc.option(fc.integer({ min: 15, max: 80 }), { nil: null })
const anyQuestion: fc.Arbitrary<AgeLimitQuestion> = fc.record({
  least: age,
  most: age,
  term: fc.constantFrom('permanent', 'fixed', null),
  retirementAge: fc.option(fc.integer({ min: 55, max: 75 }), { nil: null }),
  experienceAsked: fc.boolean(),
  ground: fc.constantFrom(...groundCodes, null),
  detail: fc.constantFrom('', '警備業法14条'),
  measure: fc.constantFrom(null, subsidy, { ...subsidy, answer: 'lawful' as const }),
  channel: fc.constantFrom('hello-work', 'agency', 'direct'),
  asGraduates: fc.constantFrom(true, false, null),
  layers: fc.constantFrom(null, few, { own: 9, above: 1, below: 1 }),
  isPerforming: fc.boolean(),
  on: fc.constantFrom('2019-01-01', '2023-03-31', '2024-06-01', '2025-03-31', '2025-04-01', '2026-01-20'),
})

describe('whatever is asked', () => {
  test('who limits nobody is lawful, and a limit without a ground never', () => {
    fc.assert(
      fc.property(anyQuestion, (question) => {
        expect(judgeAgeLimit({ ...question, least: null, most: null }).verdict).toBe('lawful')
        if (question.least !== null || question.most !== null)
          expect(judgeAgeLimit({ ...question, ground: null }).verdict).toBe('unlawful')
      }),
    )
  })
  test('a reason is given exactly where it isn’t lawful', () => {
    fc.assert(
      fc.property(anyQuestion, (question) => {
        const { verdict, reasons } = judgeAgeLimit(question)
        expect(reasons.length > 0).toBe(verdict !== 'lawful')
        expect(new Set(reasons).size).toBe(reasons.length)
      }),
    )
  })
  test('by a ground that doesn’t hold that day nothing is lawful, and no fixed term by one for lasting work', () => {
    fc.assert(
      fc.property(anyQuestion, (question) => {
        const ground = grounds.find((each) => each.code === question.ground)
        if (ground === undefined || (question.least === null && question.most === null)) return
        const { verdict } = judgeAgeLimit(question)
        if (!holdsOn(ground, question.on)) expect(verdict).toBe('unlawful')
        if (question.term === 'fixed' && ['1', '3i', '3ro', 'former-10'].includes(ground.code))
          expect(verdict).toBe('unlawful')
      }),
    )
  })
  test('nothing below 60 is limited from below and above without a question, but by a law, an art or the past', () => {
    fc.assert(
      fc.property(anyQuestion, (question) => {
        const { least, most, ground, layers, measure } = question
        if (least === null || most === null || judgeAgeLimit(question).verdict !== 'lawful') return
        expect(
          ground === '3ha' ||
            ground === 'former-10' ||
            (ground === '3ro' && layers !== null) ||
            (ground === '3ni' && measure?.answer === 'lawful'),
        ).toBe(true)
      }),
      { numRuns: 2_000 },
    )
  })
})

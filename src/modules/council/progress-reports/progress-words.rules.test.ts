import { describe, expect, test } from 'vitest'
import type { ProgressFigures } from './progress.rules.ts'
import { daysIn, doubtsOf, mostDays, strangePlaces, withFigures } from './progress-words.rules.ts'

const kpi = (name: string, label: string, actual: string, goal: string, reached: string) => ({
  name,
  code: `code-${name}`,
  label,
  goal,
  actual,
  reached,
  share: 0,
  state: '',
  forecast: '',
})
const figures: ProgressFigures = {
  day: '2026-04-20',
  kpis: [
    kpi('正社員就職', '正規雇用者の増加(正社員就職者数)', '1,769人', '1,881人', '94%'),
    kpi('サポステ相談', 'サポステの相談件数', '2,729件', '322件', '847.5%'),
    kpi('登録', 'サポステの新規受付(登録)者数', '小さい数のため出しません', '440人', ''),
  ],
  groups: [],
}
const doubts = (summary: string) => doubtsOf({ summary }, figures, []).map((each) => each.text)

test('a place in the words is the number of the table, whatever it becomes', () => {
  const text = '正社員就職は{正社員就職の実績}(目標{正社員就職の目標}、{正社員就職の達成率})でした。'
  expect(withFigures(text, figures)).toBe('正社員就職は1,769人(目標1,881人、94%)でした。')
  const later = { ...figures, kpis: [kpi('正社員就職', '', '1,771人', '1,881人', '94.2%')] }
  expect(withFigures(text, later)).toBe('正社員就職は1,771人(目標1,881人、94.2%)でした。')
  expect(withFigures('{サポステの相談件数の実績}', figures)).toBe('2,729件')
})

test('a place with a month is the number at its end, and none where the report doesn’t reach', () => {
  const withMonths = {
    ...figures,
    kpis: figures.kpis.map((each) => ({ ...each, monthEnds: { '11': '1,204人', '12': '1,313人' } })),
  }
  expect(withFigures('{12月末の正社員就職の実績}、{１１月末の正社員就職の実績}', withMonths)).toBe('1,313人、1,204人')
  for (const place of ['{1月末の正社員就職の実績}', '{12月末の正社員就職の目標}', '{13月末の正社員就職の実績}'])
    expect(strangePlaces(place, withMonths)).toEqual([place])
  expect(doubtsOf({ summary: '12月末の正社員就職は{12月末の正社員就職の実績}。' }, withMonths, [])).toEqual([])
  expect(doubtsOf({ summary: '12月末の正社員就職は1,314人。' }, withMonths, [])).toHaveLength(1)
})

test.each([
  ['{正社員就職の実績}', []],
  ['{会員の実績}と{正社員就職の見込み}', ['{会員の実績}', '{正社員就職の見込み}']],
  ['波括弧のない文', []],
  ['{}', ['{}']],
] as const)('of %s nobody knows %j', (text, strange) => {
  expect(strangePlaces(text, figures)).toEqual(strange)
})

describe('a number that the table doesn’t have', () => {
  test.each([
    ['正社員就職は1,769人でした。', []],
    ['正社員就職は1769人、目標は1,881人。', []],
    ['正社員就職は{正社員就職の実績}です。', []],
    ['正社員就職が2,000人になりました。', ['文では「正社員就職」が2,000ですが、表では1,769人です。']],
    ['正社員就職は、およそ１，８００人です。', ['文では「正社員就職」が1,800ですが、表では1,769人です。']],
    // Another unit, another clause, another thing.
    ['正社員就職では、会場を12か所で開いた。', []],
    ['正社員就職がふえた。参加は300人。', []],
    ['参加した人は2,000人です。', []],
    ['サポステ相談は2,800件、サポステ相談は2,800件。', ['文では「サポステ相談」が2,800ですが、表では2,729件です。']],
    // What isn't told in the table can't be held against it.
    ['登録は3人です。', []],
  ] as const)('%s', (text, said) => {
    expect(doubts(text)).toEqual(said)
  })
})

test('reports that are missing are told by KPI, with organizations and months', () => {
  const open = (kpiCode: string, organizationId: string) => ({
    kpiCode,
    kpiLabel: '正社員就職',
    organizationId,
    status: null,
  })
  expect(doubtsOf({}, figures, [open('a', 'x'), open('a', 'x'), open('a', 'y')])).toEqual([
    { key: 'missing-a', text: '正社員就職: 2機関の3件の報告が、まだ確定していません。' },
  ])
})

describe('days that a text names', () => {
  const at = (text: string, today = '2026-04-20') => Object.fromEntries(daysIn([text], 2025, today))
  test.each([
    ['{1月19日現在の正社員就職の実績}', { '1月19日': '2026-01-19' }],
    ['{４月１日現在の登録の実績}と{12月31日現在の登録の実績}', { '4月1日': '2025-04-01', '12月31日': '2025-12-31' }],
    ['{令和8年4月20日現在の登録の実績}', { '令和8年4月20日': '2026-04-20' }],
    ['{令和元年5月1日現在の登録の実績}', {}],
    ['{令和8年4月21日現在の登録の実績}', {}],
    ['{2月29日現在の登録の実績}', {}],
    ['{13月1日現在の登録の実績}{0月0日現在の登録の実績}', {}],
    ['1月19日現在の正社員就職の実績', {}],
  ])('%s', (text, days) => {
    expect(at(text)).toEqual(days)
  })

  test('are counted for so many and no more', () => {
    const all = Array.from({ length: 30 }, (_, day) => `{6月${day + 1}日現在の登録の実績}`).join('')
    expect(Object.keys(at(all))).toHaveLength(mostDays)
  })

  test('take the number of their day; a goal and a share have none', () => {
    const withDays = { ...figures, kpis: figures.kpis.map((each) => ({ ...each, onDays: { '1月19日': '1,402人' } })) }
    expect(withFigures('{１月１９日現在の正社員就職の実績}', withDays)).toBe('1,402人')
    for (const place of ['{1月20日現在の正社員就職の実績}', '{1月19日現在の正社員就職の達成率}'])
      expect(strangePlaces(place, withDays)).toEqual([place])
    expect(doubtsOf({ summary: '正社員就職は1,402人でした。' }, withDays, [])).toEqual([])
  })
})

import { expect, test } from 'vitest'
import { goalMistakes, type GoalShape } from './goal-shape.rules.ts'

const plain: GoalShape = { kind: 'quantitative' }

test.each<[string, Partial<GoalShape>, string[]]>([
  ['a year’s goal says nothing more', {}, []],
  ['nulls are nothing', { goalFrom: null, goalTo: null, baselineValue: null, baselineLabel: null }, []],
  ['three years', { goalFrom: '2020-10-07', goalTo: '2023-03-31' }, []],
  ['its last day is the year’s first', { goalFrom: '2019-01-01', goalTo: '2021-04-01' }, []],
  ['its first day is the year’s last', { goalFrom: '2022-03-31', goalTo: '2025-03-31' }, []],
  ['over before the year', { goalFrom: '2019-04-01', goalTo: '2021-03-31' }, ['goalFrom']],
  ['after the year', { goalFrom: '2022-04-01', goalTo: '2025-03-31' }, ['goalFrom']],
  ['backwards', { goalFrom: '2022-03-31', goalTo: '2021-04-01' }, ['goalTo']],
  ['only from', { goalFrom: '2021-04-01' }, ['goalTo']],
  ['only to', { goalTo: '2021-04-01' }, ['goalFrom']],
  ['done or not has no period', { kind: 'implementation', goalFrom: '2021-04-01', goalTo: '2022-03-31' }, ['goalFrom']],
  ['a baseline of nothing', { baselineValue: 5 }, ['baselineLabel']],
  ['a baseline without value', { baselineLabel: '令和2年度' }, ['baselineValue']],
  ['zero is a value', { baselineValue: 0, baselineLabel: '令和2年度' }, []],
  [
    'the same organization twice',
    {
      organizationGoals: [
        { organizationId: 'a', value: 1 },
        { organizationId: 'a', value: 2 },
      ],
    },
    ['organizationGoals'],
  ],
])('%s', (_, goal, fields) => {
  expect(goalMistakes({ ...plain, ...goal }, 2021).map((mistake) => mistake.field)).toEqual(fields)
})

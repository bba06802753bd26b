import { describe, expect, test } from 'vitest'
import { proposeTargetType, type TriageAnswers } from './triage.rules.ts'

// The examples of the field (domain §2.2).
const examples: [
  string,
  TriageAnswers,
  number | null,
  Partial<{ provisional: boolean; urgent: boolean; also: number | null }>?,
][] = [
  ['契約社員で正社員を希望', { work: 'non-regular', wantsRegular: 'yes' }, 1],
  ['無業8年、探していない、いつか、月数回話す', { work: 'none', sought: 'no', wish: 'someday', talks: 'monthly' }, 2],
  ['同じで、ほとんど話さない', { work: 'none', sought: 'no', wish: 'someday', talks: 'hardly' }, 3],
  ['所持金なし', { work: 'none', urgent: 'urgent' }, 3, { urgent: true }],
  ['正社員で転職希望', { work: 'regular', sought: 'yes', wish: 'now' }, null],
  ['無業2か月、応募中', { work: 'none', sought: 'yes', wish: 'now' }, 1],
  ['母から、子がほぼ家から出ない', { speaker: 'family', goesOut: 'hardly' }, 3, { provisional: true }],
  ['パート、正社員は分からない', { work: 'non-regular', wantsRegular: 'unsure' }, null],
  [
    '無業、いつか、体調の不調',
    { work: 'none', sought: 'no', wish: 'someday', talks: 'monthly', health: 'yes' },
    2,
    { also: 3 },
  ],
  ['何も聞いていない', {}, null],
]

describe('the proposed type', () => {
  test.each(examples)('%s', (_, answers, type, more) => {
    expect(proposeTargetType(answers)).toMatchObject({ targetType: type, ...more })
  })
  test('every proposal says why', () => {
    for (const [, answers] of examples) expect(proposeTargetType(answers).reason).not.toBe('')
  })
})

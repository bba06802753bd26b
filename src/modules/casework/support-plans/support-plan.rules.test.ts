import { describe, expect, it } from 'vitest'
import { isAlive, needsDecision, type PlanState, proposeMeasure, waitsFor } from './support-plan.rules.ts'

const plan = (more: Partial<PlanState>): PlanState => ({
  status: 'draft',
  needsDecision: false,
  needsSignOff: false,
  agreedOn: null,
  decidedOn: null,
  signedOff: false,
  ...more,
})

describe('what a plan waits for', () => {
  it.each([
    ['a draft waits for the person alone', plan({}), ['agreement']],
    ['a service of the act adds the decision', plan({ needsDecision: true }), ['agreement', 'decision']],
    [
      'a strict desk adds its manager, last',
      plan({ needsDecision: true, needsSignOff: true }),
      ['agreement', 'decision', 'sign-off'],
    ],
    [
      'agreed, the decision is left',
      plan({ status: 'agreed', agreedOn: '2026-01-20', needsDecision: true }),
      ['decision'],
    ],
    [
      'decided, the manager is left',
      plan({
        status: 'agreed',
        agreedOn: '2026-01-20',
        needsDecision: true,
        decidedOn: '2026-01-22',
        needsSignOff: true,
      }),
      ['sign-off'],
    ],
    ['a running one waits for nothing', plan({ status: 'running', agreedOn: '2026-01-20' }), []],
    ['nor does one that is over', plan({ status: 'withdrawn' }), []],
  ])('%s', (_, state, expected) => {
    expect(waitsFor(state)).toEqual(expected)
  })

  it.each([
    [['counselling', 'welfare-loan'], false],
    [['rent-support'], true],
    [['support-station', 'household-budget'], true],
    [[], false],
    [['unknown'], false],
  ])('%j needs a decision: %s', (services, expected) => {
    expect(needsDecision(services as string[])).toBe(expected)
  })

  it.each([
    ['draft', true],
    ['agreed', true],
    ['running', true],
    ['evaluated', false],
    ['withdrawn', false],
    ['handed-over', false],
  ] as const)('%s is alive: %s', (status, expected) => {
    expect(isAlive(status)).toBe(expected)
  })
})

describe('a measure of the council', () => {
  it.each([
    [[1], 1, true],
    [[1, 2], 2, true],
    [[3], 1, false],
    [[1, 2, 3], null, true],
    [[2], null, null],
    [[], 2, null],
  ])('for %j and type %s: %s', (targetTypes, type, fits) => {
    const proposal = proposeMeasure({ targetTypes }, type)
    expect(proposal?.fits ?? null).toBe(fits)
    if (proposal) expect(proposal.reason).toMatch(/施策/)
  })
})

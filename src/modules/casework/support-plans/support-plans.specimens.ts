/** 支援プラン while it is written: its right inputs, for the tests that walk through all rooms. */
import type { Actor } from '../../../platform/actor.ts'
import { addDays } from '../../../platform/clock.ts'
import { act } from '../../../../tests/support/people.ts'
import { date, type Maker, type RoomSpecimens, today } from '../../../../tests/support/specimens.ts'
import { draftedPlan, offeredPlan, valueOf } from '../../../../tests/support/thread.ts'
import type { World } from '../../../../tests/support/world.ts'
import { answerOwnPlan, openOwnPage } from '../../continuity/my/index.ts'
import { aCase } from '../cases/cases.specimens.ts'
import {
  changeFrame,
  chooseMeasures,
  draftPlan,
  frameInput,
  getPlan,
  offerPlan,
  removeGoal,
  seeOwnAnswer,
  withdrawPlan,
  writeGoal,
} from './index.ts'

/** A plan of the case `id`, with its goal and the first step of that. */
export type PlanPlace = Record<'id' | 'planId' | 'goalId' | 'stepId', string>

/** One plan of a case lives at a time: each has a case of its own. */
export async function planOf(
  w: World,
  make: (caseId: string) => Promise<{ id: string; goalId: string }>,
): Promise<PlanPlace> {
  const { id } = await aCase(w)
  const { id: planId, goalId } = await make(id)
  const plan = await w.council.gateway.read(w.us, (db) => getPlan(db, id, planId))
  return { id, planId, goalId, stepId: plan.goals[0]?.steps[0]?.id ?? '' }
}

const draft: Maker<PlanPlace> = (w) =>
  planOf(w, (caseId) => draftedPlan(w.council, w.us, caseId, { wish: w.words.reason }))
const aDraftedPlan: Maker<PlanPlace> = (w) => draft(w)
// A press without words goes through at once, so that no other form has these records.
const aPlanToWithdraw: Maker<PlanPlace> = (w) => draft(w)
const aGoalToRemove: Maker<PlanPlace> = (w) => draft(w)
/** The person has a page, on which the plan doesn't stand yet. */
const aPlanToOffer: Maker<PlanPlace> = async (w) => {
  const plan = await draft(w)
  const input = { email: `p${plan.id.slice(-12)}@mail.example` }
  valueOf(await act(w.council, w.us, (ctx) => openOwnPage(ctx, plan.id, input, 'http://localhost')))
  return plan
}
/** A plan before the eyes of its person, who has an account. */
export const anOffer: Maker<{ id: string; planId: string; person: Actor }> = async (w) => {
  const { id } = await aCase(w)
  const { planId, person } = await offeredPlan(w.open, w.us, id, `p${id.slice(-12)}@mail.example`)
  return { id, planId, person }
}
const anAnsweredPlan: Maker<{ id: string; planId: string }> = async (w) => {
  const { id, planId, person } = await anOffer(w)
  const input = { answer: 'change', note: w.words.reason, version: 2 } as const
  valueOf(await act(w.council, person, (ctx) => answerOwnPlan(ctx, planId, input)))
  return { id, planId }
}

const frame = {
  wish: 'x',
  ...date('startsOn', today),
  ...date('endsOn', '2026-07-20'),
  ...date('reviewOn', '2026-03-20'),
  services: 'rent-support',
}
const goal = {
  goal: 'x',
  'steps.0.step': 'x',
  'steps.0.doer': 'other',
  'steps.0.doerName': 'x',
  ...date('steps.0.dueOn', '2026-02-20'),
  'steps.1.step': 'x',
  'steps.1.doer': 'person',
  ...date('steps.1.dueOn', '2026-02-20'),
}
const newFrame = () =>
  frameInput.parse({
    wish: '新',
    startsOn: today,
    endsOn: addDays(today, 90),
    reviewOn: addDays(today, 30),
    services: [],
  })

export const specimens: RoomSpecimens = {
  forms: {
    '/cases/:id/support-plans/new': { at: (w) => w.of(aCase), once: true, fields: frame },
    '/cases/:id/support-plans/:planId/frame': {
      at: (w) => w.of(aDraftedPlan),
      fields: { ...frame, _version: '' },
    },
    '/cases/:id/support-plans/:planId/withdrawal': {
      at: (w) => w.of(aPlanToWithdraw),
      once: true,
      fields: { any: 'x' },
    },
    '/cases/:id/support-plans/:planId/goals/new': { at: (w) => w.of(aDraftedPlan), fields: goal },
    '/cases/:id/support-plans/:planId/goals/:goalId': { at: (w) => w.of(aDraftedPlan), fields: goal },
    '/cases/:id/support-plans/:planId/goals/:goalId/removal': {
      at: (w) => w.of(aGoalToRemove),
      once: true,
      fields: { any: 'x' },
    },
    '/cases/:id/support-plans/:planId/measures': {
      at: (w) => w.of(aDraftedPlan),
      fields: { 'fits.M101': 'yes', 'reason.M101': 'x' },
    },
    '/cases/:id/support-plans/:planId/offer': { at: (w) => w.of(aPlanToOffer), once: true, fields: { any: 'x' } },
    '/cases/:id/support-plans/:planId/answer-seen': {
      at: (w) => w.of(anAnsweredPlan),
      once: true,
      fields: { any: 'x' },
    },
  },
  writes: {
    'POST /cases/{id}/support-plans': {
      at: (w) => w.of(aCase),
      once: true,
      body: {
        wish: 'x',
        startsOn: today,
        endsOn: '2026-07-20',
        reviewOn: '2026-03-20',
        services: ['rent-support'],
        goals: [{ goal: 'x', steps: [{ step: 'x', doer: 'other', doerName: 'x', dueOn: '2026-02-20' }] }],
        measures: [{ measureId: 'M101', fits: true, reason: 'x' }],
      },
    },
    'POST /cases/{id}/support-plan/withdrawal': {
      at: (w) => w.of(aPlanToWithdraw),
      once: true,
      body: { confirm: true },
    },
    'POST /cases/{id}/support-plan/offer': { at: (w) => w.of(aPlanToOffer), once: true, body: { confirm: true } },
    'POST /cases/{id}/support-plan/answer-seen': {
      at: (w) => w.of(anAnsweredPlan),
      once: true,
      body: { confirm: true },
    },
  },
  actions: {
    draftPlan: {
      event: 'supportPlan.drafted',
      ready: async (w) => {
        const { id } = await w.of(aCase)
        return (ctx) => draftPlan(ctx, id, newFrame())
      },
    },
    changeFrame: {
      event: 'supportPlan.changed',
      ready: async (w) => {
        const { id, planId } = await w.of(aDraftedPlan)
        return (ctx) => changeFrame(ctx, id, planId, newFrame(), null)
      },
    },
    writeGoal: {
      event: 'supportPlan.changed',
      ready: async (w) => {
        const { id, planId } = await w.of(aDraftedPlan)
        const step = { step: '新', doer: 'person', doerName: '', dueOn: addDays(today, 7) } as const
        return (ctx) => writeGoal(ctx, id, planId, null, { goal: '新', steps: [step] })
      },
    },
    removeGoal: {
      event: 'supportPlan.changed',
      ready: async (w) => {
        const { id, planId, goalId } = await w.of(aGoalToRemove)
        return (ctx) => removeGoal(ctx, id, planId, goalId)
      },
    },
    chooseMeasures: {
      event: 'supportPlan.changed',
      ready: async (w) => {
        const { id, planId } = await w.of(aDraftedPlan)
        const measures = [{ measureId: 'M101', fits: true, reason: '新' }]
        return (ctx) => chooseMeasures(ctx, id, planId, 2025, { measures })
      },
    },
    withdrawPlan: {
      event: 'supportPlan.withdrawn',
      ready: async (w) => {
        const { id, planId } = await w.of(aPlanToWithdraw)
        return (ctx) => withdrawPlan(ctx, id, planId)
      },
    },
    offerPlan: {
      event: 'supportPlan.offered',
      ready: async (w) => {
        const { id, planId } = await w.of(aPlanToOffer)
        return (ctx) => offerPlan(ctx, id, planId)
      },
    },
    seeOwnAnswer: {
      event: 'supportPlan.answerSeen',
      ready: async (w) => {
        const { id, planId } = await w.of(anAnsweredPlan)
        return (ctx) => seeOwnAnswer(ctx, id, planId)
      },
    },
  },
  pages: {
    '/cases/:id/support-plans': (w) => w.of(aDraftedPlan),
    '/cases/:id/support-plans/:planId': (w) => w.of(aDraftedPlan),
  },
}

/** 支援プラン from its agreement to its evaluation: right inputs, for the tests that walk through all rooms. */
import { addDays } from '../../../platform/clock.ts'
import { date, type Maker, type RoomSpecimens, today } from '../../../../tests/support/specimens.ts'
import { agreedPlan, draftedPlan } from '../../../../tests/support/thread.ts'
import { underStrictRules } from '../../continuity/oversight/oversight.specimens.ts'
import {
  agreementInput,
  agreePlan,
  decidePlan,
  decisionInput,
  evaluatePlan,
  evaluationInput,
  finishStep,
  reviewInput,
  reviewPlan,
  signOffPlan,
} from './index.ts'
import { planOf, type PlanPlace } from './support-plans.specimens.ts'

const aWrittenPlan: Maker<PlanPlace> = (w) =>
  planOf(w, (caseId) => draftedPlan(w.council, w.us, caseId, { wish: w.words.reason }))
const running: Maker<PlanPlace> = (w) =>
  planOf(w, (caseId) => agreedPlan(w.council, w.us, caseId, { wish: w.words.reason }))
const aRunningPlan: Maker<PlanPlace> = (w) => running(w)
// A press without words goes through at once, so that no other form has this step.
const aStepToDo: Maker<PlanPlace> = (w) => running(w)
/** Agreed to; a service of the act waits for the municipality. */
const aPlanToDecide: Maker<PlanPlace> = (w) =>
  planOf(w, (caseId) => agreedPlan(w.council, w.us, caseId, { wish: w.words.reason, services: ['rent-support'] }))
/** Agreed to; it waits for the manager's look. */
const aPlanToSignOff: Maker<PlanPlace> = (w) => underStrictRules(w, () => running(w))

export const specimens: RoomSpecimens = {
  forms: {
    '/cases/:id/support-plans/:planId/agreement': {
      at: (w) => w.of(aWrittenPlan),
      once: true,
      fields: { ...date('agreedOn', today), how: 'oral', witness: 'x' },
    },
    '/cases/:id/support-plans/:planId/decision': {
      at: (w) => w.of(aPlanToDecide),
      once: true,
      fields: {
        ...date('conferenceOn', today),
        form: 'meeting',
        result: 'fit',
        ...date('decidedOn', today),
        decidedBy: 'x',
      },
    },
    '/cases/:id/support-plans/:planId/sign-off': {
      by: 'manager',
      at: (w) => w.of(aPlanToSignOff),
      once: true,
      fields: { decision: 'return', note: 'x' },
    },
    '/cases/:id/support-plans/:planId/steps/:stepId/done': {
      at: (w) => w.of(aStepToDo),
      once: true,
      fields: { any: 'x' },
    },
    '/cases/:id/support-plans/:planId/reviews/new': {
      at: (w) => w.of(aRunningPlan),
      fields: ({ goalId = '' }) => ({
        ...date('heldOn', today),
        method: 'visit',
        [`progress.${goalId}`]: 'slow',
        voice: 'x',
        note: 'x',
        ...date('nextReviewOn', '2026-03-20'),
      }),
    },
    '/cases/:id/support-plans/:planId/evaluation': {
      at: (w) => w.of(aRunningPlan),
      once: true,
      fields: ({ goalId = '' }) => ({
        ...date('endedOn', today),
        [`result.${goalId}`]: 'partly',
        [`resultNote.${goalId}`]: 'x',
        changes: 'rhythm',
        evaluation: 'x',
        continues: 'replan',
      }),
    },
  },
  writes: {
    'POST /cases/{id}/support-plan/agreement': {
      at: (w) => w.of(aWrittenPlan),
      once: true,
      body: { agreedOn: today, how: 'oral', witness: 'x' },
    },
    'POST /cases/{id}/support-plan/decision': {
      at: (w) => w.of(aPlanToDecide),
      once: true,
      body: { conferenceOn: today, form: 'meeting', result: 'fit', decidedOn: today, decidedBy: 'x' },
    },
    'POST /cases/{id}/support-plan/sign-off': {
      by: 'manager',
      at: (w) => w.of(aPlanToSignOff),
      once: true,
      body: { decision: 'return', note: 'x' },
    },
    'POST /cases/{id}/support-plan/steps': {
      at: (w) => w.of(aStepToDo),
      once: true,
      body: async (w) => ({ stepId: (await w.of(aStepToDo)).stepId }),
    },
    'POST /cases/{id}/support-plan/reviews': {
      at: (w) => w.of(aRunningPlan),
      body: async (w) => ({
        heldOn: today,
        method: 'visit',
        progress: { [(await w.of(aRunningPlan)).goalId]: 'slow' },
        voice: 'x',
        note: 'x',
        nextReviewOn: '2026-02-20',
      }),
    },
    'POST /cases/{id}/support-plan/evaluation': {
      at: (w) => w.of(aRunningPlan),
      once: true,
      body: async (w) => ({
        endedOn: today,
        results: { [(await w.of(aRunningPlan)).goalId]: { result: 'partly', note: 'x' } },
        evaluation: 'x',
        continues: 'replan',
        changes: ['rhythm'],
      }),
    },
  },
  actions: {
    agreePlan: {
      event: 'supportPlan.agreed',
      ready: async (w) => {
        const { id, planId } = await w.of(aWrittenPlan)
        const input = agreementInput.parse({ agreedOn: today, how: 'oral', witness: '新' })
        return (ctx) => agreePlan(ctx, id, planId, input)
      },
    },
    beginPlan: {
      event: 'supportPlan.begun',
      ready: async (w) => {
        const { id, planId } = await w.of(aWrittenPlan)
        return (ctx) => agreePlan(ctx, id, planId, agreementInput.parse({ agreedOn: today, how: 'signature' }))
      },
    },
    decidePlan: {
      event: 'supportPlan.decided',
      ready: async (w) => {
        const { id, planId } = await w.of(aPlanToDecide)
        const days = { conferenceOn: today, decidedOn: today }
        const input = decisionInput.parse({ ...days, form: 'meeting', result: 'fit', decidedBy: '新' })
        return (ctx) => decidePlan(ctx, id, planId, input)
      },
    },
    signOffPlan: {
      by: 'manager',
      event: 'supportPlan.signedOff',
      ready: async (w) => {
        const { id, planId } = await w.of(aPlanToSignOff)
        return (ctx) => signOffPlan(ctx, id, planId, { decision: 'approve' })
      },
    },
    returnPlan: {
      by: 'manager',
      event: 'supportPlan.returned',
      ready: async (w) => {
        const { id, planId } = await w.of(aPlanToSignOff)
        return (ctx) => signOffPlan(ctx, id, planId, { decision: 'return', note: '新' })
      },
    },
    finishStep: {
      event: 'supportPlan.stepDone',
      ready: async (w) => {
        const { id, planId, stepId } = await w.of(aStepToDo)
        return (ctx) => finishStep(ctx, id, planId, stepId)
      },
    },
    reviewPlan: {
      event: 'supportPlan.reviewed',
      ready: async (w) => {
        const { id, planId, goalId } = await w.of(aRunningPlan)
        const input = reviewInput.parse({
          heldOn: today,
          method: 'visit',
          progress: { [goalId]: 'slow' },
          voice: '新',
          note: '新',
          nextReviewOn: addDays(today, 30),
        })
        return (ctx) => reviewPlan(ctx, id, planId, input)
      },
    },
    evaluatePlan: {
      event: 'supportPlan.evaluated',
      ready: async (w) => {
        const { id, planId, goalId } = await w.of(aRunningPlan)
        const input = evaluationInput.parse({
          endedOn: today,
          results: { [goalId]: { result: 'partly', note: '新' } },
          evaluation: '新',
          continues: 'replan',
          changes: [],
        })
        return (ctx) => evaluatePlan(ctx, id, planId, input)
      },
    },
  },
}

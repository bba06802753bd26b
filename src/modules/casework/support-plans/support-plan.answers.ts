/** A plan as the API answers with it, and its state after a step. */
import { z } from 'zod'
import { agreementHows, continuations, goalResults, planStatuses, progresses } from './support-plan.labels.ts'
import { answer, code, day } from '../../../platform/api/index.ts'

const step = z.object({
  id: z.uuid(),
  step: z.string(),
  doer: z.string(),
  doerName: z.string(),
  dueOn: day,
  doneOn: day.nullable(),
})
const goal = z.object({
  id: z.uuid(),
  goal: z.string(),
  result: code(goalResults).nullable(),
  resultNote: z.string(),
  steps: z.array(step),
})
export const plan = answer(
  'SupportPlan',
  z.object({
    id: z.uuid(),
    number: z.int(),
    status: code(planStatuses),
    wish: z.string().describe('本人の目指す姿'),
    startsOn: day,
    endsOn: day,
    reviewOn: day.describe('次の見直し'),
    services: z.array(z.string()),
    needsDecision: z.boolean().describe('支援決定が要る'),
    needsSignOff: z.boolean().describe('責任者の確認が要る'),
    agreedOn: day.nullable(),
    agreedHow: code(agreementHows).nullable(),
    offeredOn: day.nullable().describe('本人のページに出した日'),
    answers: z
      .array(z.object({ id: z.uuid(), agrees: z.boolean(), note: z.string(), on: day, seen: z.boolean() }))
      .describe('本人のページからの返事'),
    decidedOn: day.nullable(),
    decidedBy: z.string(),
    signedOff: z.boolean(),
    endedOn: day.nullable(),
    evaluation: z.string(),
    continues: code(continuations).nullable(),
    goals: z.array(goal),
    measures: z.array(z.object({ measureId: z.string(), title: z.string(), fits: z.boolean(), reason: z.string() })),
    reviews: z.array(
      z.object({
        id: z.uuid(),
        heldOn: day,
        progress: z.record(z.uuid(), code(progresses)),
        voice: z.string(),
        note: z.string(),
      }),
    ),
  }),
)
export const status = answer(
  'SupportPlanState',
  z.object({ planId: z.uuid(), begun: z.boolean().describe('そろったので、支援が始まった') }),
)

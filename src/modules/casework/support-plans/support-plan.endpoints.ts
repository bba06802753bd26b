/** 支援プラン: all of a case, and the one that is written: drafted, offered to the person, withdrawn. */
import { aCase } from '../../../subjects.ts'
import { z } from 'zod'
import type { ReadDb } from '../../../platform/database/handles.ts'
import { fiscalYearOf } from '../../../platform/japanese/fiscal-year.ts'
import { NotFound } from '../../../platform/outcome.ts'
import { findCaseAnswer } from '../cases/index.ts'
import { goalInput, measuresInput } from './plan-rows.form.ts'
import { frameInput } from './support-plan.form.ts'
import { chooseMeasures, writeGoal } from './plan-goals.actions.ts'
import { draftPlan, withdrawPlan } from './draft-plan.actions.ts'
import { getPlan, listPlans, livingPlan } from './support-plan.queries.ts'
import { offerPlan, seeOwnAnswer } from './own-answer.actions.ts'
import {
  answering,
  type Endpoint,
  input,
  listOf,
  reading,
  writing,
  type WriteRequest,
  idOf,
  made,
} from '../../../platform/api/index.ts'
import { plan } from './support-plan.answers.ts'

const draft = z.object({
  ...frameInput.shape,
  goals: z
    .array(goalInput, '目標を一つは書いてください。')
    .min(1, '目標を一つは書いてください。')
    .max(20, '目標は20までです。'),
  measures: measuresInput.shape.measures.nullish().transform((value) => value ?? []),
})

/** The plan of the case that isn't over. @throws NotFound where none lives, or the case isn't the reader's */
export async function living({ db, params }: Pick<WriteRequest<unknown>, 'db' | 'params'>): Promise<string> {
  const found = await livingPlan(db, idOf(params))
  if (!found) throw new NotFound('support plan')
  return found.id
}

async function viewOf(db: ReadDb, caseId: string, id: string): Promise<z.input<typeof plan>> {
  const view = await getPlan(db, caseId, id)
  return plan.parse(view)
}

export const supportPlanEndpoints: Endpoint[] = [
  reading({
    id: 'listSupportPlans',
    path: '/cases/{id}/support-plans',
    about: aCase,
    permission: 'supportPlan.read',
    tag: '支援プラン',
    summary: '支援プラン',
    description: '新しいものから。最大20件。',
    response: listOf('SupportPlanList', plan),
    read: async ({ db, params }) => {
      const { id } = await findCaseAnswer(db, idOf(params))
      const items = []
      for (const row of (await listPlans(db, id)).slice(0, 20)) items.push(await viewOf(db, id, row.id))
      return { body: { items, next: null } }
    },
  }),
  writing({
    id: 'draftSupportPlan',
    path: '/cases/{id}/support-plans',
    about: aCase,
    permission: 'supportPlan.write',
    tag: '支援プラン',
    summary: 'プランを書く',
    description: '目標と手だて、合う施策(measures)もいっしょに書きます。本人の同意のあとに始まります。',
    body: input('SupportPlanInput', draft),
    response: plan,
    write: async ({ action, body, db, params }) => {
      const caseId = idOf(params)
      const frame = frameInput.safeParse(body)
      if (!frame.success)
        return {
          ok: false,
          kind: 'invalid',
          errors: frame.error.issues.map((issue) => ({ field: issue.path.join('.'), message: issue.message })),
        }
      const drafted = await draftPlan(action, caseId, frame.data)
      if (!drafted.ok) return drafted
      for (const [index, each] of body.goals.entries()) {
        const written = await writeGoal(action, caseId, drafted.value.id, null, each)
        if (!written.ok)
          return {
            ...written,
            errors: written.errors.map((error) => ({
              ...error,
              field: error.field === '' ? '' : `goals.${index}.${error.field}`,
            })),
          }
      }
      const chosen = await chooseMeasures(action, caseId, drafted.value.id, fiscalYearOf(action.today), {
        measures: body.measures,
      })
      return answering(chosen, async () => ({ body: await viewOf(db, caseId, drafted.value.id) }))
    },
  }),
  writing({
    id: 'withdrawSupportPlan',
    status: 200,
    path: '/cases/{id}/support-plan/withdrawal',
    about: aCase,
    permission: 'supportPlan.write',
    tag: '支援プラン',
    summary: '始まっていないプランを取り下げる',
    body: input(
      'SupportPlanWithdrawal',
      z.object({ confirm: z.literal(true, '取り下げるなら confirm を true にしてください。') }),
    ),
    response: made,
    write: async (request) =>
      answering(await withdrawPlan(request.action, idOf(request.params), await living(request)), ({ id }) =>
        Promise.resolve({ body: { id } }),
      ),
  }),
  writing({
    id: 'offerSupportPlan',
    status: 200,
    path: '/cases/{id}/support-plan/offer',
    about: aCase,
    permission: 'supportPlan.write',
    tag: '支援プラン',
    summary: 'プランを本人のページに出す',
    description: '書き直すと、本人のページからは下がります。',
    body: input(
      'SupportPlanOffer',
      z.object({ confirm: z.literal(true, '出すなら confirm を true にしてください。') }),
    ),
    response: made,
    write: async (request) =>
      answering(await offerPlan(request.action, idOf(request.params), await living(request)), ({ id }) =>
        Promise.resolve({ body: { id } }),
      ),
  }),
  writing({
    id: 'seeOwnAnswer',
    status: 200,
    path: '/cases/{id}/support-plan/answer-seen',
    about: aCase,
    permission: 'supportPlan.write',
    tag: '支援プラン',
    summary: '本人の返事を確かめる',
    body: input(
      'OwnAnswerSeen',
      z.object({ confirm: z.literal(true, '確かめたなら confirm を true にしてください。') }),
    ),
    response: made,
    write: async (request) =>
      answering(await seeOwnAnswer(request.action, idOf(request.params), await living(request)), ({ id }) =>
        Promise.resolve({ body: { id } }),
      ),
  }),
]

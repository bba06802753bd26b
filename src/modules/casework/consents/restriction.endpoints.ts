/** A case read by the named alone. */
import { aCase } from '../../../subjects.ts'
import { z } from 'zod'
import { restrictionForm } from './consent.form.ts'
import { liftRestriction, restrictCase } from './restriction.actions.ts'
import { answer, answering, type Endpoint, input, writing, idOf } from '../../../platform/api/index.ts'

export const restrictionEndpoints: Endpoint[] = [
  writing({
    id: 'restrictCase',
    path: '/cases/{id}/restriction',
    about: aCase,
    permission: 'case.restrict',
    tag: '同意と閲覧',
    summary: '見られる人を限る',
    description: 'あなたと担当、次の予定の担当は、いつも入れます。',
    body: input('RestrictionInput', restrictionForm.schema),
    response: answer('CaseRestricted', z.object({ caseId: z.uuid() })),
    write: async ({ action, body, params }) =>
      answering(await restrictCase(action, idOf(params), body), ({ caseId }) => Promise.resolve({ body: { caseId } })),
  }),
  writing({
    id: 'liftRestriction',
    status: 200,
    path: '/cases/{id}/restriction/end',
    about: aCase,
    permission: 'case.restrict',
    tag: '同意と閲覧',
    summary: '限るのをやめる',
    body: input(
      'RestrictionEnd',
      z.object({ confirm: z.literal(true, 'やめるなら confirm を true にしてください。') }),
    ),
    response: answer('CaseUnrestricted', z.object({ caseId: z.uuid() })),
    write: async ({ action, params }) =>
      answering(await liftRestriction(action, idOf(params)), ({ caseId }) => Promise.resolve({ body: { caseId } })),
  }),
]

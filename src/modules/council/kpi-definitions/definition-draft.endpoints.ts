/** The next way of counting, for programs. */
import { z } from 'zod'
import { answer, answering, type Endpoint, input, writing } from '../../../platform/api/index.ts'
import { noPerson } from '../../../subjects.ts'
import { draftDefinition, withdrawDefinition } from './definition-draft.actions.ts'
import { definitionDraftInput, definitionWithdrawalInput } from './definition-draft.form.ts'

const written = answer('KpiDefinitionWritten', z.object({ code: z.string(), version: z.int() }))

export const definitionDraftEndpoints: Endpoint[] = [
  writing({
    id: 'draftKpiDefinition',
    path: '/kpis/{code}/definition-drafts',
    about: noPerson,
    permission: 'kpi.decide',
    tag: '計画と数字',
    summary: '数え方の案を書く',
    description:
      'basis が facts のときは facts と oncePer、sum のときは sumOf、ratio のときは ratioOf・ratioTo・decimals が要ります。使いはじめる日は adoptKpiDefinition で決めます。',
    body: input('KpiDefinitionDraft', definitionDraftInput),
    response: written,
    write: async ({ action, body, params }) => {
      const code = params['code'] ?? ''
      return answering(await draftDefinition(action, code, body), (done) =>
        Promise.resolve({ body: { code, version: done.version } }),
      )
    },
  }),
  writing({
    id: 'withdrawKpiDefinition',
    status: 200,
    path: '/kpis/{code}/definitions/{number}/withdrawal',
    about: noPerson,
    permission: 'kpi.decide',
    tag: '計画と数字',
    summary: 'まだ使っていない数え方を取りやめる',
    body: input('KpiDefinitionWithdrawal', definitionWithdrawalInput),
    response: written,
    write: async ({ action, body, params }) => {
      const [code, version] = [params['code'] ?? '', Number(params['number'])]
      return answering(await withdrawDefinition(action, { code, version }, body), (done) =>
        Promise.resolve({ body: { code, version: done.version } }),
      )
    },
  }),
]

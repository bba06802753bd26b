/** What becomes of a job, for programs. */
import { z } from 'zod'
import type { Permission } from '../../../permissions.ts'
import type { ActionContext } from '../../../platform/action.ts'
import { answering, confirmed, type Endpoint, input, writing } from '../../../platform/api/index.ts'
import type { Outcome } from '../../../platform/outcome.ts'
import { noPerson } from '../../../subjects.ts'
import { jobAnswer, jobOfAnswer } from './job.answers.ts'
import { foundJob } from './job.endpoints.ts'
import { confirmForm, endForm } from './job.form.ts'
import { confirmJobAge, endJob, publishJob, renewJob } from './publish.actions.ts'

const step = <B extends z.ZodType>(
  of: { id: string; path: string; permission: Permission; summary: string; body: B },
  act: (action: ActionContext, id: string, body: z.output<B>) => Promise<Outcome<{ id: string }>>,
): Endpoint =>
  writing({
    ...of,
    status: 200,
    path: `/jobs/{id}/${of.path}`,
    about: noPerson,
    tag: '求人',
    response: jobAnswer,
    write: async ({ action, body, db, params }) => {
      const { id } = await foundJob(db, params['id'])
      return answering(await act(action, id, body), async () => {
        const job = await foundJob(db, id)
        return { body: jobOfAnswer(job), version: job.version }
      })
    },
  })

const publishing = (id: string, path: string, body: z.ZodType): Endpoint =>
  step(
    {
      id,
      path,
      permission: 'job.write',
      summary: '求人を公開する(年齢の確認が要るものは、確認を待つ)',
      body,
    },
    (action, job) => publishJob(action, job),
  )

export const wayEndpoints: Endpoint[] = [
  publishing('publishJob', 'publication', input('JobPublication', confirmed('公開する'))),
  // As the contract has it (the work wing): there is nothing to be said with it.
  publishing('publishJobNow', 'publish', input('JobPublicationNow', z.strictObject({}))),
  step(
    {
      id: 'withdrawJob',
      path: 'withdraw',
      permission: 'job.write',
      summary: '求人を取り下げる',
      body: input('JobWithdrawal', z.strictObject({ reason: endForm.fields.reason.schema })),
    },
    (action, id, { reason }) =>
      endJob(action, id, { how: 'withdrawn', reason: reason || '企業の申し出による取り下げ', mistake: false }),
  ),
  step(
    {
      id: 'confirmJobAge',
      path: 'confirmation',
      permission: 'job.confirmAge',
      summary: '求人の年齢の限り方を確かめる',
      body: input('JobAgeConfirmation', confirmForm.schema),
    },
    confirmJobAge,
  ),
  step(
    {
      id: 'renewJob',
      path: 'renewal',
      permission: 'job.write',
      summary: '求人を受け直す',
      body: input('JobRenewal', confirmed('受け直す')),
    },
    (action, id) => renewJob(action, id),
  ),
  step(
    {
      id: 'endJob',
      path: 'end',
      permission: 'job.write',
      summary: '求人を終える(充足・取下げ)',
      body: input('JobEnd', endForm.schema),
    },
    endJob,
  ),
]

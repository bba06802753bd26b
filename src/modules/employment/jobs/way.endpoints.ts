/** What becomes of a job, for programs. */
import type { z } from 'zod'
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

export const wayEndpoints: Endpoint[] = [
  step(
    {
      id: 'publishJob',
      path: 'publication',
      permission: 'job.write',
      summary: '求人を公開する(年齢の確認が要るものは、確認を待つ)',
      body: input('JobPublication', confirmed('公開する')),
    },
    (action, id) => publishJob(action, id),
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

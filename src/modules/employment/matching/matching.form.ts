/** The person's answer to a job, once: for the page, the API and the action. */
import type { z } from 'zod'
import { choice, form, maybeChoice, maybeWords } from '../../../forms/index.ts'
import { declinedFor } from '../introductions/index.ts'
import { answers } from './matching.labels.ts'

const reason = maybeChoice('興味がない理由', declinedFor)

export const answerForm = form(
  {
    answer: choice('本人の返事', answers),
    reason: {
      ...reason,
      raw: (posted, name) => (posted.text('answer') === 'not-interested' ? reason.raw(posted, name) : null),
    } satisfies typeof reason,
    note: maybeWords('ひとこと'),
  },
  (schema) =>
    schema.refine((input) => (input.answer === 'not-interested') === (input.reason !== null), {
      path: ['reason'],
      message: '興味がない理由を選んでください。興味がないときだけ選びます。',
    }),
)
export type AnswerInput = z.output<typeof answerForm.schema>

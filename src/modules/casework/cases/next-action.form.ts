/** What is next in a case, once: for the pages, the API and the actions, alone and as part of larger forms. */
import { z } from 'zod'
import { type Fields, textOf } from '../../../platform/http/room.ts'
import { invalid, type Outcome } from '../../../platform/outcome.ts'
import { choice, day, form, line, maybeId, own, type Posted, time } from '../../../forms/index.ts'
import { nextActionKinds } from './case.labels.ts'

const step = {
  kind: choice('どうするか', nextActionKinds, '次の予定の種類を選んでください。'),
  dueOn: day('日', '次の予定の日を入れてください。'),
  time: time('時刻'),
  note: line('すること', {
    most: 2000,
    empty: '次にすることを書いてください。',
    tooLong: '次にすることは2000字までで書いてください。',
  }),
  /** Null: 窓口のだれか. */
  assignee: maybeId('担当'),
}

export const nextActionForm = form(step, ({ shape }) =>
  z.object(shape, '次の予定を決めてください。ケースが開いている間は、いつも一つ要ります。'),
)
export const nextActionInput = nextActionForm.schema
export type NextActionInput = z.output<typeof nextActionInput>

/** For `NextActionFields`, which stands in several forms: the names of its boxes begin with `prefix`. */
export const nextActionBoxes = (values: Fields, prefix: string) => ({
  kind: step.kind.box(values, `${prefix}kind`),
  dueOn: step.dueOn.box(values, `${prefix}dueOn`),
  time: step.time.box(values, `${prefix}time`),
  note: step.note.box(values, `${prefix}note`),
  assignee: step.assignee.box(values, `${prefix}assignee`),
})

/** What stands in the boxes of `NextActionFields`. */
export const parseNextActionFields = (posted: Posted, prefix: string) => ({
  kind: step.kind.raw(posted, `${prefix}kind`),
  dueOn: step.dueOn.raw(posted, `${prefix}dueOn`),
  time: step.time.raw(posted, `${prefix}time`),
  note: step.note.raw(posted, `${prefix}note`),
  assignee: step.assignee.raw(posted, `${prefix}assignee`),
})

/** Null: いまの予定のまま. What was typed wins over what was preset: a step in words is a new step. */
function parseNextOrKept(posted: Posted) {
  const keeps = posted.text('nextIs') === 'keep' && posted.text('nextAction.note').trim() === ''
  return keeps ? null : parseNextActionFields(posted, 'nextAction.')
}

/** What is next, as a field of a larger form: null is いまの予定のまま. */
export const nextOrKept = own(nextActionInput.nullable(), (posted) => parseNextOrKept(posted))

const changeNextActionForm = form(
  {
    ...step,
    done: own(
      z
        .object({
          note: z
            .string()
            .max(2000, '2000字までで書いてください。')
            .nullish()
            .transform((value) => value ?? ''),
          appointment: z
            .enum(['held', 'missed', 'cancelled'], { error: '約束がどうなったかを選んでください。' })
            .nullish(),
        })
        .nullish()
        .transform((value) => value ?? null),
      (posted) =>
        posted.text('how') === 'done'
          ? { note: posted.text('doneNote'), appointment: posted.chosen('appointmentHow') ?? null }
          : null,
    ),
  },
  ({ shape: { done } }) => nextActionInput.extend({ done }),
)
export const changeNextActionInput = changeNextActionForm.schema
export type ChangeNextActionInput = z.output<typeof changeNextActionInput>

/** `wasAgreed`: what is next was agreed with somebody, so すませる says what became of it. */
export function parseNextAction(fields: Fields, wasAgreed = false): Outcome<ChangeNextActionInput> {
  const input = changeNextActionForm.parse(fields)
  if (!wasAgreed || textOf(fields, 'how') !== 'done' || textOf(fields, 'appointmentHow') !== '') return input
  const unsaid = { field: 'appointmentHow', message: '約束がどうなったかを選んでください。' }
  return invalid(unsaid, ...(input.ok ? [] : input.errors))
}

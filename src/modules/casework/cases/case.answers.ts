/** A case as the API answers with it, and what several writes take. */
import { z } from 'zod'
import { appointment } from './appointment.answers.ts'
import { consultationInput } from './talk.form.ts'
import { nextActionInput } from './next-action.form.ts'
import { closureReasons, nextActionKinds } from './case.labels.ts'
import { answer, code, day, named } from '../../../platform/api/index.ts'
import { personOfCase } from '../../people/index.ts'
import { targetType } from '../../council/index.ts'

export const nextAction = answer(
  'NextAction',
  z.object({
    kind: code(nextActionKinds),
    kindLabel: z.string(),
    dueOn: day,
    time: z.string().nullable().describe('HH:MM。なければ時刻は決めていない'),
    note: z.string(),
    assignee: z.uuid().nullable().describe('null なら窓口のもの'),
    assigneeName: z.string().nullable(),
  }),
)

/** As a write takes it: "keep" (or null) is いまの予定のまま. */
export const nextActionOrKeep = z
  .preprocess((value) => (value === 'keep' ? null : value), nextActionInput.nullable())
  .describe('"keep"(または null)は、いまの予定のまま。この先の予定があるときだけ')

export const consultationBody = consultationInput.extend({ nextAction: nextActionOrKeep })

export const supportCase = answer(
  'Case',
  z.object({
    id: z.uuid(),
    number: z.string(),
    status: z.enum(['open', 'closed']),
    statusLabel: z.string(),
    targetType,
    targetTypeLabel: z.string(),
    targetTypeProvisional: z.boolean(),
    targetTypeUndisclosed: z.boolean().describe('判定はあるが、見られる範囲に入っていない'),
    responsibleDeskId: z.string(),
    responsibleDesk: z.object({
      id: z.string(),
      name: z.string(),
      organizationId: z.string(),
      organizationName: z.string(),
    }),
    responsibleSince: day,
    worker: named.nullable(),
    nextAction: nextAction.nullable().describe('終結していれば null。支援中で null なら、見られる範囲に入っていない'),
    appointments: z.array(appointment).optional().describe('これからの約束。一覧にはない'),
    personId: z.uuid(),
    person: personOfCase.nullable().describe('見られる範囲に入っていなければ null'),
    municipalityCode: z.string().nullable(),
    episode: z.int(),
    openedOn: day,
    lastContactOn: day,
    closedOn: day.nullable(),
    closure: z
      .object({
        reason: code(closureReasons),
        reasonLabel: z.string(),
        summary: z.string().nullable().describe('相談の記録が見られる範囲に入っていなければ null'),
        reopenHint: z.string().nullable(),
      })
      .nullable(),
    version: z.int(),
  }),
)
export type CaseAnswer = z.output<typeof supportCase>

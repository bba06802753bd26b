/** 約束 as the API answers with it. */
import { z } from 'zod'
import type { Appointment } from './appointment.queries.ts'
import { appointmentEnds, appointmentWays, reminderWishes } from './case.labels.ts'
import { answer, code, day } from '../../../platform/api/index.ts'

const appointmentStatuses = { planned: 'これから', ...appointmentEnds } as const

export const appointment = answer(
  'Appointment',
  z.object({
    id: z.uuid(),
    caseId: z.uuid(),
    kind: code(appointmentWays),
    kindLabel: z.string(),
    on: day,
    time: z.string().nullable().describe('HH:MM。なければ時刻は決めていない'),
    minutes: z.int().nullable(),
    place: z.string(),
    who: z.string().describe('だれが来るか'),
    reminder: code(reminderWishes),
    reminderLabel: z.string(),
    note: z.string(),
    assignee: z.uuid().nullable().describe('null なら窓口のもの'),
    assigneeName: z.string().nullable(),
    status: code(appointmentStatuses),
    statusLabel: z.string(),
    endedNote: z.string(),
    isNext: z.boolean().describe('ケースの次の予定でもある'),
  }),
)

export const appointmentOf = (each: Appointment): z.output<typeof appointment> => ({
  id: each.id,
  caseId: each.caseId,
  kind: each.way,
  kindLabel: appointmentWays[each.way],
  on: each.onDay,
  time: each.time,
  minutes: each.minutes,
  place: each.place,
  who: each.who,
  reminder: each.reminder,
  reminderLabel: reminderWishes[each.reminder],
  note: each.note,
  assignee: each.accountId,
  assigneeName: each.workerName,
  status: each.status,
  statusLabel: appointmentStatuses[each.status],
  endedNote: each.endedNote,
  isNext: each.isNext,
})

/** What the API answers with: parts that several endpoints share. Codes have their Japanese words beside them. */
import { z } from 'zod'
import {
  accessBases,
  type Appointment,
  appointmentEnds,
  appointmentWays,
  closureReasons,
  consultationInput,
  legalBases,
  nextActionInput,
  nextActionKinds,
  reminderWishes,
  shareParts,
  type TargetType,
  targetTypes,
} from '../cases/index.ts'
import { declineReasons, referralModes, referralOutcomes, type ReferralStatus, urgencies } from '../referrals/index.ts'
import { displayName, type PersonName } from '../people/index.ts'
import { answer } from './endpoint.ts'
import { keysOf } from '../../forms/index.ts'

export const code = <K extends string>(labels: Record<K, unknown>) => z.enum(keysOf(labels))

/** For what has nothing to say but that it is meant. */
export const confirmed = (verb: string) =>
  z.object({ confirm: z.literal(true, `${verb}なら confirm を true にしてください。`) })

export const day = z.iso.date()
export const instant = z.iso.datetime()
/** ① ② ③; null is 未判定. */
export const targetType = z.union([z.literal(1), z.literal(2), z.literal(3)]).nullable()

export const targetTypeLabel = (type: TargetType | number | null): string => {
  const known = type === 1 || type === 2 || type === 3 ? targetTypes[type] : null
  return known === null ? '未判定' : `${known.mark} ${known.short}`
}

/** The word for a code, also for one that a later version wrote. */
export const labelIn = (labels: Readonly<Record<string, string>>, key: string): string =>
  Object.hasOwn(labels, key) ? (labels[key] ?? key) : key

export const named = answer('Named', z.object({ id: z.string(), name: z.string() }))

export const names = answer(
  'Names',
  z.object({
    familyName: z.string(),
    givenName: z.string(),
    familyNameKana: z.string(),
    givenNameKana: z.string(),
    alias: z.string(),
    display: z.string().describe('画面での呼びかた'),
  }),
)

export const namesOf = (person: PersonName) => ({
  familyName: person.familyName,
  givenName: person.givenName,
  familyNameKana: person.familyNameKana,
  givenNameKana: person.givenNameKana,
  alias: person.alias,
  display: displayName(person),
})

export const personOfCase = answer('PersonOfCase', z.object({ names, birthDate: day.nullable() }))

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

export const caseStatusLabels = { open: '支援中', closed: '終結' } as const

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

const place = z.object({ desk: named, organization: named })

export const referralStatusCodes = { sent: 0, accepted: 0, declined: 0, withdrawn: 0 } as const satisfies Record<
  ReferralStatus,
  number
>

export const referral = answer(
  'Referral',
  z.object({
    id: z.uuid(),
    caseId: z.uuid(),
    caseNumber: z.string().nullable().describe('ケースを見られなければ null'),
    person: personOfCase.nullable(),
    status: code(referralStatusCodes),
    statusLabel: z.string(),
    from: place,
    to: place,
    reason: z.string().nullable().describe('見られる期間が終わった受け手には null'),
    requests: z.string().nullable().describe('見られる期間が終わった受け手には null'),
    mode: code(referralModes).describe('hand-over: 引き継ぎ / joint: いっしょに支援。受け入れても責任は移らない'),
    modeLabel: z.string(),
    urgency: code(urgencies),
    urgencyLabel: z.string(),
    basis: z.object({ kind: code(legalBases), kindLabel: z.string(), givenOn: day, until: day.nullable() }),
    shares: z.union([z.literal('all'), z.array(code(shareParts))]),
    sentAt: instant,
    sentOn: day,
    respondBy: day,
    late: z.boolean().describe('返事の期限をすぎた'),
    answeredOn: day.nullable(),
    firstAppointmentOn: day.nullable(),
    firstContactBy: day.nullable(),
    answerNote: z.string(),
    decline: z.object({ reason: code(declineReasons), reasonLabel: z.string(), suggestion: z.string() }).nullable(),
    withdrawReason: z.string().nullable(),
    outcome: z
      .object({ result: code(referralOutcomes), resultLabel: z.string(), note: z.string(), reportedOn: day })
      .nullable(),
  }),
)
export type ReferralAnswer = z.output<typeof referral>

export const basisLabels: Record<string, string> = accessBases

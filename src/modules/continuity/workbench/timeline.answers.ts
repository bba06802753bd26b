/** A row of a case's timeline: what was done, when and where, and what it was about as far as the reader may know. */
import { z } from 'zod'
import { answer, day, instant, named } from '../../../platform/api/index.ts'

export const timelineItem = answer(
  'TimelineItem',
  z.object({
    id: z.uuid(),
    kind: z.string(),
    label: z.string(),
    occurredOn: day,
    recordedAt: instant,
    organization: named.nullable(),
    desk: named.nullable(),
    account: named.nullable(),
    correctsId: z.uuid().nullable(),
    undisclosed: z.boolean().describe('記録はあるが、中身は見られる範囲に入っていない'),
    note: z.string().nullable(),
    consultation: z
      .object({
        id: z.uuid(),
        channel: z.string(),
        channelLabel: z.string(),
        speaker: z.string(),
        speakerLabel: z.string(),
        speakerRelation: z.string(),
        topics: z.array(z.string()),
        topicLabels: z.array(z.string()),
        minutes: z.int().nullable(),
        corrects: z.uuid().nullable(),
        correctedBy: z.uuid().nullable(),
        withdrawn: z.boolean().describe('取り消された'),
      })
      .optional(),
    nextAction: z
      .object({
        kind: z.string(),
        kindLabel: z.string(),
        dueOn: day,
        time: z.string().nullable(),
        doneNote: z.string(),
      })
      .optional(),
    targetType: z
      .object({
        id: z.uuid(),
        from: z.int().nullable(),
        fromLabel: z.string(),
        to: z.int().nullable(),
        toLabel: z.string(),
        provisional: z.boolean(),
        move: z.boolean(),
        reason: z.string(),
        reasonLabel: z.string(),
      })
      .optional(),
    referral: z
      .object({
        id: z.uuid(),
        from: named.nullable(),
        to: named.nullable(),
        respondBy: day.nullable(),
        firstAppointmentOn: day.nullable(),
        declineReason: z.string().nullable(),
        declineReasonLabel: z.string().nullable(),
        outcome: z.string().nullable(),
        outcomeLabel: z.string().nullable(),
      })
      .optional(),
    placement: z
      .object({
        id: z.uuid(),
        employerName: z.string(),
        startedOn: day,
        regular: z.boolean(),
        weeklyHours: z.number(),
        route: z.string(),
        routeLabel: z.string(),
        endedOn: day.nullable(),
        endReason: z.string().nullable(),
        endReasonLabel: z.string().nullable(),
      })
      .optional(),
    followUp: z
      .object({
        id: z.uuid(),
        placementId: z.uuid(),
        month: z.int(),
        with: z.string().nullable(),
        withLabel: z.string().nullable(),
        status: z.string().nullable(),
        statusLabel: z.string().nullable(),
      })
      .optional(),
    closure: z.object({ reason: z.string(), reasonLabel: z.string() }).optional(),
    episode: z.int().optional(),
  }),
)
export type TimelineItem = z.output<typeof timelineItem>

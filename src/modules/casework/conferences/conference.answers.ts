/** A meeting as the API answers with it. */
import { z } from 'zod'
import { conferenceForms, conferenceKinds, conferenceStatuses, secrecies } from './conference.labels.ts'
import type { ConferenceView } from './conference.queries.ts'
import { answer, code, day } from '../../../platform/api/index.ts'
import { legalBases, shareParts } from '../../council/index.ts'

const time = z.string().regex(/^\d{2}:\d{2}$/)
export const line = answer(
  'ConferenceLine',
  z.object({
    id: z.uuid(),
    caseId: z.uuid(),
    kind: code(conferenceKinds),
    status: code(conferenceStatuses),
    heldOn: day,
    startsAt: time,
    endsAt: time,
    place: z.string(),
    hostOrganizationId: z.string(),
    people: z.int(),
    decisions: z.int(),
  }),
)
export const conference = answer(
  'Conference',
  z.object({
    id: z.uuid(),
    caseId: z.uuid(),
    kind: code(conferenceKinds),
    status: code(conferenceStatuses),
    heldOn: day,
    startsAt: time,
    endsAt: time,
    place: z.string(),
    hostOrganizationId: z.string(),
    basis: code(legalBases),
    basisGivenOn: day.nullable(),
    form: code(conferenceForms),
    parts: z.array(code(shareParts)).describe('会議のあいだ見せる区分'),
    participants: z.array(
      z.object({
        id: z.uuid(),
        organizationId: z.string().nullable(),
        name: z.string(),
        role: z.string(),
        secrecy: code(secrecies),
        attended: z.boolean().nullable(),
      }),
    ),
    agenda: z.string().nullable().describe('見られないときは null'),
    minutes: z.string().nullable(),
    seal: z.string().nullable().describe('記録の SHA-256'),
    decisions: z.array(
      z.object({
        id: z.uuid(),
        decision: z.string(),
        organizationId: z.string(),
        ownerName: z.string(),
        dueOn: day,
        doneOn: day.nullable(),
      }),
    ),
  }),
)

export const bodyOf = (view: ConferenceView): z.output<typeof conference> =>
  conference.parse({
    ...view,
    agenda: view.papers?.agenda ?? null,
    minutes: view.papers?.minutes ?? null,
    seal: view.papers?.seal ?? null,
    decisions: view.decided,
  })

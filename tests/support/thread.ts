/**
 * The main thread in a few words, for tests that need a case to be somewhere: the product's own actions,
 * in one transaction each.
 */
import { jobWishForm, recordJobWish } from '../../src/modules/employment/job-wishes/index.ts'
import {
  type ConsultationInput,
  closureInput,
  consultationInput,
  decideTargetType,
  makeAppointment,
  mergePeople,
  type NextActionInput,
  openCase,
  openCaseInput,
  type OpenedCase,
  recordConsultation,
  recordWalkIn,
  walkInInput,
} from '../../src/modules/casework/cases/index.ts'
import { addSpan, spanInput, writeQualification } from '../../src/modules/casework/careers/index.ts'
import { consentInput, recordConsent } from '../../src/modules/casework/consents/index.ts'
import {
  closeConference,
  closingInput,
  conferenceInput,
  inviteParticipant,
  openConference,
  participantInput,
  planConference,
} from '../../src/modules/casework/conferences/index.ts'
import { recordFollowUp, recordPlacement } from '../../src/modules/employment/placements/index.ts'
import { closeCase } from '../../src/modules/continuity/closures/index.ts'
import { leaveNote } from '../../src/modules/continuity/oversight/index.ts'
import {
  agreementInput,
  agreePlan,
  draftPlan,
  frameInput,
  goalInput,
  offerPlan,
  writeGoal,
} from '../../src/modules/casework/support-plans/index.ts'
import {
  acceptReferral,
  reportOutcome,
  sendReferral,
  type SendReferralInput,
} from '../../src/modules/casework/referrals/index.ts'
import type { Actor } from '../../src/platform/actor.ts'
import { addDays, type CivilDate } from '../../src/platform/clock.ts'
import { openOwnPage } from '../../src/modules/continuity/my/index.ts'
import { recordTraining } from '../../src/modules/employment/trainings/index.ts'
import type { Council } from '../../src/platform/council.ts'
import type { Outcome } from '../../src/platform/outcome.ts'
import type { z } from 'zod'
import type { TestCouncil } from './db.ts'
import { act, signedInAs } from './people.ts'

/** The value, or a failed test that says why not. */
export function valueOf<T>(outcome: Outcome<T>): T {
  if (!outcome.ok)
    throw new Error(`refused: ${outcome.errors.map((error) => `${error.field} ${error.message}`).join(' ')}`)
  return outcome.value
}

export const nextStep = (today: CivilDate, note = '続きを聞く'): NextActionInput => ({
  kind: 'appointment',
  dueOn: addDays(today, 7),
  time: null,
  note,
  assignee: null,
})

export const someTalk = (
  today: CivilDate,
  note = '仕事の相談。',
): ConsultationInput & { nextAction: NextActionInput } => ({
  ...consultationInput.parse({
    occurredOn: today,
    channel: 'visit',
    speaker: 'self',
    topics: ['job-search'],
    note,
    nextAction: nextStep(today),
  }),
  nextAction: nextStep(today),
})

export interface NewPerson {
  familyName?: string
  givenName?: string
  familyNameKana?: string
  givenNameKana?: string
  birthDate?: string | null
  phone?: string
}

let serial = 0

/** 受付 by this worker, of somebody new. Names differ by themselves, so that nobody is counted as somebody else. */
export async function openedCase(
  council: Council,
  by: Actor,
  person: NewPerson = {},
  note?: string,
): Promise<OpenedCase> {
  serial += 1
  const today = council.clock.today()
  const { nextAction, ...talk } = someTalk(today, note)
  const born = addDays('1978-01-01', serial)
  const input = openCaseInput.parse({
    deskId: by.deskId,
    ...talk,
    nextAction,
    person: {
      familyName: '山田',
      givenName: `試${serial}`,
      familyNameKana: 'ヤマダ',
      givenNameKana: 'タメシ',
      birthDate: born,
      municipalityCode: '20201',
      ...person,
    },
  })
  return valueOf(await act(council, by, (ctx) => openCase(ctx, input)))
}

export async function talkedAgain(council: Council, by: Actor, caseId: string, note?: string): Promise<string> {
  return valueOf(
    await act(council, by, (ctx) => recordConsultation(ctx, caseId, someTalk(council.clock.today(), note))),
  ).id
}

export async function sentReferral(
  council: Council,
  by: Actor,
  caseId: string,
  to: string,
  shares: SendReferralInput['shares'],
  until: CivilDate | null = null,
  words = { reason: '次の段階のため', requests: '求人の相談' },
): Promise<string> {
  const today = council.clock.today()
  return valueOf(
    await act(council, by, (ctx) =>
      sendReferral(ctx, caseId, {
        toDeskId: to,
        ...words,
        mode: 'hand-over',
        urgency: 'normal',
        basis: { kind: 'consent', givenOn: today, until },
        shares,
      }),
    ),
  ).id
}

export async function acceptedReferral(council: Council, by: Actor, referralId: string): Promise<void> {
  valueOf(
    await act(council, by, (ctx) =>
      acceptReferral(ctx, referralId, {
        firstAppointmentOn: addDays(council.clock.today(), 2),
        time: null,
        assignee: null,
        note: '',
        task: '',
      }),
    ),
  )
}

/** A second desk helps; the case stays where it is. */
export async function begunJointSupport(
  council: Council,
  lead: Actor,
  helper: Actor,
  caseId: string,
  to: string,
  shares: SendReferralInput['shares'] = ['contact'],
  until: CivilDate | null = null,
): Promise<string> {
  const today = council.clock.today()
  const { id } = valueOf(
    await act(council, lead, (ctx) =>
      sendReferral(ctx, caseId, {
        toDeskId: to,
        mode: 'joint',
        reason: '通院と仕事さがしを並べて進めるため',
        requests: '職場見学',
        urgency: 'normal',
        basis: { kind: 'consent', givenOn: today, until },
        shares,
      }),
    ),
  )
  valueOf(
    await act(council, helper, (ctx) =>
      acceptReferral(ctx, id, {
        firstAppointmentOn: addDays(today, 2),
        time: null,
        assignee: null,
        note: '',
        task: '職場見学をいっしょに回る',
      }),
    ),
  )
  const [joint] = await council.gateway.read(helper, (db) =>
    db.selectFrom('joint_supports').where('referral_id', '=', id).select('id').execute(),
  )
  if (!joint) throw new Error('no joint support')
  return joint.id
}

export async function recordedPlacement(
  council: Council,
  by: Actor,
  caseId: string,
  more: { employerName?: string; regular?: boolean } = {},
): Promise<string> {
  const input = {
    employerName: '信州精密',
    startedOn: council.clock.today(),
    regular: true,
    weeklyHours: 38,
    route: 'hello-work' as const,
    ...more,
  }
  return valueOf(await act(council, by, (ctx) => recordPlacement(ctx, caseId, input))).id
}

export const someClosure = (today: CivilDate, summary = 'まとめ') =>
  closureInput.parse({ reason: 'own-wish', summary, closedOn: today, followUpsEndReason: '本人の申し出' })

/** 同意 for one organization, as a witness heard it. */
export async function recordedConsent(
  council: Council,
  by: Actor,
  caseId: string,
  more: Partial<z.input<typeof consentInput>> = {},
): Promise<string> {
  const input = consentInput.parse({
    givenOn: council.clock.today(),
    givenBy: 'self',
    method: 'oral',
    witness: '同席の職員',
    purposes: ['coordination'],
    parts: ['contact'],
    recipients: ['hw-ueda'],
    ...more,
  })
  return valueOf(await act(council, by, (ctx) => recordConsent(ctx, caseId, input, null))).id
}

/** The access that such a consent opened. */
export async function accessByConsent(council: Council, by: Actor, caseId: string): Promise<string> {
  const consentId = await recordedConsent(council, by, caseId)
  return council.gateway.read(
    by,
    async (db) =>
      (await db.selectFrom('case_access').select('id').where('consent_id', '=', consentId).executeTakeFirstOrThrow())
        .id,
  )
}

/** Two records of one person at one desk; the first goes on. */
export async function twinRecords(council: Council, by: Actor): Promise<{ kept: OpenedCase; twin: OpenedCase }> {
  serial += 1
  const person = {
    familyName: '双葉',
    givenName: `明${serial}`,
    familyNameKana: 'フタバ',
    givenNameKana: `アキラ${'アイウエオ'[serial % 5]}`,
    birthDate: addDays('1979-01-01', serial),
  }
  return {
    kept: await openedCase(council, by, person),
    twin: await openedCase(council, by, { ...person, birthDate: null }),
  }
}

export async function mergedRecords(
  council: Council,
  by: Actor,
): Promise<{ mergeId: string; kept: OpenedCase; twin: OpenedCase }> {
  const { kept, twin } = await twinRecords(council, by)
  const { id } = valueOf(
    await act(council, by, (ctx) => mergePeople(ctx, kept.personId, twin.personId, { reason: '' })),
  )
  return { mergeId: id, kept, twin }
}

/** A period of work, long over. */
export async function recordedSpan(
  council: Council,
  by: Actor,
  caseId: string,
  more: Partial<z.input<typeof spanInput>> = {},
): Promise<string> {
  const input = spanInput.parse({
    kind: 'non-regular',
    employer: '上小製作所',
    work: '組立',
    startedOn: '2018-04-01',
    endedOn: '2019-03-31',
    ...more,
  })
  return valueOf(await act(council, by, (ctx) => addSpan(ctx, caseId, input))).id
}

/** A plan with one goal, as a worker writes it; agreed to where wanted. */
export async function draftedPlan(
  council: Council,
  by: Actor,
  caseId: string,
  more: Partial<z.input<typeof frameInput>> = {},
): Promise<{ id: string; goalId: string }> {
  const today = council.clock.today()
  const frame = frameInput.parse({
    wish: '朝起きて、週に3日は外に出たい',
    startsOn: today,
    endsOn: addDays(today, 180),
    reviewOn: addDays(today, 60),
    services: ['support-station'],
    ...more,
  })
  const { id } = valueOf(await act(council, by, (ctx) => draftPlan(ctx, caseId, frame)))
  const goal = goalInput.parse({
    goal: '週に2回、決まった時間に出かける',
    steps: [
      { step: '図書館まで歩く', doer: 'person', dueOn: addDays(today, 14) },
      { step: '最初の2回は同行する', doer: 'desk', dueOn: addDays(today, 14) },
    ],
  })
  const { id: goalId } = valueOf(await act(council, by, (ctx) => writeGoal(ctx, caseId, id, null, goal)))
  return { id, goalId }
}

export async function agreedPlan(
  council: Council,
  by: Actor,
  caseId: string,
  more: Partial<z.input<typeof frameInput>> = {},
): Promise<{ id: string; goalId: string }> {
  const plan = await draftedPlan(council, by, caseId, more)
  valueOf(
    await act(council, by, (ctx) =>
      agreePlan(ctx, caseId, plan.id, agreementInput.parse({ agreedOn: council.clock.today(), how: 'signature' })),
    ),
  )
  return plan
}

/** A conference of today with one guest, who has an account. */
export async function plannedConference(
  council: Council,
  by: Actor,
  caseId: string,
  guest: Actor,
  more: Partial<z.input<typeof conferenceInput>> = {},
): Promise<{ id: string; participantId: string }> {
  const today = council.clock.today()
  const input = conferenceInput.parse({
    kind: 'case',
    basis: 'consent',
    basisGivenOn: today,
    form: 'meeting',
    heldOn: today,
    startsAt: '00:00',
    endsAt: '23:59',
    place: '相談室',
    parts: ['contact', 'consultations'],
    agenda: '支え方の相談',
    ...more,
  })
  const { id } = valueOf(await act(council, by, (ctx) => planConference(ctx, caseId, input)))
  const person = participantInput.parse({
    organizationId: guest.organizationId,
    accountId: guest.accountId,
    role: '担当',
    secrecy: 'local-officer',
  })
  const { id: participantId } = valueOf(await act(council, by, (ctx) => inviteParticipant(ctx, id, person)))
  return { id, participantId }
}

export async function openedConference(
  council: Council,
  by: Actor,
  caseId: string,
  guest: Actor,
  more: Partial<z.input<typeof conferenceInput>> = {},
): Promise<{ id: string; participantId: string }> {
  const planned = await plannedConference(council, by, caseId, guest, more)
  valueOf(await act(council, by, (ctx) => openConference(ctx, planned.id)))
  return planned
}

export async function closedConference(
  council: Council,
  by: Actor,
  caseId: string,
  guest: Actor,
  minutes = '話し合った',
): Promise<{ id: string; participantId: string; decisionId: string; guestDecisionId: string }> {
  const open = await openedConference(council, by, caseId, guest)
  const due = addDays(council.clock.today(), 14)
  const input = closingInput.parse({
    minutes,
    attended: [open.participantId],
    decisions: [
      { decision: '家族に話を聞く', organizationId: by.organizationId, dueOn: due },
      { decision: '見学先を探す', organizationId: guest.organizationId, dueOn: due },
    ],
  })
  valueOf(await act(council, by, (ctx) => closeConference(ctx, open.id, input)))
  const rows = await council.gateway.read(by, (db) =>
    db
      .selectFrom('conference_decisions')
      .where('conference_id', '=', open.id)
      .orderBy('position')
      .select('id')
      .execute(),
  )
  return { ...open, decisionId: rows[0]?.id ?? '', guestDecisionId: rows[1]?.id ?? '' }
}

/** 責任者のひとこと on a case of the manager's organization. */
export async function leftNote(
  { council }: TestCouncil,
  manager: Actor,
  caseId: string,
  note = '次回は家計のことも聞いてください',
): Promise<string> {
  return valueOf(await act(council, manager, (ctx) => leaveNote(ctx, caseId, { note }))).id
}

/** A case handed on twice, and told of by the third desk: the news that the first one, this worker's, gets. */
export async function newsOfLater(
  { council, ownerQuery }: TestCouncil,
  first: Actor,
): Promise<{ newsId: string; caseId: string; third: Actor }> {
  const second = await signedInAs(council, { role: 'counselor', organizationId: 'hw-nagano', deskId: 'ms-nagano' })
  const third = await signedInAs(council, { role: 'counselor', organizationId: 'hw-ueda', deskId: 'hw-ueda-main' })
  const { id: caseId } = await openedCase(council, first)
  await acceptedReferral(
    council,
    second,
    await sentReferral(council, first, caseId, 'ms-nagano', ['contact', 'consultations']),
  )
  const onwards = await sentReferral(council, second, caseId, 'hw-ueda-main', ['contact'])
  await acceptedReferral(council, third, onwards)
  valueOf(
    await act(council, third, (ctx) =>
      reportOutcome(ctx, onwards, { result: 'employed', note: 'くわしい中身', answers: [] }),
    ),
  )
  const [row] = await ownerQuery<{ id: string }>(
    'select id from referral_news where case_id = $1 and organization_id = $2',
    [caseId, first.organizationId],
  )
  if (!row) throw new Error('no news was told')
  return { newsId: row.id, caseId, third }
}

/** A training begun ten days ago that lasts two months. */
export async function recordedTraining(
  council: Council,
  by: Actor,
  caseId: string,
  more: { startsOn?: CivilDate; endsOn?: CivilDate; course?: string } = {},
): Promise<string> {
  const today = council.clock.today()
  const input = {
    kind: 'job-seeker-basic' as const,
    course: 'パソコン基礎科',
    provider: '',
    startsOn: addDays(today, -10),
    endsOn: addDays(today, 50),
    ...more,
  }
  return valueOf(await act(council, by, (ctx) => recordTraining(ctx, caseId, input))).id
}

/** A plan on the page of a person with an account of this address, waiting for the answer. */
export async function offeredPlan(
  { council, ownerQuery }: TestCouncil,
  by: Actor,
  caseId: string,
  email: string,
): Promise<{ planId: string; goalId: string; person: Actor }> {
  valueOf(await act(council, by, (ctx) => openOwnPage(ctx, caseId, { email }, 'http://localhost')))
  const { id, goalId } = await draftedPlan(council, by, caseId)
  valueOf(await act(council, by, (ctx) => offerPlan(ctx, caseId, id)))
  const [account] = await ownerQuery<{ id: string; name: string }>(
    'select id, display_name as name from accounts where email = $1',
    [email],
  )
  return {
    planId: id,
    goalId,
    person: {
      accountId: account?.id ?? '',
      name: account?.name ?? '',
      email,
      role: 'person',
      organizationId: null,
      organizationName: '',
      deskId: null,
      deskName: '',
    },
  }
}

/** A judgement about the type. */
export async function decidedType(council: Council, by: Actor, caseId: string): Promise<string> {
  valueOf(
    await act(council, by, (ctx) =>
      decideTargetType(ctx, caseId, {
        targetType: 2,
        provisional: false,
        decidedOn: council.clock.today(),
        reasonCode: null,
        reason: '',
        answers: {},
      }),
    ),
  )
  const [row] = await council.gateway.read(by, (db) =>
    db
      .selectFrom('target_type_decisions')
      .where('case_id', '=', caseId)
      .select('id')
      .orderBy('recorded_at', 'desc')
      .limit(1)
      .execute(),
  )
  return row?.id ?? ''
}

/** A follow-up of the first month, held today. */
export async function heldFollowUp(
  council: Council,
  by: Actor,
  caseId: string,
  employerName = '信州精密',
  status: 'working' | 'left' = 'working',
): Promise<string> {
  const today = council.clock.today()
  const id = await recordedPlacement(council, by, caseId, { employerName })
  valueOf(
    await act(council, by, (ctx) =>
      recordFollowUp(ctx, id, {
        month: 1,
        heldOn: today,
        with: 'person',
        status,
        endedOn: status === 'left' ? today : null,
        endReason: status === 'left' ? 'health' : null,
        note: '',
      }),
    ),
  )
  return id
}

export async function closedCase(council: Council, by: Actor): Promise<string> {
  const { id } = await openedCase(council, by)
  valueOf(await act(council, by, (ctx) => closeCase(ctx, id, someClosure(council.clock.today()))))
  return id
}

/** Agreed beside what is next. */
export async function madeAppointment(council: Council, by: Actor, caseId: string, note = '面談'): Promise<string> {
  return valueOf(
    await act(council, by, (ctx) =>
      makeAppointment(ctx, caseId, {
        onDay: addDays(council.clock.today(), 5),
        time: '10:00',
        minutes: null,
        way: 'visit',
        place: '',
        who: '',
        reminder: 'none',
        note,
        assignee: null,
      }),
    ),
  ).id
}

/** Somebody comes to this worker's desk whose case is another's. @returns what the other was told */
export async function toldWalkIn(
  council: Council,
  by: Actor,
  caseId: string,
  told = '約束を変えたいそうです',
): Promise<string> {
  const { nextAction: _, ...talk } = someTalk(council.clock.today(), 'また来てくれた')
  return valueOf(
    await act(council, by, (ctx) => recordWalkIn(ctx, caseId, walkInInput.parse({ deskId: by.deskId, ...talk, told }))),
  ).id
}

/** A licence, and what somebody looks for, once written anew. */
export async function recordedWish(council: Council, by: Actor, caseId: string): Promise<void> {
  const licence = {
    kind: 'license',
    name: '普通自動車免許',
    issuer: '',
    gotOn: null,
    expiresOn: null,
    note: '',
  } as const
  valueOf(await act(council, by, (ctx) => writeQualification(ctx, caseId, licence)))
  const wish = { firstOccupation: '仕分け', regular: 'any', health: '立ち仕事は1時間まで', mayTell: 'desk' }
  const { id } = valueOf(
    await act(council, by, (ctx) => recordJobWish(ctx, caseId, jobWishForm.schema.parse(wish), null)),
  )
  valueOf(await act(council, by, (ctx) => recordJobWish(ctx, caseId, jobWishForm.schema.parse(wish), id)))
}

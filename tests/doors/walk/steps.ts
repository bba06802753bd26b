/**
 * What may happen to a case, as the product's own actions. Each step chooses by numbers,
 * so that a sequence can be replayed and cut.
 */
import fc from 'fast-check'
import { changeMembership } from '../../../src/modules/access/accounts/membership.actions.ts'
import { deactivate, reactivate } from '../../../src/modules/access/accounts/accounts.actions.ts'
import { recordEntry } from '../../../src/modules/casework/assessments/index.ts'
import { addSpan, spanInput, writeQualification } from '../../../src/modules/casework/careers/index.ts'
import {
  changeNextAction,
  changeNextActionInput,
  decideTargetType,
  mergePeople,
  openCase,
  openCaseInput,
  recordConsultation,
  recordWalkIn,
  undoMerge,
  walkInInput,
} from '../../../src/modules/casework/cases/index.ts'
import { approveClosure, closeCase } from '../../../src/modules/continuity/closures/index.ts'
import {
  addNote,
  cancelConference,
  closeConference,
  closingInput,
  conferenceInput,
  inviteParticipant,
  openConference,
  participantInput,
  planConference,
} from '../../../src/modules/casework/conferences/index.ts'
import {
  consentInput,
  endAccess,
  liftRestriction,
  openEmergencyDoor,
  recordConsent,
  restrictCase,
  reviewEmergencyAccess,
  secondEmergencyDoor,
  withdrawConsent,
} from '../../../src/modules/casework/consents/index.ts'
import { answerOwnPlan, endOwnPage, openOwnPage } from '../../../src/modules/continuity/my/index.ts'
import { handOverCaseload, leaveNote } from '../../../src/modules/continuity/oversight/index.ts'
import { addName, addRelation, changePerson, personChange } from '../../../src/modules/people/people/index.ts'
import { recordFollowUp, recordPlacement } from '../../../src/modules/employment/placements/index.ts'
import {
  acceptReferral,
  amendReferral,
  declineReferral,
  endJointSupport,
  recordJointTalk,
  reportOutcome,
  sendReferral,
  sendReferralInput,
  setJointStep,
  withdrawReferral,
} from '../../../src/modules/casework/referrals/index.ts'
import { setHold } from '../../../src/modules/continuity/retention/index.ts'
import {
  agreementInput,
  agreePlan,
  draftPlan,
  frameInput,
  goalInput,
  offerPlan,
  reviewInput,
  reviewPlan,
  withdrawPlan,
  writeGoal,
} from '../../../src/modules/casework/support-plans/index.ts'
import { jobWishForm, recordJobWish } from '../../../src/modules/employment/job-wishes/index.ts'
import { bookInterview, signUp, withdrawSignUp } from '../../../src/modules/employment/gatherings/index.ts'
import {
  introduce,
  recordResult,
  resultForm,
  setInterview,
} from '../../../src/modules/employment/introductions/index.ts'
import { answerForm, answerJob } from '../../../src/modules/employment/matching/index.ts'
import { agreeToTrial, endTrial, noteTrialDay, planTrial } from '../../../src/modules/employment/trials/index.ts'
import { endTraining, recordTraining } from '../../../src/modules/employment/trainings/index.ts'
import type { Role } from '../../../src/permissions.ts'
import type { ActionContext } from '../../../src/platform/action.ts'
import type { Actor } from '../../../src/platform/actor.ts'
import { addDays, type CivilDate } from '../../../src/platform/clock.ts'
import type { Outcome } from '../../../src/platform/outcome.ts'
import { someEmployer } from '../../support/employers.ts'
import { openedGathering, signUpInput, someBooth } from '../../support/gatherings.ts'
import { introductionInput } from '../../support/introductions.ts'
import { publishedJob } from '../../support/jobs.ts'
import { trialInput } from '../../support/trials.ts'
import { act } from '../../support/people.ts'
import { nextStep, someTalk } from '../../support/thread.ts'
import type { Walk } from './walk.ts'

export const kinds = [
  'talk',
  'step',
  'send',
  'accept',
  'decline',
  'withdraw',
  'amend',
  'outcome',
  'jointTalk',
  'jointStep',
  'jointEnd',
  'consent',
  'consentWithdraw',
  'accessEnd',
  'restrict',
  'lift',
  'conference',
  'conferenceOpen',
  'conferenceClose',
  'conferenceNote',
  'conferenceCancel',
  'plan',
  'planAgree',
  'planReview',
  'planWithdraw',
  'ownPage',
  'ownOffer',
  'ownAnswer',
  'ownEnd',
  'emergency',
  'emergencySecond',
  'emergencyReview',
  'worker',
  'type',
  'job',
  'followUp',
  'span',
  'training',
  'trainingEnd',
  'qualification',
  'wish',
  'gathering',
  'gatheringLeft',
  'jobAnswer',
  'trial',
  'trialEnd',
  'introduction',
  'introductionEnd',
  'entry',
  'note',
  'hold',
  'contact',
  'family',
  'merge',
  'unmerge',
  'close',
  'reopen',
  'reopenHere',
  'walkIn',
  'move',
  'end',
  'back',
  'days',
  'imported',
] as const
export type Kind = (typeof kinds)[number]
export interface Step {
  do: Kind
  case: number
  who: number
  n: number
}

const weights: Partial<Record<Kind, number>> = {
  talk: 5,
  send: 6,
  accept: 8,
  decline: 2,
  consent: 3,
  restrict: 3,
  jointTalk: 3,
  jointEnd: 2,
  conference: 3,
  conferenceOpen: 4,
  conferenceClose: 2,
  plan: 2,
  emergency: 2,
  move: 2,
  days: 2,
  contact: 2,
  ownPage: 2,
  worker: 2,
}
export const anyStep: fc.Arbitrary<Step> = fc.record({
  do: fc.oneof(...kinds.map((kind) => ({ weight: weights[kind] ?? 1, arbitrary: fc.constant(kind) }))),
  case: fc.nat(2),
  who: fc.nat(5),
  n: fc.nat(999),
})

const pick = <T>(list: readonly T[], n: number): T | undefined => list[n % Math.max(list.length, 1)]
const targets = ['sapo-shinano', 'ms-nagano', 'hw-nagano-main', 'hw-ueda-main', 'maisapo-ueda']
const shares = [
  ['contact'],
  ['contact', 'consultations'],
  ['consultations'],
  'all',
  ['contact', 'work-history', 'plan'],
  ['assessment', 'health'],
] as const
const movesTo: { role: Role; organizationId: string | null; deskId: string | null }[] = [
  { role: 'counselor', organizationId: 'hw-ueda', deskId: 'hw-ueda-main' },
  { role: 'counselor', organizationId: 'hw-nagano', deskId: 'ms-nagano' },
  { role: 'council-office', organizationId: 'nagano-roudoukyoku', deskId: null },
  { role: 'counselor', organizationId: 'sapo-shinano', deskId: 'sapo-shinano' },
  { role: 'administrator', organizationId: null, deskId: null },
]

/** Does one step, as far as it is possible now. @returns what happened in a few words, or null */
export async function take(walk: Walk, step: Step): Promise<string | null> {
  const { open } = walk
  const { council } = open
  const today = council.clock.today()
  const subject = pick(walk.cases, step.case)
  if (subject === undefined) return null
  const caseId = subject.id
  const rows = async <T extends Record<string, string>>(text: string, ...values: unknown[]): Promise<T[]> =>
    open.ownerQuery<T>(text, values)
  const [now] = await rows<{
    lead: string
    desk: string
    status: string
    worker: string
    person: string
    version: string
  }>(
    `select c.responsible_organization_id as lead, c.responsible_desk_id as desk, c.status,
       c.responsible_account_id as worker, c.person_id as person, p.version::text as version
     from cases c join people p on p.id = c.person_id
     where c.id = $1`,
    caseId,
  )
  if (!now) return null
  const lead = walk.at(now.lead, step.who)
  const other = pick(
    walk.workers().filter((each) => each.organizationId !== now.lead),
    step.who + step.n,
  )
  const first = async (text: string, ...values: unknown[]): Promise<Record<string, string> | undefined> =>
    pick(await rows(text, ...values), step.n)

  /** One action by this person; what it wrote is theirs. */
  const doIt = async (
    by: Actor | undefined,
    what: string,
    work: (ctx: ActionContext, word: (place: string) => string) => Promise<Outcome<unknown>>,
  ): Promise<string | null> => {
    if (by === undefined) return null
    walk.trial = `${walk.nameOf(by)}: ${what}`
    const outcome = await walk.trying(() => act(council, by, (ctx) => work(ctx, (place) => walk.plant(by, place))))
    return outcome ? `${walk.nameOf(by)}: ${what}` : null
  }
  const talk = (word: (place: string) => string, place: string) => ({
    ...someTalk(today, word(`${place} note`)),
    nextAction: nextStep(today, word('next action')),
  })

  switch (step.do) {
    case 'talk':
      return doIt(lead, 'talk', (ctx, word) => recordConsultation(ctx, caseId, talk(word, 'talk')))
    case 'step':
      return doIt(lead, 'next action', (ctx, word) =>
        changeNextAction(
          ctx,
          caseId,
          changeNextActionInput.parse({
            ...nextStep(today, word('next action')),
            done: step.n % 2 === 0 ? { note: word('done note') } : null,
          }),
        ),
      )
    case 'send': {
      const to = pick(targets, step.n)
      const [mode, share] = [step.n % 3 === 0 ? 'joint' : 'hand-over', pick(shares, Math.trunc(step.n / 7))]
      const until = pick([null, addDays(today, 2), null, addDays(today, 20)], Math.trunc(step.n / 3))
      return doIt(lead, `send ${mode} to ${to} shares ${String(share)} until ${until}`, (ctx, word) =>
        sendReferral(
          ctx,
          caseId,
          sendReferralInput.parse({
            toDeskId: to,
            mode,
            reason: word('referral reason'),
            requests: word('referral requests'),
            urgency: 'normal',
            basis: { kind: 'consent', givenOn: today, until },
            shares: share,
          }),
        ),
      )
    }
    case 'accept':
    case 'decline': {
      const sent = await first(
        `select id, to_organization_id as to, mode from referrals where case_id = $1 and status = 'sent'`,
        caseId,
      )
      const by = walk.at(sent?.['to'] ?? '', step.who)
      const id = sent?.['id'] ?? ''
      if (step.do === 'decline')
        return doIt(by, 'decline', (ctx, word) =>
          declineReferral(ctx, id, { reason: 'full', suggestion: word('suggestion') }),
        )
      return doIt(by, `accept ${sent?.['mode']}`, (ctx, word) =>
        acceptReferral(ctx, id, {
          firstAppointmentOn: addDays(today, 2),
          time: null,
          assignee: null,
          note: word('answer note'),
          task: word('joint task'),
        }),
      )
    }
    case 'withdraw':
    case 'amend': {
      const sent = await first(`select id from referrals where case_id = $1 and status = 'sent'`, caseId)
      const id = sent?.['id'] ?? ''
      if (id === '') return null
      if (step.do === 'withdraw')
        return doIt(lead, 'withdraw referral', (ctx, word) =>
          withdrawReferral(ctx, id, { reason: word('withdraw reason') }),
        )
      return doIt(lead, 'amend referral', (ctx, word) =>
        amendReferral(ctx, id, { reason: word('referral reason'), requests: word('referral requests') }),
      )
    }
    case 'outcome': {
      const taken = await first(
        `select id, to_organization_id as to from referrals
         where case_id = $1 and status = 'accepted' and mode = 'hand-over' order by sent_at desc`,
        caseId,
      )
      return doIt(walk.at(taken?.['to'] ?? '', step.who), 'outcome told', (ctx, word) =>
        reportOutcome(ctx, taken?.['id'] ?? '', {
          result: 'supporting',
          note: word('outcome note'),
          answers: [word('outcome answer')],
        }),
      )
    }
    case 'jointTalk':
    case 'jointStep':
    case 'jointEnd': {
      const joint = await first(
        `select id, organization_id as by from joint_supports where case_id = $1 and ended_on is null`,
        caseId,
      )
      const [helper, id] = [walk.at(joint?.['by'] ?? '', step.who), joint?.['id'] ?? '']
      if (joint === undefined) return null
      if (step.do === 'jointTalk')
        return doIt(helper, 'helper’s talk', (ctx, word) => recordJointTalk(ctx, id, talk(word, 'helper’s talk')))
      if (step.do === 'jointStep')
        return doIt(helper, 'helper’s step', (ctx, word) =>
          setJointStep(ctx, id, nextStep(today, word('helper’s step'))),
        )
      return doIt(step.n % 2 === 0 ? helper : lead, 'joint support ended', (ctx, word) =>
        endJointSupport(ctx, id, { result: step.n % 2 === 0 ? 'other' : null, note: word('joint end note') }),
      )
    }
    case 'consent': {
      const to = pick(
        walk.organizations.filter((each) => each !== now.lead),
        step.n,
      )
      const part = pick(shares, Math.trunc(step.n / 5))
      return doIt(lead, `consent for ${to}: ${String(part)}`, (ctx, word) =>
        recordConsent(
          ctx,
          caseId,
          consentInput.parse({
            givenOn: today,
            givenBy: 'self',
            method: 'oral',
            witness: word('witness'),
            purposes: ['coordination'],
            parts: part,
            recipients: [to],
            validUntil: step.n % 4 === 0 ? addDays(today, 3) : null,
            note: word('consent note'),
          }),
          step.n % 3 === 0 ? { name: `${word('scan name')}.pdf`, bytes: Buffer.from('%PDF-1.7 x') } : null,
        ),
      )
    }
    case 'consentWithdraw': {
      const given = await first(`select id from consents where case_id = $1 and withdrawn_on is null`, caseId)
      return given
        ? doIt(lead, 'consent withdrawn', (ctx, word) =>
            withdrawConsent(ctx, given['id'] ?? '', {
              because: 'person',
              withdrawnOn: today,
              note: word('withdrawal note'),
            }),
          )
        : null
    }
    case 'accessEnd': {
      const given = await first(
        `select id from case_access where case_id = $1 and basis <> 'own-duty' and valid_until is null`,
        caseId,
      )
      return given
        ? doIt(lead, 'access ended', (ctx, word) =>
            endAccess(ctx, given['id'] ?? '', { reason: word('access end reason') }),
          )
        : null
    }
    case 'restrict': {
      const colleagues = walk.everybodyAt(now.lead)
      const owner = await rows<{ account: string }>(
        `select account_id as account from next_actions
         where case_id = $1 and ended_at is null and account_id is not null`,
        caseId,
      )
      const named = [
        ...new Set(
          [lead?.accountId, now.worker, owner[0]?.account, pick(colleagues, step.n)?.accountId].filter(
            (each) => typeof each === 'string',
          ),
        ),
      ]
      return doIt(lead, `restricted to ${named.map((id) => walk.keyOf(id)).join(' ')}`, (ctx, word) =>
        restrictCase(ctx, caseId, { accounts: named, reason: word('restriction reason') }),
      )
    }
    case 'lift':
      return doIt(
        walk.at(
          (
            await first(
              `select organization_id as by from case_restrictions where case_id = $1 and ended_at is null`,
              caseId,
            )
          )?.['by'] ?? '',
          step.who,
        ),
        'restriction lifted',
        (ctx) => liftRestriction(ctx, caseId),
      )
    case 'conference': {
      const guests = walk.workers().filter((each) => each.organizationId !== now.lead)
      const chosen = [pick(guests, step.n), pick(guests, step.n + 3)].filter((each) => each !== undefined)
      const part = pick([['contact', 'consultations'], ['plan'], ['contact']] as const, step.n)
      return doIt(
        lead,
        `conference with ${chosen.map((each) => walk.keyOf(each.accountId)).join(' ')}`,
        async (ctx, word) => {
          const planned = await planConference(
            ctx,
            caseId,
            conferenceInput.parse({
              kind: 'case',
              basis: 'consent',
              basisGivenOn: today,
              form: 'meeting',
              heldOn: today,
              startsAt: '00:00',
              endsAt: '23:59',
              place: word('conference place'),
              parts: part,
              agenda: word('agenda'),
            }),
          )
          if (!planned.ok) return planned
          for (const guest of chosen)
            await inviteParticipant(
              ctx,
              planned.value.id,
              participantInput.parse({
                organizationId: guest.organizationId,
                accountId: guest.accountId,
                role: word('participant role'),
                secrecy: 'local-officer',
              }),
            )
          return planned
        },
      )
    }
    case 'conferenceOpen':
    case 'conferenceClose':
    case 'conferenceNote':
    case 'conferenceCancel': {
      const status = {
        conferenceOpen: 'planned',
        conferenceClose: 'open',
        conferenceNote: 'closed',
        conferenceCancel: 'planned',
      }[step.do]
      const meeting = await first(
        `select id, organization_id as host from conferences where case_id = $1 and status = $2`,
        caseId,
        status,
      )
      if (!meeting) return null
      const [host, id] = [walk.at(meeting['host'] ?? '', step.who), meeting['id'] ?? '']
      if (step.do === 'conferenceOpen') return doIt(host, 'conference opened', (ctx) => openConference(ctx, id))
      if (step.do === 'conferenceNote')
        return doIt(host, 'minutes added to', (ctx, word) => addNote(ctx, id, { note: word('addendum') }))
      if (step.do === 'conferenceCancel')
        return doIt(host, 'conference cancelled', (ctx, word) =>
          cancelConference(ctx, id, { reason: word('cancel reason') }),
        )
      const guests = await rows<{ id: string; by: string }>(
        `select id, organization_id as by from conference_participants where conference_id = $1`,
        id,
      )
      return doIt(host, 'conference closed', (ctx, word) =>
        closeConference(
          ctx,
          id,
          closingInput.parse({
            minutes: word('minutes'),
            attended: guests.map((each) => each.id),
            decisions: [meeting['host'], ...guests.slice(0, 1).map((each) => each.by)].map((organizationId) => ({
              decision: word('decision'),
              organizationId,
              dueOn: addDays(today, 9),
            })),
          }),
        ),
      )
    }
    case 'plan':
      return doIt(lead, 'plan drafted', async (ctx, word) => {
        const drafted = await draftPlan(
          ctx,
          caseId,
          frameInput.parse({
            wish: word('wish'),
            startsOn: today,
            endsOn: addDays(today, 180),
            reviewOn: addDays(today, 60),
            services: [],
          }),
        )
        return drafted.ok
          ? writeGoal(
              ctx,
              caseId,
              drafted.value.id,
              null,
              goalInput.parse({
                goal: word('goal'),
                steps: [{ step: word('plan step'), doer: 'person', dueOn: addDays(today, 14) }],
              }),
            )
          : drafted
      })
    case 'planAgree':
    case 'planReview':
    case 'planWithdraw':
    case 'ownOffer': {
      const plan = await first(
        `select s.id, (select g.id from support_goals g where g.plan_id = s.id limit 1) as goal
         from support_plans s
         where case_id = $1 and status in ('draft', 'agreed', 'running')`,
        caseId,
      )
      if (!plan) return null
      const id = plan['id'] ?? ''
      if (step.do === 'planAgree')
        return doIt(lead, 'plan agreed', (ctx, word) =>
          agreePlan(
            ctx,
            caseId,
            id,
            agreementInput.parse({ agreedOn: today, how: 'oral', witness: word('plan witness') }),
          ),
        )
      if (step.do === 'ownOffer') return doIt(lead, 'plan offered', (ctx) => offerPlan(ctx, caseId, id))
      if (step.do === 'planWithdraw') return doIt(lead, 'plan withdrawn', (ctx) => withdrawPlan(ctx, caseId, id))
      return doIt(lead, 'plan reviewed', (ctx, word) =>
        reviewPlan(
          ctx,
          caseId,
          id,
          reviewInput.parse({
            heldOn: today,
            method: 'phone',
            progress: { [plan['goal'] ?? '']: 'on-track' },
            voice: word('voice'),
            note: word('review note'),
            nextReviewOn: addDays(today, 40),
          }),
        ),
      )
    }
    case 'ownPage':
      return doIt(lead, 'own page opened', (ctx, word) =>
        openOwnPage(ctx, caseId, { email: `${word('own page address')}@mail.example` }, 'http://localhost'),
      )
    case 'ownAnswer': {
      const offered = await first(
        `select s.id, s.version::text as version, o.account_id as account
         from support_plans s join own_pages o on o.case_id = s.case_id and o.ended_at is null
         where s.case_id = $1 and s.offered_at is not null and s.status = 'draft'`,
        caseId,
      )
      if (!offered) return null
      const person: Actor = {
        accountId: offered['account'] ?? '',
        name: '',
        email: '',
        role: 'person',
        organizationId: null,
        organizationName: '',
        deskId: null,
        deskName: '',
      }
      return doIt(person, 'the person answered', (ctx, word) =>
        answerOwnPlan(ctx, offered['id'] ?? '', {
          answer: 'change',
          note: word('person’s answer'),
          version: Number(offered['version']),
        }),
      )
    }
    case 'ownEnd':
      return doIt(lead, 'own page ended', (ctx) => endOwnPage(ctx, caseId))
    case 'emergency':
      return doIt(pick(walk.workers(), step.n), 'emergency door', (ctx, word) =>
        openEmergencyDoor(ctx, {
          kana: '',
          birthDate: null,
          number: subject.number,
          reason: `${word('emergency reason')} 命が危ない、すぐ見る`,
          hours: (step.n % 24) + 1,
        }),
      )
    case 'emergencySecond': {
      const entry = await first(
        `select id from emergency_accesses where case_id = $1 and waits_for_second and reviewed_at is null`,
        caseId,
      )
      return entry ? doIt(lead, 'emergency seconded', (ctx) => secondEmergencyDoor(ctx, entry['id'] ?? '')) : null
    }
    case 'emergencyReview': {
      const entry = await first(
        `select id, organization_id as by from emergency_accesses where case_id = $1 and reviewed_at is null`,
        caseId,
      )
      if (!entry) return null
      return doIt(walk.managerAt(entry['by'] ?? ''), 'emergency reviewed', (ctx, word) =>
        reviewEmergencyAccess(ctx, entry['id'] ?? '', {
          review: step.n % 2 === 0 ? 'justified' : 'not-justified',
          note: word('review note'),
        }),
      )
    }
    case 'worker': {
      const to = pick(walk.everybodyAt(now.lead), step.n)
      return doIt(walk.managerAt(now.lead), `worker changed to ${walk.keyOf(to?.accountId ?? '')}`, (ctx, word) =>
        handOverCaseload(ctx, now.worker, { to: to?.accountId ?? '', cases: [caseId], note: word('supervision note') }),
      )
    }
    case 'type':
      return doIt(lead, 'type decided', (ctx, word) =>
        decideTargetType(ctx, caseId, {
          targetType: step.n % 2 === 0 ? 1 : 2,
          provisional: true,
          decidedOn: today,
          reasonCode: 'change-of-state',
          reason: word('type reason'),
          answers: {},
        }),
      )
    case 'job':
      return doIt(lead, 'job', (ctx, word) =>
        recordPlacement(ctx, caseId, {
          employerName: word('employer'),
          startedOn: today,
          regular: true,
          weeklyHours: 38,
          route: 'hello-work',
        }),
      )
    case 'followUp': {
      const job = await first(
        `select placement_id as id, month::text from follow_ups
         where case_id = $1 and held_on is null and cancelled_on is null order by due_on limit 1`,
        caseId,
      )
      return job
        ? doIt(lead, 'follow-up', (ctx, word) =>
            recordFollowUp(ctx, job['id'] ?? '', {
              month: Number(job['month']) as 1,
              heldOn: today,
              with: 'person',
              status: 'working',
              endedOn: null,
              endReason: null,
              note: word('follow-up note'),
            }),
          )
        : null
    }
    case 'span':
      return doIt(lead, 'work history', (ctx, word) =>
        addSpan(
          ctx,
          caseId,
          spanInput.parse({
            kind: 'non-regular',
            employer: word('former employer'),
            work: word('former work'),
            startedOn: `20${10 + (step.n % 9)}-04-01`,
            endedOn: `20${10 + (step.n % 9)}-05-01`,
          }),
        ),
      )
    case 'training':
      return doIt(lead, 'training', (ctx, word) =>
        recordTraining(ctx, caseId, {
          kind: 'other',
          course: word('course'),
          provider: word('provider'),
          startsOn: addDays(today, -3),
          endsOn: addDays(today, 30),
        }),
      )
    case 'qualification':
      return doIt(lead, 'qualification', (ctx, word) =>
        writeQualification(ctx, caseId, {
          kind: 'license',
          name: word('qualification'),
          issuer: word('issuer'),
          gotOn: addDays(today, -400),
          expiresOn: null,
          note: word('qualification note'),
        }),
      )
    case 'wish': {
      const current = await first(`select id from job_wishes where case_id = $1 and replaced_at is null`, caseId)
      return doIt(lead, 'wish', (ctx, word) =>
        recordJobWish(
          ctx,
          caseId,
          jobWishForm.schema.parse({
            firstOccupation: word('wished occupation'),
            regular: 'any',
            care: word('care'),
            note: word('wish note'),
            health: word('wish health'),
            mayTell: 'desk',
          }),
          current?.['id'] ?? null,
        ),
      )
    }
    case 'trainingEnd': {
      const training = await first(`select id from trainings where case_id = $1 and ended_on is null`, caseId)
      return training
        ? doIt(lead, 'training ended', (ctx, word) =>
            endTraining(ctx, training['id'] ?? '', {
              result: 'left',
              endedOn: today,
              note: word('training result'),
              nextAction: nextStep(today, word('next action')),
            }),
          )
        : null
    }
    case 'gathering': {
      const host = walk.managerAt('hw-ueda') ?? walk.managerAt(now.lead)
      if (host === undefined) return null
      const id = await openedGathering(council, host)
      const { slots } = await someBooth(council, host, id, await someEmployer(council, host))
      return doIt(lead, 'gathering', async (ctx, word) => {
        const said = { callName: word('call name'), needs: word('needs') }
        const signed = await signUp(ctx, caseId, signUpInput(council, id, said))
        return signed.ok ? bookInterview(ctx, signed.value.id, { slotId: slots[0] ?? '' }) : signed
      })
    }
    case 'gatheringLeft': {
      const there = await first(`select id from gathering_sign_ups where case_id = $1 and withdrawn_at is null`, caseId)
      return there
        ? doIt(lead, 'gathering left', (ctx, word) =>
            withdrawSignUp(ctx, there['id'] ?? '', { reason: word('left because') }),
          )
        : null
    }
    case 'jobAnswer': {
      const by = lead
      if (by === undefined) return null
      const job = await publishedJob(council, by)
      return doIt(by, 'job answered', (ctx, word) =>
        answerJob(
          ctx,
          caseId,
          job,
          answerForm.schema.parse({ answer: 'not-interested', reason: 'pay', note: word('job answer') }),
        ),
      )
    }
    case 'trial':
      return doIt(lead, 'trial', async (ctx, word) => {
        const said = {
          employerName: word('trial employer'),
          place: word('trial place'),
          work: word('trial work'),
          needs: word('trial needs'),
          contact: word('trial contact'),
        }
        const made = await planTrial(ctx, caseId, trialInput(council, said))
        if (!made.ok) return made
        for (const side of ['person', 'employer', 'desk'] as const) {
          const agreement = { side, agreedOn: today, how: 'oral', signer: word('signer') } as const
          const agreed = await agreeToTrial(ctx, made.value.id, agreement)
          if (!agreed.ok) return agreed
        }
        return noteTrialDay(ctx, made.value.id, { heldOn: today, came: 'whole', words: word('trial day') })
      })
    case 'trialEnd': {
      const there = await first(`select id from trials where case_id = $1 and ended_on is null`, caseId)
      return there
        ? doIt(lead, 'trial ended', (ctx, word) =>
            endTrial(ctx, there['id'] ?? '', {
              endedOn: today,
              next: 'apply',
              personLook: word('own look'),
              workplaceLook: word('workplace look'),
            }),
          )
        : null
    }
    case 'introduction':
      return doIt(lead, 'introduction', async (ctx, word) => {
        const said = {
          employerName: word('employer told'),
          jobTitle: word('job told'),
          toldWords: word('told'),
          note: word('introduction note'),
        }
        const made = await introduce(ctx, caseId, introductionInput(council, said))
        if (!made.ok) return made
        const place = word('interview place')
        const interview = { heldOn: today, startsAt: null, place, isAccompanied: true, note: word('interview note') }
        return setInterview(ctx, made.value.id, interview)
      })
    case 'introductionEnd': {
      const there = await first(`select id from introductions where case_id = $1 and result is null`, caseId)
      return there
        ? doIt(lead, 'introduction ended', (ctx, word) =>
            recordResult(
              ctx,
              there['id'] ?? '',
              resultForm.schema.parse({
                result: 'declined',
                resultOn: today,
                declinedFor: ['pay'],
                note: word('declined'),
              }),
            ),
          )
        : null
    }
    case 'entry': {
      const form = (
        {
          'sapo-shinano': ['support-station', step.n % 2 === 0 ? 'life' : 'health'],
          'maisapo-ueda': ['assessment', step.n % 2 === 0 ? 'family' : 'health'],
        } as Record<string, [string, string]>
      )[now.desk] ?? ['hello-work', step.n % 2 === 0 ? 'wish' : 'notes']
      const field = walk.fieldOf(form[0], form[1])
      const last = await first(
        `select e.id from assessment_entries e
         where case_id = $1 and form_key = $2 and section_key = $3 and organization_id = $4
           and not exists (select from assessment_entries n where n.replaces_id = e.id)`,
        caseId,
        ...form,
        now.lead,
      )
      return doIt(lead, `asked ${form.join(' ')}`, (ctx, word) =>
        recordEntry(ctx, caseId, form[0], form[1], {
          askedOn: today,
          answers: { [field]: word('answer') },
          onto: last?.['id'] ?? null,
        }),
      )
    }
    case 'note':
      return doIt(walk.managerAt(now.lead), 'supervision note', (ctx, word) =>
        leaveNote(ctx, caseId, { note: word('supervision note') }),
      )
    case 'hold':
      return doIt(lead, 'hold', (ctx, word) =>
        setHold(ctx, caseId, { kind: 'lawsuit', reason: word('hold reason'), since: today, until: null }),
      )
    case 'contact':
      return doIt(lead, 'contact changed', async (ctx, word) => {
        const name = word('given name')
        return changePerson(
          ctx,
          now.person,
          Number(now.version),
          personChange.parse({
            familyName: '山田',
            givenName: name,
            familyNameKana: 'ヤマダ',
            givenNameKana: '',
            alias: '',
            birthDate: '1980-01-02',
            municipalityCode: '20201',
            phone: '026-000-1111',
            email: `${word('mail address')}@mail.example`,
            contactCautions: [],
            contactNote: word('contact note'),
            preferredChannel: null,
            reachFrom: null,
            reachTo: null,
            addressKind: 'home',
            postalCode: '',
            address: word('address'),
            addressSecret: step.n % 2 === 0,
          }),
        )
      })
    case 'family':
      return doIt(lead, 'family', async (ctx, word) => {
        await addName(ctx, now.person, {
          kind: 'former',
          familyName: word('former name'),
          givenName: '',
          familyNameKana: '',
          givenNameKana: '',
        })
        return addRelation(ctx, now.person, {
          relation: 'mother',
          relativeId: null,
          name: word('relative'),
          phone: '',
          mayCall: false,
          reachFrom: null,
          reachTo: null,
          livesTogether: true,
          note: word('family note'),
        })
      })
    case 'merge':
      return doIt(walk.at('sapo-shinano', step.who), 'merged', (ctx, word) =>
        mergePeople(ctx, walk.cases[0]?.personId ?? '', walk.cases[2]?.personId ?? '', {
          reason: word('merge reason'),
        }),
      )
    case 'unmerge': {
      const merge = await first(
        `select id from person_merges where kept_case_id = any($1) and undone_at is null`,
        walk.cases.map((each) => each.id),
      )
      return merge
        ? doIt(walk.at('sapo-shinano', step.who), 'merge undone', (ctx) => undoMerge(ctx, merge['id'] ?? ''))
        : null
    }
    case 'close': {
      const asked = await first(`select id from closure_requests where case_id = $1 and decision is null`, caseId)
      if (asked) return doIt(walk.managerAt(now.lead), 'closure approved', (ctx) => approveClosure(ctx, caseId))
      return doIt(lead, 'closed', (ctx, word) =>
        closeCase(ctx, caseId, {
          reason: 'own-wish',
          summary: word('closure summary'),
          reopenHint: word('reopen hint'),
          followUpsEndReason: '本人の申し出',
          closedOn: today,
        }),
      )
    }
    case 'reopen':
      return doIt(lead, 'reopened', (ctx, word) =>
        openCase(
          ctx,
          openCaseInput.parse({ deskId: lead?.deskId ?? '', ...talk(word, 'reopening'), personId: now.person }),
        ),
      )
    // Where somebody comes who isn't theirs: told to who answers; taken up again after the end.
    case 'walkIn':
      return doIt(other, 'walk-in', (ctx, word) =>
        recordWalkIn(
          ctx,
          caseId,
          walkInInput.parse({ deskId: other?.deskId ?? '', ...talk(word, 'walk-in talk'), told: word('told') }),
        ),
      )
    case 'reopenHere':
      return doIt(other, 'taken up here', (ctx, word) =>
        openCase(
          ctx,
          openCaseInput.parse({ deskId: other?.deskId ?? '', ...talk(word, 'taking up'), personId: now.person }),
        ),
      )
    case 'move': {
      const to = pick(movesTo, step.n)
      const mover = walk.mover(step.who)
      if (to === undefined || mover === undefined) return null
      const moved = await doIt(
        walk.administrator,
        `${walk.keyOf(mover)} moved to ${to.organizationId ?? to.role}`,
        (ctx) => changeMembership(ctx, mover, { ...to, today, dayBefore: addDays(today, -1) }),
      )
      await walk.refresh()
      return moved
    }
    case 'end':
    case 'back': {
      const mover = walk.mover(step.who) ?? ''
      const ended = await doIt(
        walk.administrator,
        `${walk.keyOf(mover)} ${step.do === 'end' ? 'ended' : 'is back'}`,
        (ctx) => (step.do === 'end' ? deactivate(ctx, mover) : reactivate(ctx, mover)),
      )
      await walk.refresh()
      return ended
    }
    case 'days': {
      const days = pick([1, 3, 15, 40], step.n) ?? 1
      open.setToday(addDays(today, days) as CivilDate)
      await walk.refresh()
      return `${days} days later`
    }
    case 'imported':
      await open.ownerQuery(
        `with source as (insert into import_sources (id, organization_id, name)
           values (gen_random_uuid(), $2, gen_random_uuid()::text) returning id),
         made as (insert into imports (id, organization_id, source_id, file_name, rows, made)
           select gen_random_uuid(), $2, id, 'x', 1, 1 from source returning id, source_id)
         insert into imported_rows (source_id, row_key, import_id, organization_id, row_number, case_id)
         select source_id, '\\x01', id, $2, 1, $1 from made`,
        [caseId, now.lead],
      )
      return `imported for ${now.lead}`
  }
}

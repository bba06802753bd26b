/** Reads of plans: all of a case, one whole, what waits for a second look. */
import { sql } from 'kysely'
import type { CivilDate } from '../../../platform/clock.ts'
import { type ReadDb, type WriteTx, ask } from '../../../platform/database/handles.ts'
import { NotFound } from '../../../platform/outcome.ts'
import type {
  agreementHows,
  changes,
  conferenceForms,
  conferenceResults,
  continuations,
  doers,
  goalResults,
  Progress,
  reviewMethods,
  Service,
} from './support-plan.labels.ts'
import type { PlanStatus } from './support-plan.rules.ts'

export interface PlanRow {
  id: string
  number: number
  status: PlanStatus
  wish: string
  startsOn: CivilDate
  endsOn: CivilDate
  reviewOn: CivilDate
  endedOn: CivilDate | null
  continues: keyof typeof continuations | null
  deskShortName: string
}

/** Plans of a case, newest first. */
export async function listPlans(db: ReadDb, caseId: string): Promise<PlanRow[]> {
  const rows = await ask(
    db,
    sql<PlanRow>`select s.id, s.number, s.status, s.wish, s.starts_on as "startsOn", s.ends_on as "endsOn",
      s.review_on as "reviewOn", s.ended_on as "endedOn", s.continues,
      (select short_name from desks where id = s.desk_id) as "deskShortName"
    from support_plans s where s.case_id = ${caseId}::uuid order by s.number desc limit 100`,
  )
  return rows
}

/** Whether others wrote plans that the reader may not see: their place is shown, never a silent gap. */
export async function countAllPlans(db: ReadDb, caseId: string): Promise<number> {
  const [row] = await ask(
    db,
    sql<{
      many: number
    }>`select count(*) as many from ledger where case_id = ${caseId}::uuid and kind = 'supportPlan.drafted'`,
  )
  return row?.many ?? 0
}

export interface StepRow {
  id: string
  step: string
  doer: keyof typeof doers
  doerName: string
  dueOn: CivilDate
  doneOn: CivilDate | null
}

export interface GoalRow {
  id: string
  goal: string
  result: keyof typeof goalResults | null
  resultNote: string
  steps: StepRow[]
}

export interface MeasureChoice {
  measureId: string
  title: string
  fits: boolean
  reason: string
}

export interface ReviewRow {
  id: string
  heldOn: CivilDate
  method: keyof typeof reviewMethods
  progress: Record<string, Progress>
  voice: string
  note: string
  authorName: string | null
}

export interface OwnAnswer {
  id: string
  agrees: boolean
  note: string
  on: CivilDate
  seen: boolean
}

export interface PlanView extends PlanRow {
  caseId: string
  organizationId: string
  services: Service[]
  needsDecision: boolean
  needsSignOff: boolean
  agreedOn: CivilDate | null
  agreedHow: keyof typeof agreementHows | null
  agreedWitness: string
  conferenceOn: CivilDate | null
  conferenceForm: keyof typeof conferenceForms | null
  conferenceResult: keyof typeof conferenceResults | null
  decidedOn: CivilDate | null
  decidedBy: string
  signedOff: boolean
  signedOffAt: Date | null
  signedOffName: string | null
  returnedNote: string
  /** The case has a page of the person's own, and since when the plan stands on it for an answer. */
  ownPage: boolean
  offeredOn: CivilDate | null
  /** What the person answered there, the newest first. */
  answers: OwnAnswer[]
  evaluation: string
  changes: (keyof typeof changes)[]
  version: number
  authorName: string | null
  goals: GoalRow[]
  measures: MeasureChoice[]
  reviews: ReviewRow[]
}

/** One plan with all that belongs to it. @throws NotFound */
export async function getPlan(db: ReadDb, caseId: string, id: string): Promise<PlanView> {
  const [row] = await ask(
    db,
    sql<PlanView>`select s.id, s.case_id as "caseId", s.organization_id as "organizationId", s.number, s.status, s.wish,
      s.starts_on as "startsOn", s.ends_on as "endsOn", s.review_on as "reviewOn", s.ended_on as "endedOn", s.continues,
      (select short_name from desks where id = s.desk_id) as "deskShortName", s.services,
      s.needs_decision as "needsDecision", s.needs_sign_off as "needsSignOff", s.agreed_on as "agreedOn",
      s.agreed_how as "agreedHow", s.agreed_witness as "agreedWitness", s.conference_on as "conferenceOn",
      s.conference_form as "conferenceForm", s.conference_result as "conferenceResult", s.decided_on as "decidedOn",
      s.decided_by as "decidedBy", s.signed_off_at is not null as "signedOff", s.signed_off_at as "signedOffAt",
      (select display_name from accounts where id = s.signed_off_by) as "signedOffName",
      s.returned_note as "returnedNote", (s.offered_at at time zone 'Asia/Tokyo')::date as "offeredOn",
      exists (select from own_pages o where o.case_id = s.case_id and o.ended_at is null) as "ownPage",
      coalesce((select jsonb_agg(jsonb_build_object('id', w.id, 'agrees', w.agrees, 'note', w.note,
          'on', (w.answered_at at time zone 'Asia/Tokyo')::date, 'seen', w.seen_at is not null)
          order by w.answered_at desc, w.id)
        from own_answers w where w.plan_id = s.id), '[]') as answers,
      s.evaluation, s.changes, s.version, (select display_name from accounts where id = s.account_id) as "authorName",
      coalesce((select jsonb_agg(jsonb_build_object('id', g.id, 'goal', g.goal, 'result', g.result,
          'resultNote', g.result_note,
          'steps', coalesce((select jsonb_agg(jsonb_build_object('id', t.id, 'step', t.step, 'doer', t.doer,
              'doerName', t.doer_name, 'dueOn', t.due_on, 'doneOn', t.done_on) order by t.position)
            from support_steps t
            where t.goal_id = g.id and t.removed_at is null), '[]')) order by g.position)
        from support_goals g
        where g.plan_id = s.id and g.removed_at is null), '[]') as goals,
      coalesce((select jsonb_agg(jsonb_build_object('measureId', m.measure_id, 'title', pm.title, 'fits', m.fits,
          'reason', m.reason)
          order by m.fits desc, pm.position)
        from support_measures m
        join plan_measures pm on pm.fiscal_year = m.fiscal_year and pm.id = m.measure_id
        where m.plan_id = s.id and m.removed_at is null), '[]') as measures,
      coalesce((select jsonb_agg(jsonb_build_object('id', v.id, 'heldOn', v.held_on, 'method', v.method,
          'progress', v.progress, 'voice', v.voice, 'note', v.note,
          'authorName', (select display_name from accounts where id = v.account_id))
          order by v.held_on desc, v.written_at desc)
        from support_reviews v where v.plan_id = s.id), '[]') as reviews
    from support_plans s
    where s.id = ${id}::uuid and s.case_id = ${caseId}::uuid`,
  )
  if (!row) throw new NotFound('support plan')
  return row
}

export interface WaitingPlan {
  planId: string
  caseId: string
  number: string
  wish: string
  agreedOn: CivilDate
  familyName: string | null
  givenName: string | null
  familyNameKana: string | null
  givenNameKana: string | null
  alias: string | null
}

/** Plans of the organization that wait for the second look, the oldest first. */
export async function listPlansToSignOff(db: ReadDb, organizationId: string, most = 50): Promise<WaitingPlan[]> {
  const rows = await ask(
    db,
    sql<WaitingPlan>`select s.id as "planId", s.case_id as "caseId", c.number, s.wish, s.agreed_on as "agreedOn",
      p.family_name as "familyName", p.given_name as "givenName", p.family_name_kana as "familyNameKana",
      p.given_name_kana as "givenNameKana", p.alias
    from support_plans s join cases c on c.id = s.case_id left join people p on p.id = c.person_id
    where s.organization_id = ${organizationId} and s.status = 'agreed' and s.needs_sign_off and s.signed_off_at is null
    order by s.agreed_on, s.id limit ${most}`,
  )
  return rows
}

export interface LivingPlan {
  id: string
  number: number
  status: PlanStatus
  reviewOn: CivilDate
  endsOn: CivilDate
}

/** The plan of the case that isn't over yet. */
export async function livingPlan(db: ReadDb | WriteTx, caseId: string): Promise<LivingPlan | undefined> {
  return (db as ReadDb)
    .selectFrom('support_plans')
    .where('case_id', '=', caseId)
    .where('status', 'in', ['draft', 'agreed', 'running'])
    .select(['id', 'number', 'status', 'review_on as reviewOn', 'ends_on as endsOn'])
    .executeTakeFirst() as Promise<LivingPlan | undefined>
}

import { type RawBuilder, sql } from 'kysely'
import type { CivilDate } from '../../../platform/clock.ts'
import { type ReadDb, ask } from '../../../platform/database/handles.ts'
import { NotFound } from '../../../platform/outcome.ts'
import type { NextActionKind } from '../cases/index.ts'
import type { JointEnd } from './referral.labels.ts'

export interface JointSupport {
  id: string
  caseId: string
  caseNumber: string
  referralId: string
  organizationId: string
  deskId: string
  deskName: string
  leadOrganizationId: string
  leadDeskName: string
  workerName: string | null
  accountId: string | null
  /** What this desk does. */
  task: string
  beganOn: CivilDate
  next: { kind: NextActionKind; dueOn: CivilDate; time: string | null; note: string } | null
  endedOn: CivilDate | null
  endedReason: JointEnd | null
  endNote: string
  acknowledgedAt: Date | null
  familyName: string | null
  givenName: string | null
  familyNameKana: string | null
  givenNameKana: string | null
  alias: string | null
  firstSpeaker: string
}

async function select(db: ReadDb, rest: RawBuilder<unknown>): Promise<JointSupport[]> {
  const rows = await ask(
    db,
    sql<JointSupport>`select j.id, j.case_id as "caseId", c.number as "caseNumber", j.referral_id as "referralId",
      j.organization_id as "organizationId", j.desk_id as "deskId",
      (select short_name from desks where id = j.desk_id) as "deskName",
      c.responsible_organization_id as "leadOrganizationId",
      (select short_name from desks where id = c.responsible_desk_id) as "leadDeskName",
      (select display_name from accounts where id = j.account_id) as "workerName", j.account_id as "accountId", j.task,
      j.began_on as "beganOn",
      case when j.ended_on is null then jsonb_build_object('kind', j.next_kind, 'dueOn', j.next_on,
          'time', to_char(j.next_at, 'HH24:MI'), 'note', j.next_note) end as next,
      j.ended_on as "endedOn", j.ended_reason as "endedReason", j.end_note as "endNote",
      j.acknowledged_at as "acknowledgedAt", c.first_speaker as "firstSpeaker", p.family_name as "familyName",
      p.given_name as "givenName", p.family_name_kana as "familyNameKana", p.given_name_kana as "givenNameKana", p.alias
    from joint_supports j join cases c on c.id = j.case_id left join people p on p.id = c.person_id ${rest}`,
  )
  return rows
}

/** @throws NotFound for whoever may not see the case */
export async function getJointSupport(db: ReadDb, id: string): Promise<JointSupport> {
  const [row] = await select(db, sql`where j.id = ${id}::uuid`)
  if (!row) throw new NotFound('joint support')
  return row
}

/** Those that last first. */
export const listJointSupportsOfCase = (db: ReadDb, caseId: string): Promise<JointSupport[]> =>
  select(db, sql`where j.case_id = ${caseId}::uuid order by j.ended_on desc nulls first, j.began_on limit 50`)

/** On what this organization helps now, the next step first. */
export const listJointSupports = (db: ReadDb, organizationId: string): Promise<JointSupport[]> =>
  select(db, sql`where j.organization_id = ${organizationId} and j.ended_on is null order by j.next_on, j.id limit 300`)

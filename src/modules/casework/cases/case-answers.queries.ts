/**
 * Cases as the API answers with them. Each row is one that the acting organization may read; what it may not is null.
 */
import { type RawBuilder, sql } from 'kysely'
import { type ReadDb, ask } from '../../../platform/database/handles.ts'
import { NotFound } from '../../../platform/outcome.ts'
import { closureReasons, type ClosureReason, nextActionKinds, type NextActionKind } from './case.labels.ts'
import { listAppointmentsOfCase } from './appointment.queries.ts'
import { shownType } from './case.queries.ts'
import { appointmentOf } from './appointment.answers.ts'
import { type CaseAnswer } from './case.answers.ts'
import { labelIn } from '../../../platform/api/index.ts'
import { type PersonName, namesOf } from '../../people/index.ts'
import { type TargetType, targetTypeLabel, caseStatusLabels } from '../../council/index.ts'

interface CaseRow {
  id: string
  number: string
  status: 'open' | 'closed'
  targetType: TargetType | null
  targetTypeProvisional: boolean
  targetTypeHidden: boolean
  deskId: string
  deskName: string
  organizationId: string
  organizationName: string
  responsibleSince: string
  workerId: string | null
  workerName: string | null
  personId: string
  municipalityCode: string | null
  episode: number
  openedOn: string
  lastContactOn: string
  closedOn: string | null
  closureReason: ClosureReason | null
  closureSummary: string | null
  closureReopenHint: string | null
  version: number
  person: (PersonName & { birthDate: string | null }) | null
  nextAction: {
    kind: NextActionKind
    dueOn: string
    time: string | null
    note: string
    assignee: string | null
    assigneeName: string | null
  } | null
}

async function findCases(db: ReadDb, rest: RawBuilder<unknown>): Promise<CaseRow[]> {
  const rows = await ask(
    db,
    sql<CaseRow>`
    select c.id, c.number, c.status, shown.to_type as "targetType",
      coalesce(shown.provisional, false) as "targetTypeProvisional",
      shown.id is null and c.target_type is not null as "targetTypeHidden", c.responsible_desk_id as "deskId",
      d.name as "deskName", c.responsible_organization_id as "organizationId", o.name as "organizationName",
      c.responsible_since as "responsibleSince", c.responsible_account_id as "workerId", a.display_name as "workerName",
      c.person_id as "personId", c.municipality_code as "municipalityCode", c.episode, c.opened_on as "openedOn",
      c.last_contact_on as "lastContactOn", c.closed_on as "closedOn", c.closure_reason as "closureReason",
      k.summary as "closureSummary", k.reopen_hint as "closureReopenHint", c.version,
      (select jsonb_build_object('familyName', p.family_name, 'givenName', p.given_name,
          'familyNameKana', p.family_name_kana, 'givenNameKana', p.given_name_kana, 'alias', p.alias,
          'birthDate', p.birth_date)
        from people p where p.id = c.person_id) as person,
      (select jsonb_build_object('kind', n.kind, 'dueOn', n.due_on, 'time', to_char(n.due_at, 'HH24:MI'),
          'note', n.note, 'assignee', n.account_id,
          'assigneeName', (select display_name from accounts where accounts.id = n.account_id))
        from next_actions n
        where n.case_id = c.id and n.ended_at is null) as "nextAction"
    from cases c
    join desks d on d.id = c.responsible_desk_id
    join organizations o on o.id = c.responsible_organization_id
    left join accounts a on a.id = c.responsible_account_id
    left join lateral (${shownType}) shown on true
    left join case_closure(case when c.closure_reason is not null then c.id end) k on true
    ${rest}`,
  )
  return rows
}

function answerOf(row: CaseRow): CaseAnswer {
  return {
    id: row.id,
    number: row.number,
    status: row.status,
    statusLabel: caseStatusLabels[row.status],
    targetType: row.targetType,
    targetTypeLabel: row.targetTypeHidden ? '非開示' : targetTypeLabel(row.targetType),
    targetTypeProvisional: row.targetTypeProvisional,
    targetTypeUndisclosed: row.targetTypeHidden,
    responsibleDeskId: row.deskId,
    responsibleDesk: {
      id: row.deskId,
      name: row.deskName,
      organizationId: row.organizationId,
      organizationName: row.organizationName,
    },
    responsibleSince: row.responsibleSince,
    worker: row.workerId === null ? null : { id: row.workerId, name: row.workerName ?? '' },
    nextAction:
      row.nextAction === null ? null : { ...row.nextAction, kindLabel: labelIn(nextActionKinds, row.nextAction.kind) },
    personId: row.personId,
    person: row.person === null ? null : { names: namesOf(row.person), birthDate: row.person.birthDate },
    municipalityCode: row.municipalityCode,
    episode: row.episode,
    openedOn: row.openedOn,
    lastContactOn: row.lastContactOn,
    closedOn: row.closedOn,
    closure:
      row.closureReason === null
        ? null
        : {
            reason: row.closureReason,
            reasonLabel: labelIn(closureReasons, row.closureReason),
            // Null where the reader doesn't see the talks that they sum up, on the page as here.
            summary: row.closureSummary,
            reopenHint: row.closureReopenHint,
          },
    version: row.version,
  }
}

/** @throws NotFound where it doesn't exist or may not be known */
export async function findCaseAnswer(db: ReadDb, id: string): Promise<CaseAnswer> {
  const [row] = await findCases(db, sql`where c.id = ${id}::uuid`)
  if (!row) throw new NotFound('case')
  return { ...answerOf(row), appointments: (await listAppointmentsOfCase(db, row.id)).map(appointmentOf) }
}

export interface CaseListQuery {
  organizationId: string
  /** Cases this organization is responsible for, or those it may see because they were shared with it. */
  scope: 'own' | 'shared'
  status: 'open' | 'closed'
  deskId: string | undefined
  targetType: TargetType | 'none' | undefined
  limit: number
  after: string | undefined
}

/** The last contact first; the order of the index. */
export async function listCaseAnswers(db: ReadDb, query: CaseListQuery): Promise<CaseAnswer[]> {
  const where = [
    query.scope === 'own'
      ? sql`c.responsible_organization_id = ${query.organizationId}`
      : sql`c.responsible_organization_id <> ${query.organizationId}
        and c.id in (select case_id from case_access where organization_id = ${query.organizationId})`,
    sql`c.status = ${query.status}`,
  ]
  if (query.deskId !== undefined) where.push(sql`c.responsible_desk_id = ${query.deskId}`)
  if (query.targetType === 'none') where.push(sql`c.target_type is null`)
  else if (query.targetType !== undefined)
    where.push(sql`c.target_type = ${query.targetType} and shown.to_type = ${query.targetType}`)
  if (query.after !== undefined) {
    where.push(sql`exists (select from cases last where last.id = ${query.after}::uuid
      and (c.last_contact_on < last.last_contact_on or (c.last_contact_on = last.last_contact_on and c.id > last.id)))`)
  }
  const rows = await findCases(
    db,
    sql`where ${sql.join(where, sql` and `)} order by c.last_contact_on desc, c.id limit ${query.limit}`,
  )
  return rows.map(answerOf)
}

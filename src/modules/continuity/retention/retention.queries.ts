/** Reads of what may be disposed of, what stops it, what was proposed and what is gone. */
import { sql } from 'kysely'
import type { CivilDate } from '../../../platform/clock.ts'
import { type ReadDb, ask } from '../../../platform/database/handles.ts'
import { NotFound } from '../../../platform/outcome.ts'
import type { DisposalKind, disposalStates, HoldKind, itemOutcomes } from './retention.labels.ts'
import { type SharedName } from '../../people/index.ts'

/** A case or a conference's papers; name and number are null where the reader may not see whose it is. */
export interface DisposableRow extends SharedName {
  kind: DisposalKind
  caseId: string
  conferenceId: string | null
  number: string | null
  endedOn: CivilDate
  termYears: number
}

export interface Candidate extends DisposableRow {
  held: boolean
}

const named = sql`c.number, p.family_name as "familyName", p.given_name as "givenName",
  p.family_name_kana as "familyNameKana", p.given_name_kana as "givenNameKana", p.alias`

/** Of the acting organization, what is not proposed yet; those whose term ended first come first. */
export async function listCandidates(
  db: ReadDb,
  most: number,
): Promise<{ rows: Candidate[]; free: number; held: number }> {
  const rows = await ask(
    db,
    sql<Candidate & { freeTotal: number; heldTotal: number }>`with d as materialized (
      select d.*, count(*) filter (where not d.held) over () as free_total,
        count(*) filter (where d.held) over () as held_total
      from disposal_candidates() d
      where not exists (select from disposal_items i
        where i.outcome is null and coalesce(i.conference_id, i.case_id) = coalesce(d.conference_id, d.case_id))
      order by d.held, d.ended_on, d.case_id, d.conference_id limit ${most}
    )
    select d.kind, d.case_id as "caseId", d.conference_id as "conferenceId", d.ended_on as "endedOn",
      d.term_years as "termYears", d.held, d.free_total as "freeTotal", d.held_total as "heldTotal", ${named}
    from d left join cases c on c.id = d.case_id left join people p on p.id = c.person_id
    order by d.held, d.ended_on, d.case_id, d.conference_id`,
  )
  return { rows, free: rows[0]?.freeTotal ?? 0, held: rows[0]?.heldTotal ?? 0 }
}

export interface Hold {
  id: string
  caseId: string
  organizationId: string
  organizationName: string
  kind: HoldKind
  reason: string
  since: CivilDate
  until: CivilDate | null
  setAt: Date
  setByName: string | null
  liftedAt: Date | null
  liftedByName: string | null
  liftedNote: string
}

export async function listHoldsOfCase(db: ReadDb, caseId: string): Promise<Hold[]> {
  const rows = await ask(
    db,
    sql<Hold>`select h.id, h.case_id as "caseId", h.organization_id as "organizationId",
      (select name from organizations where id = h.organization_id) as "organizationName", h.kind, h.reason, h.since,
      h.until, h.set_at as "setAt", (select display_name from accounts where id = h.set_by) as "setByName",
      h.lifted_at as "liftedAt", (select display_name from accounts where id = h.lifted_by) as "liftedByName",
      h.lifted_note as "liftedNote"
    from retention_holds h where h.case_id = ${caseId}::uuid
    order by h.lifted_at nulls first, h.set_at desc, h.id limit 200`,
  )
  return rows
}

/** @throws NotFound where it may not be seen */
export async function caseOfHold(db: ReadDb, id: string): Promise<string> {
  const [row] = await ask(
    db,
    sql<{ caseId: string }>`select case_id as "caseId" from retention_holds where id = ${id}::uuid`,
  )
  if (!row) throw new NotFound('hold')
  return row.caseId
}

export interface Disposal {
  id: string
  state: keyof typeof disposalStates
  proposedById: string
  proposedByName: string
  proposedOn: CivilDate
  decidedByName: string | null
  decidedOn: CivilDate | null
  note: string
  items: number
  disposed: number
}

const ofDisposal = sql`d.id, d.state, d.proposed_by as "proposedById",
  (select display_name from accounts where id = d.proposed_by) as "proposedByName", d.proposed_on as "proposedOn",
  (select display_name from accounts where id = d.decided_by) as "decidedByName", d.decided_on as "decidedOn", d.note,
  n.items, n.disposed`
const counted = sql`cross join lateral (select count(*) as items,
      count(*) filter (where i.outcome = 'disposed') as disposed
    from disposal_items i where i.disposal_id = d.id) n`

export async function listDisposals(db: ReadDb, most = 100): Promise<Disposal[]> {
  const rows = await ask(
    db,
    sql<Disposal>`select ${ofDisposal}
      from (select * from disposals
        where organization_id = acting_organization()
        order by (state = 'proposed') desc, proposed_at desc limit ${most}) d ${counted}
      order by (d.state = 'proposed') desc, d.proposed_at desc, d.id`,
  )
  return rows
}

export interface DisposalItem extends DisposableRow {
  position: number
  outcome: keyof typeof itemOutcomes | null
}
export interface DisposalCount {
  kind: DisposalKind
  termYears: number
  many: number
  endedFrom: CivilDate
  endedUntil: CivilDate
  rowsGone: number
}

/** @throws NotFound for another organization's */
export async function getDisposal(
  db: ReadDb,
  id: string,
): Promise<Disposal & { list: DisposalItem[]; counts: DisposalCount[] }> {
  const [row] = await ask(db, sql<Disposal>`select ${ofDisposal} from disposals d ${counted} where d.id = ${id}::uuid`)
  if (!row) throw new NotFound('disposal')
  const list = await ask(
    db,
    sql<DisposalItem>`select i.position, i.kind, i.case_id as "caseId", i.conference_id as "conferenceId",
      i.ended_on as "endedOn", i.term_years as "termYears", i.outcome, ${named}
    from disposal_items i left join cases c on c.id = i.case_id left join people p on p.id = c.person_id
    where i.disposal_id = ${id}::uuid order by i.position`,
  )
  const counts = await ask(
    db,
    sql<DisposalCount>`select kind, term_years as "termYears", many, ended_from as "endedFrom",
        ended_until as "endedUntil", rows_gone as "rowsGone"
      from disposal_counts where disposal_id = ${id}::uuid order by kind, term_years`,
  )
  return { ...row, list, counts }
}

/** Who of the organization may approve what this account has proposed. */
export async function listApprovers(
  db: ReadDb,
  organizationId: string,
  proposerId: string,
  roles: readonly string[],
  today: CivilDate,
): Promise<string[]> {
  const rows = await ask(
    db,
    sql<{
      name: string
    }>`select a.display_name as name from accounts a
    where a.is_active and a.id <> ${proposerId}::uuid
      and exists (
        select from memberships m
        where m.account_id = a.id and m.organization_id = ${organizationId} and m.role = any(${[...roles]})
          and m.valid_from <= ${today}::date and (m.valid_to is null or m.valid_to >= ${today}::date))
    order by a.display_name, a.id limit 20`,
  )
  return rows.map((row) => row.name)
}

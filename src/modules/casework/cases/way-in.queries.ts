/**
 * Where a person who comes in is written down at the reader's desk: the address of the form, and the key of its draft.
 */
import { sql } from 'kysely'
import type { Actor } from '../../../platform/actor.ts'
import { type ReadDb, ask } from '../../../platform/database/handles.ts'
import { type WayIn, wayIn } from './case.rules.ts'

export interface Way {
  kind: WayIn
  caseId: string | null
  personId: string | null
  /** The form's own address; `reopen` takes the person beside it. */
  path: string
  /** Of its draft. */
  key: string
}

/** Null where the reader doesn't see the person. */
export async function wayOfPerson(db: ReadDb, actor: Actor, personId: string): Promise<Way | null> {
  return wayBy(db, actor, sql`p.id = ${personId}::uuid`)
}

/** Null where the reader doesn't see the case. */
export async function wayOfCase(db: ReadDb, actor: Actor, caseId: string): Promise<Way | null> {
  return wayBy(db, actor, sql`c.id = ${caseId}::uuid`)
}

async function wayBy(db: ReadDb, actor: Actor, which: ReturnType<typeof sql>): Promise<Way | null> {
  const [row] = await ask(
    db,
    sql<{
      personId: string | null
      caseId: string | null
      status: 'open' | 'closed'
      responsibleOrganizationId: string
      jointId: string | null
      mayTakeUp: boolean
    }>`
    select p.id as "personId", c.id as "caseId", c.status, c.responsible_organization_id as "responsibleOrganizationId",
      j.id as "jointId", case when c.status = 'closed' then may_take_up(c.id) else false end as "mayTakeUp"
    from cases c
    full join people p on p.id = c.person_id
    left join joint_supports j on j.case_id = c.id and j.organization_id = ${actor.organizationId}
      and j.ended_on is null
    where ${which} limit 1`,
  )
  if (!row) return null
  const kind = wayIn(row.caseId === null ? null : row, actor.organizationId, {
    helps: row.jointId !== null,
    mayTakeUp: row.mayTakeUp,
  })
  const id = row.caseId ?? ''
  const ways: Record<WayIn, { path: string; key: string }> = {
    talk: { path: `/cases/${id}/consultations/new`, key: `consultation:${id}` },
    joint: { path: `/joint-supports/${row.jointId}/talks/new`, key: `joint-talk:${row.jointId}` },
    contact: { path: `/cases/${id}/contacts/new`, key: `contact:${id}` },
    reopen: { path: `/cases/new?person=${row.personId}`, key: 'case-new' },
  }
  return { kind, caseId: row.caseId, personId: row.personId, ...ways[kind] }
}

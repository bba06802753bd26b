/** The conference that an action changes: found by its host, locked behind its case. */
import type { OrganizationContext } from '../../../platform/action.ts'
import { NotFound, type Outcome, done, wrongState } from '../../../platform/outcome.ts'
import { type HeldCase, holdCase } from '../cases/index.ts'
import type { ConferenceStatus } from './conference.rules.ts'

interface HeldConference {
  id: string
  caseId: string
  kind: string
  basis: string
  basisGivenOn: string | null
  heldOn: string
  endsAt: string
  parts: string[]
  status: ConferenceStatus
  deskId: string
  isDisposed: boolean
}

/** Takes the case, then the conference; only the host's own and only where its state allows. @throws NotFound */
export async function takeConference(
  ctx: OrganizationContext,
  id: string,
  allowed: (status: ConferenceStatus) => string | null,
): Promise<Outcome<{ conference: HeldConference; held: HeldCase }>> {
  const found = await ctx.tx
    .selectFrom('conferences')
    .where('id', '=', id)
    .select(['case_id', 'organization_id'])
    .executeTakeFirst()
  // Who was asked knows of the conference, and has no hand in it.
  if (!found || found.organization_id !== ctx.actor.organizationId) throw new NotFound('conference')
  const held = await holdCase(ctx, found.case_id)
  const row = await ctx.tx
    .selectFrom('conferences')
    .where('id', '=', id)
    .forUpdate()
    .selectAll()
    .executeTakeFirstOrThrow()
  const conference: HeldConference = {
    id,
    caseId: row.case_id,
    kind: row.kind,
    basis: row.basis,
    basisGivenOn: row.basis_given_on,
    heldOn: row.held_on,
    endsAt: row.ends_at,
    parts: row.parts,
    status: row.status as ConferenceStatus,
    deskId: row.desk_id,
    isDisposed: row.disposed_at !== null,
  }
  const problem = allowed(conference.status)
  return problem === null ? done({ conference, held }) : wrongState(problem)
}

export const subjectOf = (conference: HeldConference) => ({
  caseId: conference.caseId,
  subjectId: conference.id,
  deskId: conference.deskId,
})

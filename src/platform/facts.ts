/** Facts of no case: what an organization did that is counted. Those of cases follow from their records (case_facts.sql). */
import { newId, type FactKind, type OrganizationContext } from './action.ts'
import type { CivilDate } from './clock.ts'

export interface CountedFact {
  kind: FactKind
  occurredOn: CivilDate
  /** Where it was; it counts in the 圏域 of that. */
  municipalityCode: string | null
  /** The entry of the ledger that says so. */
  ledgerId: string
}

/** @returns its id, by which it can be struck */
export async function countFact(ctx: OrganizationContext, fact: CountedFact): Promise<string> {
  const id = newId()
  const place =
    fact.municipalityCode === null
      ? undefined
      : await ctx.tx
          .selectFrom('municipalities')
          .where('code', '=', fact.municipalityCode)
          .select('area')
          .executeTakeFirst()
  await ctx.tx
    .insertInto('facts')
    .values({
      id,
      kind: fact.kind,
      occurred_on: fact.occurredOn,
      organization_id: ctx.actor.organizationId,
      desk_id: ctx.actor.deskId,
      municipality_code: fact.municipalityCode,
      area: place?.area ?? null,
      ledger_id: fact.ledgerId,
    })
    .execute()
  return id
}

/** It wasn't so: a further fact takes it back, with the day and the place that it had. */
export async function strikeFact(ctx: OrganizationContext, id: string, ledgerId: string): Promise<void> {
  const counted = await ctx.tx
    .selectFrom('facts')
    .where('id', '=', id)
    .select(['kind', 'occurred_on', 'municipality_code', 'area', 'desk_id'])
    .executeTakeFirstOrThrow()
  await ctx.tx
    .insertInto('facts')
    .values({
      ...counted,
      id: newId(),
      organization_id: ctx.actor.organizationId,
      ledger_id: ledgerId,
      corrects_id: id,
    })
    .execute()
}

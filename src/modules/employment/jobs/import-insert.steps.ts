/** Many jobs at once, as entering and publishing each would leave them. */
import { accountOf, newId, type OrganizationContext } from '../../../platform/action.ts'
import { insertMany } from '../../../platform/database/insert-many.ts'
import { expiresOn } from './expiry.rules.ts'
import type { FatedRow } from './import-fate.rules.ts'
import type { NamedEmployer } from '../employers/index.ts'
import { columnsOf, judged, measuresById, verdictColumns } from './job.steps.ts'
import { missingForPublication } from './publish.rules.ts'

const rowsAtOnce = 500

export async function insertJobs(
  ctx: OrganizationContext,
  given: { rows: FatedRow[]; employers: readonly NamedEmployer[]; sourceId: string; publishes: boolean; entry: string },
): Promise<void> {
  const measures = await measuresById(ctx)
  const names = new Map(given.employers.map((employer) => [employer.id, employer]))
  const municipalities = await ctx.tx.selectFrom('municipalities').select(['code', 'area']).execute()
  const areaOf = new Map(municipalities.map(({ code, area }) => [code, area]))
  const facts: Record<string, unknown>[] = []
  const jobs = given.rows.flatMap(({ input, employerId, key, digest }) => {
    if (input === null || employerId === null) return []
    const answer = judged(input, measures, ctx.today)
    const mayBeShown =
      given.publishes &&
      missingForPublication(input).length === 0 &&
      answer.verdict !== 'unlawful' &&
      expiresOn(input.receivedOn) >= ctx.today
    const state = !mayBeShown ? 'draft' : answer.verdict === 'confirm' ? 'waiting' : 'open'
    const factId = state === 'open' && input.mark !== null ? newId() : null
    if (factId !== null)
      facts.push({
        id: factId,
        kind: `job.${input.mark ?? ''}`,
        occurred_on: ctx.today,
        organization_id: ctx.actor.organizationId,
        desk_id: ctx.actor.deskId,
        municipality_code: input.municipalityCode,
        area: input.municipalityCode === null ? null : (areaOf.get(input.municipalityCode) ?? null),
        ledger_id: given.entry,
      })
    const { sheet, ...columns } = columnsOf(input, names.get(employerId) ?? { name: '', nameKana: '' }, ctx.fold)
    return [
      {
        id: newId(),
        employer_id: employerId,
        ...columns,
        sheet: JSON.parse(sheet) as unknown,
        ...verdictColumns(answer, ctx.today),
        state,
        published_on: state === 'open' ? ctx.today : null,
        fact_id: factId,
        source_id: given.sourceId,
        source_key: key,
        source_digest: digest,
        organization_id: ctx.actor.organizationId,
        account_id: accountOf(ctx),
        changed_at: ctx.now,
      },
    ]
  })
  await insertMany(ctx.tx, 'facts', facts)
  for (let from = 0; from < jobs.length; from += rowsAtOnce)
    await insertMany(ctx.tx, 'jobs', jobs.slice(from, from + rowsAtOnce))
}

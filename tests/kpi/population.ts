/** A few facts and reports, written by the organizations themselves with the application's role. */
import { sql } from 'kysely'
import { type FactKind, newId } from '../../src/platform/action.ts'
import { type CivilDate, instantInTokyo } from '../../src/platform/clock.ts'
import type { Council } from '../../src/platform/council.ts'
import type { WriteTx } from '../../src/platform/database/handles.ts'

export interface SmallFact {
  kind: FactKind
  on: CivilDate
  by: string
  desk?: string
  /** Any name; the digest is made from it. Null is nobody in particular. */
  person?: string | null
  /** The day it was recorded, if not the day it happened. */
  recordedOn?: CivilDate
  area?: string | null
  municipality?: string | null
  type?: 1 | 2 | 3 | null
  /** On that day, by five years: '35-39'. */
  ages?: string
  corrects?: string
}

/** What is recorded in this transaction is recorded at this instant of business time, as the database writes it. */
const recordedAt = (tx: WriteTx, at: Date) =>
  sql`select set_config('app.now', ${String(at.getTime() / 1000)}, true)`.execute(tx)

export async function addFact(council: Council, fact: SmallFact): Promise<string> {
  const [id, ledgerId] = [newId(), newId()]
  await council.gateway.write({ accountId: null, organizationId: fact.by }, async (tx) => {
    await recordedAt(tx, instantInTokyo(fact.recordedOn ?? fact.on, '10:00'))
    await tx
      .insertInto('ledger')
      .values({ id: ledgerId, kind: 'test', organization_id: fact.by, occurred_on: fact.on })
      .execute()
    await tx
      .insertInto('facts')
      .values({
        id,
        kind: fact.kind,
        occurred_on: fact.on,
        organization_id: fact.by,
        desk_id: fact.desk ?? null,
        area: fact.area ?? null,
        municipality_code: fact.municipality ?? null,
        target_type: fact.type ?? null,
        ...(fact.ages === undefined ? {} : { age_group: fact.ages }),
        ledger_id: ledgerId,
        corrects_id: fact.corrects ?? null,
        person_digest:
          fact.person === null || fact.person === undefined ? null : Buffer.from(council.keys.digest(fact.person)),
      })
      .execute()
  })
  return id
}

/** Takes a fact back on a later day. */
export async function correctFact(council: Council, id: string, fact: SmallFact, recordedOn: CivilDate): Promise<void> {
  await addFact(council, { ...fact, recordedOn, corrects: id })
}

export interface SmallReport {
  kpi: string
  month: string
  by: string
  value: number
  byArea?: Record<string, number>
  acceptedOn: CivilDate
  /** Of the report that it corrects. */
  supersedes?: { id: string; revision: number; isAccepted?: true }
}

const office = 'nagano-roudoukyoku'

/** Says that the month is reported, where nobody has said so before. */
export async function reportInstead(
  council: Council,
  kpi: string,
  month: string,
  by: string,
  source: 'cases' | 'report' = 'report',
  recordedOn: CivilDate = `${month}-01`,
): Promise<void> {
  await council.gateway.write({ accountId: null, organizationId: by }, async (tx) => {
    await recordedAt(tx, instantInTokyo(recordedOn, '09:00'))
    await tx
      .insertInto('figure_sources')
      .values({ organization_id: by, kpi_code: kpi, month: `${month}-01`, source })
      .onConflict((conflict) => conflict.columns(['organization_id', 'kpi_code', 'month']).doNothing())
      .execute()
  })
}

/** An accepted report, as the council's office leaves it; what was accepted before is sent anew first. */
export async function addReport(
  council: Council,
  report: SmallReport,
): Promise<{ id: string; revision: number; isAccepted: true }> {
  await reportInstead(council, report.kpi, report.month, report.by)
  const before = report.supersedes
  const waiting = before?.isAccepted === true ? await addRevision(council, report, before, 'sent') : before
  return { ...(await addRevision(council, report, waiting, 'accepted')), isAccepted: true }
}

async function addRevision(
  council: Council,
  report: SmallReport,
  before: { id: string; revision: number } | undefined,
  status: 'sent' | 'accepted',
): Promise<{ id: string; revision: number }> {
  const [id, revision] = [newId(), (before?.revision ?? 0) + 1]
  const at = instantInTokyo(report.acceptedOn, '10:00')
  const [year, month] = [Number(report.month.slice(0, 4)), Number(report.month.slice(5))]
  await council.gateway.write(
    { accountId: null, organizationId: status === 'sent' ? report.by : office },
    async (tx) => {
      await recordedAt(tx, at)
      await tx
        .insertInto('monthly_reports')
        .values({
          id,
          organization_id: report.by,
          kpi_code: report.kpi,
          fiscal_year: month >= 4 ? year : year - 1,
          month: `${report.month}-01`,
          revision,
          supersedes_id: before?.id ?? null,
          value: report.value,
          by_area: JSON.stringify(report.byArea ?? { '': report.value }),
          status,
          accepted_at: status === 'accepted' ? at : null,
        })
        .execute()
    },
  )
  return { id, revision }
}

/** Jobs from a sheet: brought, looked at, read in: all of it or nothing. */
import { sql } from 'kysely'
import { mustBeAllowed } from '../../../permissions.ts'
import {
  accountOf,
  type ActionContext,
  forOrganization,
  newId,
  type OrganizationContext,
  record,
} from '../../../platform/action.ts'
import { reading } from '../../../platform/database/handles.ts'
import { cellText, excelDay, findHead, type SheetFile } from '../../../platform/documents/index.ts'
import { normalizeFreeText, normalizeLine } from '../../../platform/japanese/text.ts'
import { done, invalid, NotFound, type Outcome, wrongState } from '../../../platform/outcome.ts'
import { endsUnusuallyMany, type Fated } from './import-fate.rules.ts'
import { type Columns, jobColumns, missingColumns } from './import.fields.ts'
import { lookAtImport } from './import-look.ts'
import { insertJobs } from './import-insert.steps.ts'
import { findJobImport, type JobImport } from './import.queries.ts'
import { correctJob } from './job.actions.ts'
import { endJob } from './publish.actions.ts'

const rowsAtOnce = 500

/** Keeps what the sheet says until somebody has looked at it. What the sender brought before and nobody read is dropped. */
export async function receiveJobSheet(
  context: ActionContext,
  file: SheetFile,
  wish: { fileName: string; sourceName: string },
): Promise<Outcome<{ id: string }>> {
  mustBeAllowed(context.actor, 'job.import')
  const ctx = forOrganization(context)
  const sourceName = normalizeLine(wish.sourceName)
  if (sourceName === '' || sourceName.length > 100)
    return invalid({ field: 'source', message: '出どころの名前を、100字までで入れてください。' })
  await onlyOne(ctx)
  const source = await ctx.tx
    .selectFrom('job_sources')
    .where('organization_id', '=', ctx.actor.organizationId)
    .where('name', '=', sourceName)
    .select(['id', 'columns'])
    .executeTakeFirst()
  const head = await findHead(file, jobColumns, (source?.columns ?? {}) as Columns, rowsAtOnce)
  if (head === null) return invalid({ field: 'file', message: '見出しと行のある表が、ファイルの中にありません。' })
  const asTexts = (cells: readonly Parameters<typeof cellText>[0][]): string[] =>
    cells.map((cell) => normalizeFreeText(cellText(cell) ?? '').trim())
  const days = head.places.get('receivedOn')
  const rows: { number: number; cells: string[] }[] = []
  let headings: string[] = []
  for (let more = head.first; more.length > 0; more = await file.next(head.sheet, rowsAtOnce))
    for (const { number, cells } of more) {
      if (number === head.heading) headings = asTexts(cells).map(normalizeLine)
      if (number <= head.heading) continue
      const day = days === undefined ? null : (cells[days] ?? null)
      rows.push({
        number,
        cells: asTexts(cells).map((text, at) => (at === days && typeof day === 'number' ? excelDay(day) : text)),
      })
    }
  if (rows.length === 0) return invalid({ field: 'file', message: '見出しの下に、1行もありません。' })
  const sourceId = source?.id ?? newId()
  if (source === undefined)
    await ctx.tx
      .insertInto('job_sources')
      .values({
        id: sourceId,
        organization_id: ctx.actor.organizationId,
        name: sourceName,
        columns: JSON.stringify(head.columns),
        updated_at: ctx.now,
        updated_by: accountOf(ctx),
      })
      .execute()
  await ctx.tx
    .updateTable('job_imports')
    .set({ state: 'dropped', content: null })
    .where('source_id', '=', sourceId)
    .where('state', '=', 'waiting')
    .execute()
  const id = newId()
  await ctx.tx
    .insertInto('job_imports')
    .values({
      id,
      source_id: sourceId,
      organization_id: ctx.actor.organizationId,
      account_id: accountOf(ctx),
      file_name: wish.fileName.slice(0, 255),
      content: JSON.stringify({ headings, rows }),
      rows: rows.length,
      received_at: ctx.now,
    })
    .execute()
  await record(ctx, 'jobImport.received', { importId: id, rows: rows.length }, { subjectId: id })
  return done({ id })
}

/** How the columns of this sender are read, from now on. */
export async function mapJobColumns(
  context: ActionContext,
  id: string,
  columns: Columns,
): Promise<Outcome<{ id: string }>> {
  mustBeAllowed(context.actor, 'job.import')
  const ctx = forOrganization(context)
  const found = await held(ctx, id)
  if (found.content === null) return gone
  const given = Object.fromEntries(found.content.headings.filter(Boolean).map((name) => [name, columns[name] ?? null]))
  const missing = missingColumns(given)
  if (missing.length > 0) return invalid(...missing.map((message) => ({ field: 'columns', message })))
  await ctx.tx
    .updateTable('job_sources')
    .set({
      columns: JSON.stringify({ ...found.columns, ...given }),
      updated_at: ctx.now,
      updated_by: accountOf(ctx),
    })
    .where('id', '=', found.sourceId)
    .execute()
  await record(ctx, 'jobImport.mapped', { importId: id }, { subjectId: id })
  return done({ id })
}

export interface ImportWish {
  /** What may be shown is shown at once. */
  publishes: boolean
  /** The sender's jobs that the sheet no longer has are withdrawn. */
  endsGone: boolean
  /** More than usual end, and that is meant. */
  sure: boolean
}

export async function importJobs(
  context: ActionContext,
  id: string,
  wish: ImportWish,
): Promise<Outcome<{ made: number; changed: number; ended: number }>> {
  mustBeAllowed(context.actor, 'job.import')
  const ctx = forOrganization(context)
  await onlyOne(ctx)
  const found = await held(ctx, id)
  if (found.content === null) return gone
  const looked = await lookAtImport(reading(ctx.tx), found, ctx)
  if (looked.counts.wrong > 0)
    return wrongState(
      `直すところが${looked.counts.wrong.toLocaleString('ja')}行あります。1行でもあれば、何も読みこみません。`,
    )
  const live = looked.gone.length + looked.counts.same + looked.counts.changed
  if (wish.endsGone && !wish.sure && endsUnusuallyMany(looked.gone.length, live))
    return invalid({
      field: 'sure',
      message: `${live}件のうち${looked.gone.length}件が取り下げになります。ファイルが途中で切れていないかを確かめてから、印を付けてください。`,
    })
  const made = looked.rows.filter((row) => row.fate === 'new')
  const changed = looked.rows.filter((row) => row.fate === 'changed')
  const ended = wish.endsGone ? looked.gone : []
  const counts = { made: made.length, changed: changed.length, ended: ended.length }
  const entry = await record(ctx, 'jobImport.done', { importId: id, ...counts }, { subjectId: id })
  await insertJobs(ctx, {
    rows: made,
    employers: looked.employers,
    sourceId: found.sourceId,
    publishes: wish.publishes,
    entry,
  })
  const refusal = (await correctThem(ctx, changed)) ?? (await endThem(ctx, ended, found.sourceName))
  if (refusal !== null) return refusal
  await ctx.tx
    .updateTable('job_imports')
    .set({ state: 'done', content: null, ...counts, done_at: ctx.now })
    .where('id', '=', id)
    .execute()
  return done(counts)
}

async function correctThem(ctx: OrganizationContext, rows: Fated['rows']): Promise<Outcome<never> | null> {
  for (const { jobId, input, digest, number } of rows) {
    if (jobId === null || input === null) continue
    const job = await ctx.tx.selectFrom('jobs').where('id', '=', jobId).select('version').executeTakeFirstOrThrow()
    const corrected = await correctJob(ctx, jobId, job.version, input)
    if (!corrected.ok) return wrongState(`${number}行目: ${corrected.errors.map(({ message }) => message).join('')}`)
    await ctx.tx
      .updateTable('jobs')
      .set({ source_digest: digest, changed_at: ctx.now })
      .where('id', '=', jobId)
      .execute()
  }
  return null
}

async function endThem(ctx: OrganizationContext, jobs: Fated['gone'], from: string): Promise<Outcome<never> | null> {
  for (const { id, title } of jobs) {
    const reason = `${from}の表から無くなったため`
    const ended = await endJob(ctx, id, { how: 'withdrawn', reason, mistake: false })
    if (!ended.ok) return wrongState(`${title}: ${ended.errors.map(({ message }) => message).join('')}`)
  }
  return null
}

const gone = wrongState('この表は、もう読みこんだか、新しい表に替わりました。')

/** Of one organization one import at a time: the second waits here, and sees what the first has made. */
const onlyOne = (ctx: OrganizationContext) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`job import ${ctx.actor.organizationId}`}, 0))`.execute(ctx.tx)

/** @throws NotFound also where another organization brought it */
async function held(ctx: OrganizationContext, id: string): Promise<JobImport> {
  await ctx.tx.selectFrom('job_imports').where('id', '=', id).select('id').forUpdate().execute()
  const found = await findJobImport(reading(ctx.tx), id)
  if (found === undefined) throw new NotFound('import')
  return found
}

import { sql } from 'kysely'
import { mustBeAllowed } from '../../../permissions.ts'
import { type ActionContext, forOrganization, newId, record, accountOf } from '../../../platform/action.ts'
import type { CivilDate } from '../../../platform/clock.ts'
import { reading } from '../../../platform/database/handles.ts'
import { bytesText, insertMany } from '../../../platform/database/insert-many.ts'
import { findHead, type SheetFile } from '../../../platform/documents/index.ts'
import { normalizeLine } from '../../../platform/japanese/text.ts'
import { done, invalid, type Outcome } from '../../../platform/outcome.ts'
import { type Channel, openEarlierCases, ownDesk, type Speaker } from '../cases/index.ts'
import { missingColumns, peopleColumns } from './columns.rules.ts'
import { type Fate, type FatedRow, fatesOf } from './fate.rules.ts'
import type { Columns } from './import.fields.ts'
import { findSource, findImportedRows, findKnownPeople, findLookups } from './import.queries.ts'
import { parseRow, type ReadRow } from './row.rules.ts'

export interface ImportWish {
  fileName: string
  sourceName: string
  deskId: string
  /** For rows that don't say it themselves. */
  speaker: Speaker | null
  channel: Channel | null
  nextOn: CivilDate | null
  /** Headings that are something else than they say; kept with the sender. */
  columns: Columns
  /** What becomes of people who are perhaps known already; null where nobody has decided. */
  likely: 'make' | 'leave' | null
}

export interface Looked {
  sheet: string
  columns: Columns
  rows: FatedRow[]
  counts: Record<Fate, number>
}

const rowsAtOnce = 500

/**
 * Reads the file and says what would become of each row. Writes nothing. Of one organization one import at a time: the
 * second waits here, and sees what the first has made.
 */
export async function lookAtSheet(context: ActionContext, file: SheetFile, wish: ImportWish): Promise<Outcome<Looked>> {
  mustBeAllowed(context.actor, 'import.run')
  const ctx = forOrganization(context)
  await sql`select pg_advisory_xact_lock(hashtextextended(${`import ${ctx.actor.organizationId}`}, 0))`.execute(ctx.tx)
  const desk = await ownDesk(ctx, wish.deskId)
  if (!desk) return invalid({ field: 'deskId', message: 'その機関の窓口を選んでください。' })
  const sourceName = normalizeLine(wish.sourceName)
  if (sourceName === '' || sourceName.length > 100)
    return invalid({ field: 'source', message: '出どころの名前を、100字までで入れてください。' })
  const db = reading(ctx.tx)
  const source = await findSource(db, ctx.actor.organizationId, sourceName)
  const known: Columns = { ...source?.columns, ...wish.columns }
  const found = await findHead(file, peopleColumns, known, rowsAtOnce)
  if (found === null) return invalid({ field: 'file', message: '見出しと行のある表が、ファイルの中にありません。' })
  const missing = missingColumns(found.columns)
  if (missing.length > 0)
    return invalid(
      ...missing.map((message) => ({
        field: 'columns',
        message: `${message}読めた見出し: ${Object.keys(found.columns).join('、')}`,
      })),
    )
  const lookups = await findLookups(db, ctx.actor.organizationId, ctx.fold)
  const standardDesk = lookups.desks.get(ctx.fold(desk.id))
  if (!standardDesk) return invalid({ field: 'deskId', message: 'その窓口は、いまは使われていません。' })
  const around = {
    ...lookups,
    today: ctx.today,
    fold: ctx.fold,
    sourceName,
    standard: { desk: standardDesk, speaker: wish.speaker, channel: wish.channel, nextOn: wish.nextOn },
  }
  const rows: ReadRow[] = []
  for (let more = found.first; more.length > 0; more = await file.next(found.sheet, rowsAtOnce)) {
    for (const row of more)
      if (row.number > found.heading) rows.push(parseRow(row.number, row.cells, found.places, around))
  }
  if (rows.length === 0) return invalid({ field: 'file', message: '見出しの下に、1行もありません。' })
  const keyOf = (row: ReadRow): string =>
    Buffer.from(
      ctx.keys.digest(row.sourceId !== '' ? `import id ${row.sourceId}` : `import row ${row.content}`),
    ).toString('hex')
  const before = source === undefined ? new Map<string, string>() : await findImportedRows(db, source.id)
  const fated = fatesOf(rows, await findKnownPeople(db, ctx.fold), before, ctx.fold, keyOf)
  const count = (fate: Fate): number => fated.filter((row) => row.fate === fate).length
  return done({
    sheet: file.sheets[found.sheet] ?? '',
    columns: found.columns,
    rows: fated,
    counts: { new: count('new'), known: count('known'), likely: count('likely'), wrong: count('wrong') },
  })
}

/** All rows or none: where one has to be mended, nothing is written. What is there already stays as it is. */
export async function importCases(
  context: ActionContext,
  looked: Looked,
  wish: ImportWish,
): Promise<Outcome<{ made: number }>> {
  mustBeAllowed(context.actor, 'import.run')
  const ctx = forOrganization(context)
  if (looked.counts.wrong > 0)
    return invalid({
      field: 'file',
      message: `直すところが${looked.counts.wrong.toLocaleString('ja')}行あります。1行でもあれば、何も読みこみません。`,
    })
  if (looked.counts.likely > 0 && wish.likely === null)
    return invalid({
      field: 'likely',
      message: `同じ人かもしれない行が${looked.counts.likely.toLocaleString('ja')}行あります。作るか、作らないかを決めてください。`,
    })
  const sourceId = await keepColumns(ctx, normalizeLine(wish.sourceName), looked.columns)
  const making = looked.rows.filter((row) => row.fate === 'new' || (row.fate === 'likely' && wish.likely === 'make'))
  if (making.length === 0) return done({ made: 0 })
  const importId = newId()
  await ctx.tx
    .insertInto('imports')
    .values({
      id: importId,
      organization_id: ctx.actor.organizationId,
      source_id: sourceId,
      account_id: accountOf(ctx),
      file_name: wish.fileName.slice(0, 255),
      rows: looked.rows.length,
      made: making.length,
      done_at: ctx.now,
    })
    .execute()
  for (let from = 0; from < making.length; from += rowsAtOnce) {
    const part = making.slice(from, from + rowsAtOnce)
    const caseIds = await openEarlierCases(
      ctx,
      part.flatMap((row) => (row.earlier === null ? [] : [row.earlier])),
    )
    await insertMany(
      ctx.tx,
      'imported_rows',
      part.map((row, index) => ({
        source_id: sourceId,
        row_key: bytesText(Buffer.from(row.key, 'hex')),
        import_id: importId,
        organization_id: ctx.actor.organizationId,
        row_number: row.number,
        case_id: caseIds[index] ?? null,
      })),
    )
  }
  await record(ctx, 'import.done', { importId, rows: looked.rows.length, made: making.length }, { subjectId: importId })
  return done({ made: making.length })
}

async function keepColumns(
  ctx: ReturnType<typeof forOrganization<ActionContext>>,
  name: string,
  columns: Columns,
): Promise<string> {
  const before = await findSource(reading(ctx.tx), ctx.actor.organizationId, name)
  const values = {
    columns: JSON.stringify({ ...before?.columns, ...columns }),
    updated_at: ctx.now,
    updated_by: accountOf(ctx),
  }
  if (before) {
    await ctx.tx.updateTable('import_sources').set(values).where('id', '=', before.id).execute()
    return before.id
  }
  const id = newId()
  await ctx.tx
    .insertInto('import_sources')
    .values({ id, organization_id: ctx.actor.organizationId, name, ...values })
    .execute()
  return id
}

/** Sheets of many organizations, received by the office at once; they are read afterwards (sheet-intake.ts). */
import { mustBeAllowed } from '../../../permissions.ts'
import { type ActionContext, forOrganization, newId, record, accountOf } from '../../../platform/action.ts'
import { filesInZip, SheetRefused, type ZipFile } from '../../../platform/documents/index.ts'
import { type Outcome, done, invalid } from '../../../platform/outcome.ts'

const mostFiles = 300
const largest = 1_000_000

/** The sheets in a ZIP; one sheet alone is taken as it is (a workbook is a ZIP of other things). */
export async function sheetsIn(name: string, bytes: Uint8Array): Promise<Outcome<ZipFile[]>> {
  if (/\.xlsx$/i.test(name))
    return bytes.length > largest ? invalid({ field: 'file', message: '表が大きすぎます。' }) : done([{ name, bytes }])
  try {
    const sheets = await filesInZip(bytes, { each: largest, all: mostFiles * 200_000, files: mostFiles })
    return sheets.length === 0
      ? invalid({ field: 'file', message: 'ZIPの中に、Excelの表がありません。' })
      : done(sheets)
  } catch (error) {
    if (error instanceof SheetRefused) return invalid({ field: 'file', message: error.message })
    throw error
  }
}

export async function receiveSheets(
  context: ActionContext,
  sheets: readonly ZipFile[],
): Promise<Outcome<{ id: string }>> {
  mustBeAllowed(context.actor, 'report.decide')
  const ctx = forOrganization(context)
  const id = newId()
  await ctx.tx
    .insertInto('sheet_intakes')
    .values({ id, organization_id: ctx.actor.organizationId, account_id: accountOf(ctx), received_at: ctx.now })
    .execute()
  await ctx.tx
    .insertInto('sheet_intake_files')
    .values(
      sheets.map((sheet, position) => ({
        intake_id: id,
        position,
        name: sheet.name,
        content: Buffer.from(sheet.bytes),
      })),
    )
    .execute()
  await record(ctx, 'report.sheetsReceived', { intakeId: id, sheets: sheets.length })
  return done({ id })
}

/** Sheets of many organizations, received by the office at once; they are read afterwards (sheet-intake.ts). */
import { unzipSync } from 'fflate'
import { mustBeAllowed } from '../../permissions.ts'
import { type ActionContext, forOrganization, newId, record } from '../../platform/action.ts'
import { type Outcome, done, invalid } from '../../platform/outcome.ts'
import { accountOf } from '../cases/index.ts'

const mostFiles = 300
const largest = 1_000_000

/** The sheets in a ZIP; one sheet alone is taken as it is (a workbook is a ZIP of other things). */
export function sheetsIn(name: string, bytes: Uint8Array): Outcome<{ name: string; bytes: Uint8Array }[]> {
  if (/\.xlsx$/i.test(name)) return bytes.length > largest ? invalid({ field: 'file', message: '表が大きすぎます。' }) : done([{ name, bytes }])
  try {
    let unfolded = 0
    const parts = unzipSync(bytes, { filter: (part) => { unfolded += part.originalSize; if (part.originalSize > largest || unfolded > mostFiles * 200_000) throw new Error('too large'); return /\.xlsx$/i.test(part.name) && !part.name.startsWith('__MACOSX/') } })
    const sheets = Object.entries(parts).map(([path, content]) => ({ name: (path.split('/').at(-1) ?? path).slice(0, 255), bytes: content }))
    if (sheets.length === 0) return invalid({ field: 'file', message: 'ZIPの中に、Excelの表がありません。' })
    return sheets.length > mostFiles ? invalid({ field: 'file', message: `一度に${mostFiles}の表までです。` }) : done(sheets)
  } catch {
    return invalid({ field: 'file', message: '表をまとめたZIPか、Excelの表を選んでください。' })
  }
}

export async function receiveSheets(context: ActionContext, sheets: readonly { name: string; bytes: Uint8Array }[]): Promise<Outcome<{ id: string }>> {
  mustBeAllowed(context.actor, 'report.decide')
  const ctx = forOrganization(context)
  const id = newId()
  await ctx.tx.insertInto('sheet_intakes').values({ id, organization_id: ctx.actor.organizationId, account_id: accountOf(ctx), received_at: ctx.now }).execute()
  await ctx.tx.insertInto('sheet_intake_files').values(sheets.map((sheet, position) => ({ intake_id: id, position, name: sheet.name, content: Buffer.from(sheet.bytes) }))).execute()
  await record(ctx, 'report.sheetsReceived', { intakeId: id, sheets: sheets.length })
  return done({ id })
}

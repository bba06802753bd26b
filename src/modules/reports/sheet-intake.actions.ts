/** Sheets of many organizations, received by the office at once; they are read afterwards (sheet-intake.ts). */
import { unzipSync } from 'fflate'
import { mustBeAllowed } from '../../permissions.ts'
import { type ActionContext, forOrganization, newId, record } from '../../platform/action.ts'
import { keptName } from '../../platform/file-name.ts'
import { type Outcome, done, invalid } from '../../platform/outcome.ts'
import { accountOf } from '../cases/index.ts'

const mostFiles = 300
const largest = 1_000_000

/** What a computer adds by itself and nobody means: folders of macOS, thumbnails, the mark of an open Excel file. */
const byItself = /(?:^|\/)(?:__MACOSX\/.*|\.DS_Store|Thumbs\.db|desktop\.ini|~\$[^/]*)$/i

/**
 * The sheets in a ZIP; one sheet alone is taken as it is (a workbook is a ZIP of other things). Every file of it is taken, so
 * that what is none of ours is refused by its name and doesn't just vanish.
 */
export function sheetsIn(name: string, bytes: Uint8Array): Outcome<{ name: string; bytes: Uint8Array }[]> {
  if (/\.xlsx$/i.test(name)) return bytes.length > largest ? invalid({ field: 'file', message: '表が大きすぎます。' }) : done([{ name, bytes }])
  let tooLarge = ''
  try {
    let unfolded = 0
    const parts = unzipSync(bytes, { filter: (part) => {
      if (part.name.endsWith('/') || byItself.test(part.name)) return false
      unfolded += part.originalSize
      if (part.originalSize > largest || unfolded > mostFiles * 200_000) { tooLarge = nameOf(part.name); throw new Error('too large') }
      return true
    } })
    const sheets = Object.entries(parts).map(([path, content]) => ({ name: nameOf(path), bytes: content }))
    if (sheets.length === 0) return invalid({ field: 'file', message: 'ZIPの中に、Excelの表がありません。' })
    return sheets.length > mostFiles ? invalid({ field: 'file', message: `一度に${mostFiles}の表までです。` }) : done(sheets)
  } catch {
    return invalid({ field: 'file', message: tooLarge === '' ? '表をまとめたZIPか、Excelの表を選んでください。' : `「${tooLarge}」が大きすぎます。ZIPから外して、もう一度選んでください。` })
  }
}

/** The file's own name. Explorer writes it in CP932 without saying so; such bytes arrive as Latin characters. */
function nameOf(path: string): string {
  const isBytes = [...path].every((letter) => letter.charCodeAt(0) < 256) && [...path].some((letter) => letter.charCodeAt(0) > 127)
  // Undoing a name byte by byte: a backslash may be half of a Japanese character, so folders are taken off afterwards.
  const text = isBytes ? new TextDecoder('shift_jis').decode(Uint8Array.from(path, (letter) => letter.charCodeAt(0))) : path
  return keptName(text) || '名前のないファイル'
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

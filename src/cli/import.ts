import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { channels, type Channel, speakers, type Speaker } from '../modules/casework/cases/index.ts'
import {
  type Columns,
  fates,
  type FatedRow,
  importCases,
  type ImportField,
  importFieldNames,
  importFields,
  type ImportWish,
  lookAtSheet,
  type Looked,
} from '../modules/casework/imports/index.ts'
import type { Council } from '../platform/council.ts'
import { writeCsv } from '../platform/csv.ts'
import { nobody } from '../platform/database/handles.ts'
import { formLimits, openSheets, SheetRefused } from '../platform/documents/index.ts'
import { parseDate } from '../platform/japanese/parse-date.ts'
import type { Outcome } from '../platform/outcome.ts'
import { optionsOf, say, UsageError, type Verb, withCouncil } from './verb.ts'
import { keysOf } from '../forms/index.ts'
import { runAction, systemActor } from '../platform/run-action.ts'

const limits = { ...formLimits, bytes: 400_000_000, rows: 100_001 }
const shown = 30

export const importVerb: Verb = {
  name: 'import',
  usage:
    'import --file F --organization O --desk D --mapping NAME [--dry-run] [--columns F] [--speaker 本人] [--channel 来所] [--next-on 日] [--likely make|leave] [--fates F]',
  does: '人とケースを、表(ExcelかCSV)から読みこみます。すべてか、何もなしか',
  async run(argv) {
    const isDryRun = argv.includes('--dry-run')
    const { values, positionals } = optionsOf(
      argv.filter((each) => each !== '--dry-run'),
      [
        'file',
        'organization',
        'desk',
        'mapping',
        'columns',
        'speaker',
        'channel',
        'next-on',
        'likely',
        'fates',
        'council',
      ],
    )
    const { file, organization, desk, mapping } = values
    if (
      file === undefined ||
      organization === undefined ||
      desk === undefined ||
      mapping === undefined ||
      positionals.length > 0
    )
      throw new UsageError('--file と --organization と --desk と --mapping が要ります。')
    const next = values['next-on'] === undefined ? null : parseDate(values['next-on'])
    if (next !== null && !next.ok) throw new UsageError(`--next-on: ${next.message}`)
    if (values.likely !== undefined && values.likely !== 'make' && values.likely !== 'leave')
      throw new UsageError('--likely は make(作る)か leave(作らない)にしてください。')
    const wish: ImportWish = {
      fileName: path.basename(file),
      sourceName: mapping,
      deskId: desk,
      nextOn: next === null ? null : next.value,
      likely: values.likely ?? null,
      speaker: chosen<Speaker>('--speaker', speakers, values.speaker),
      channel: chosen<Channel>('--channel', channels, values.channel),
      columns: values.columns === undefined ? {} : await columnsIn(values.columns),
    }
    const bytes = await readFile(file).catch((error: NodeJS.ErrnoException) => {
      throw new UsageError(`${file} を読めません(${error.code ?? ''})。`)
    })
    return withCouncil(async ({ council }) => {
      const done = await importFile(council, organization, bytes, wish, isDryRun)
      if (!done.looked) return refused(done.errors)
      tell(done.looked)
      if (values.fates !== undefined) await writeFile(values.fates, fatesSheet(done.looked), { mode: 0o600 })
      if (done.errors.length > 0) return refused(done.errors)
      say(
        isDryRun
          ? '試しただけで、何も書いていません。'
          : done.made === 0
            ? '新しく作るものはありませんでした。'
            : `${done.made.toLocaleString('ja')}件のケースを作りました。`,
      )
      return 0
    }, values.council)
  },
}

interface Imported {
  looked: Looked | null
  errors: string[]
  made: number
}

/** Thrown, so that nothing of it stays. */
class Undone extends Error {}

/** Looks and writes in one transaction, so that nothing can change in between. */
export async function importFile(
  council: Council,
  organizationId: string,
  bytes: Uint8Array,
  wish: ImportWish,
  isDryRun: boolean,
): Promise<Imported> {
  const result: Imported = { looked: null, errors: [], made: 0 }
  const organization = await council.gateway.read(nobody, (db) =>
    db.selectFrom('organizations').where('id', '=', organizationId).select(['id', 'name']).executeTakeFirst(),
  )
  if (!organization) return { ...result, errors: [`機関 ${organizationId} はありません。`] }
  const said = <T>(outcome: Outcome<T>): T => {
    if (outcome.ok) return outcome.value
    result.errors = outcome.errors.map((error) => error.message)
    throw new Undone()
  }
  try {
    const file = await openSheets(bytes, limits)
    try {
      // The operator, in the name of the organization whose people they are.
      await runAction(council, systemActor('manager', organization), async (ctx) => {
        result.looked = said(await lookAtSheet(ctx, file, wish))
        if (isDryRun) throw new Undone()
        result.made = said(await importCases(ctx, result.looked, wish)).made
      })
    } finally {
      await file.close()
    }
  } catch (error) {
    if (error instanceof SheetRefused) result.errors = [error.message]
    else if (!(error instanceof Undone)) throw error
  }
  return result
}

function chosen<K extends string>(option: string, labels: Record<K, string>, word: string | undefined): K | null {
  if (word === undefined) return null
  const key = keysOf(labels).find((each) => each === word || labels[each] === word)
  if (key === undefined)
    throw new UsageError(`${option} は ${Object.values(labels).join('、')} のどれかにしてください。`)
  return key
}

/** { "見出し": "項目" }; an empty 項目 leaves the column out. */
async function columnsIn(file: string): Promise<Columns> {
  const wrong = `${file} は {"見出し": "項目"} の形のJSONにしてください。`
  let json: unknown
  try {
    json = JSON.parse(await readFile(file, 'utf8'))
  } catch {
    throw new UsageError(wrong)
  }
  if (typeof json !== 'object' || json === null || Array.isArray(json)) throw new UsageError(wrong)
  return Object.fromEntries(
    Object.entries(json).map(([heading, word]): [string, ImportField | null] => {
      if (word === '') return [heading, null]
      const field = importFieldNames.find((each) => importFields[each].label === word)
      if (field === undefined)
        throw new UsageError(
          `${file}: 「${String(word)}」という項目はありません。あるのは ${importFieldNames.map((each) => importFields[each].label).join('、')} です。`,
        )
      return [heading, field]
    }),
  )
}

function refused(errors: readonly string[]): number {
  for (const error of errors) say(error)
  say('何も読みこんでいません。')
  return 1
}

const fateWords = (row: FatedRow): string => `${fates[row.fate]}${row.caseNumber === null ? '' : `(${row.caseNumber})`}`

function tell({ sheet, columns, rows, counts }: Looked): void {
  if (sheet !== '') say(`シート「${sheet}」を読みました。`)
  for (const [heading, field] of Object.entries(columns))
    say(`  ${heading} → ${field === null ? '読みません' : importFields[field].label}`)
  say(
    `${rows.length.toLocaleString('ja')}行: ${(Object.keys(fates) as (keyof typeof fates)[]).map((fate) => `${fates[fate]} ${counts[fate].toLocaleString('ja')}`).join('、')}`,
  )
  const worth = rows.flatMap((row) =>
    row.fate === 'wrong' ? row.problems : row.fate === 'likely' ? [`${row.number}行目: ${fateWords(row)}`] : row.notes,
  )
  for (const line of worth.slice(0, shown)) say(`  ${line}`)
  if (worth.length > shown)
    say(
      `  ほかに${(worth.length - shown).toLocaleString('ja')}件あります。--fates F で、行ごとの結果を表に書き出せます。`,
    )
}

const fatesSheet = ({ rows }: Looked): string =>
  writeCsv(
    ['行', '結果', 'ケース', 'わけ'],
    rows.map((row) => [row.number, fates[row.fate], row.caseNumber ?? '', [...row.problems, ...row.notes].join(' ')]),
  )

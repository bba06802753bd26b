/** Which column is which: what was said of this sender before, else what its heading says. */
import { foldForSearch } from '../../../platform/japanese/folding.ts'
import { type Columns, type ImportField, importFieldNames, importFields } from './import.fields.ts'

const plain = (text: string): string => foldForSearch(text.replace(/[(()）【】[\]〔〕:：※*.]/g, ''))

const byName = new Map(
  importFieldNames.flatMap((field) =>
    [importFields[field].label, ...importFields[field].names].map((name) => [plain(name), field] as const),
  ),
)

const guessField = (heading: string): ImportField | null => byName.get(plain(heading)) ?? null

/**
 * Each heading of the sheet with its field. A field that two columns claim is the first one's; the other is left out.
 */
export function parseColumns(headings: readonly string[], known: Columns): Columns {
  const taken = new Set<ImportField>()
  const columns: Columns = {}
  for (const heading of headings) {
    if (heading === '' || heading in columns) continue
    const field = heading in known ? (known[heading] ?? null) : guessField(heading)
    columns[heading] = field === null || taken.has(field) ? null : field
    if (field !== null) taken.add(field)
  }
  return columns
}

/** The row with the headings: the first that has two or more that we know; else the first with anything in it. */
export function headingRow(
  rows: readonly { number: number; cells: readonly string[] }[],
  known: Columns,
): number | null {
  const many = (cells: readonly string[]): number =>
    cells.filter((cell) => cell !== '' && (cell in known || guessField(cell) !== null)).length
  return (rows.find((row) => many(row.cells) >= 2) ?? rows[0])?.number ?? null
}

/** What a sheet has to say of everybody, in a sentence for each that is missing. */
export function missingColumns(columns: Columns): string[] {
  const has = (...fields: ImportField[]): boolean => fields.some((field) => Object.values(columns).includes(field))
  return [
    ...(has('fullName', 'familyName', 'fullKana', 'familyNameKana', 'alias') ? [] : ['氏名の列がありません。']),
    ...(has('openedOn', 'lastTalkOn') ? [] : ['受付日(または最後に話した日)の列がありません。']),
  ]
}

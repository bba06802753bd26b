/** What a body holds of one person, written as files and as a paper. */
import type pg from 'pg'
import type { Council } from '../../platform/council.ts'
import { writeCsv } from '../../platform/csv.ts'
import { type Block, wordOf } from '../../platform/documents/index.ts'
import { formatDateTime } from '../../platform/japanese/format-date.ts'
import { fileName } from '../../platform/file-name.ts'
import type { ExportFolder } from './folder.ts'
import type { PersonPart, SubjectFound } from './of-person.ts'
import { wordsOf } from './person-words.ts'

/**
 * Two folders: what may be handed over, and what has to be decided about before.
 * @returns how many records are in each
 */
export async function writePerson(
  council: Council,
  client: pg.ClientBase,
  subject: SubjectFound,
  parts: readonly PersonPart[],
  folder: ExportFolder,
): Promise<{ given: number; undecided: number }> {
  const say = await wordsOf(client)
  const counts = { given: 0, undecided: 0 }
  for (const [place, isUndecided] of [
    ['1-渡す', false],
    ['2-渡すか決める', true],
  ] as const) {
    const blocks: Block[] = []
    for (const { name, table, columns, rows } of parts) {
      const mine = rows.filter((row) => (row['#decide'] === true) === isUndecided)
      if (mine.length === 0) continue
      counts[isUndecided ? 'undecided' : 'given'] += mine.length
      const shown = columns.filter((column) => column.name in table.columns)
      for (const [index, row] of mine.entries())
        if (table.file)
          row[table.file.column] = await writeDocument(folder, `${place}/書類`, index + 1, row, table.file)
      await writeText(
        folder,
        `${place}/データ/${table.title}.csv`,
        writeCsv(
          shown.map((column) => table.columns[column.name] ?? ''),
          mine.map((row) => shown.map((column) => say(name, column, row[column.name]))),
        ),
      )
      await writeText(
        folder,
        `${place}/データ/${table.title}.jsonl`,
        mine
          .map(
            (row) =>
              `${JSON.stringify(Object.fromEntries(columns.filter((column) => !column.name.endsWith('readers')).map((column) => [column.name, row[column.name]])))}\n`,
          )
          .join(''),
      )
      blocks.push({ kind: 'heading', level: 2, text: `${table.title}(${mine.length.toLocaleString('ja')}件)` })
      if (isUndecided) blocks.push({ kind: 'paragraph', text: `渡す前に確かめるわけ: ${table.decide?.why ?? ''}` })
      for (const [index, row] of mine.entries())
        blocks.push(
          { kind: 'label', text: `${index + 1}件目` },
          {
            kind: 'list',
            items: shown.flatMap((column) => {
              const words = say(name, column, row[column.name])
              return words === '' ? [] : [`${table.columns[column.name] ?? ''}: ${words}`]
            }),
          },
        )
    }
    if (blocks.length === 0) continue
    const foot = `${formatDateTime(council.clock.now())} ${subject.organization.name}`
    const title = isUndecided ? '渡すかどうかを決める記録' : 'あなたについての記録'
    const whose = `${subject.organization.name}が持っている、受付番号 ${subject.cases.map((each) => each.number).join('・')} の記録です。`
    const paper = await wordOf({
      title,
      cover: [],
      owner: subject.organization.name,
      foot,
      parts: [{ landscape: false, blocks: [{ kind: 'paragraph', text: whose }, ...blocks] }],
    })
    const file = await folder.open(`${place}/記録.docx`)
    await file.write(paper)
    await file.close()
  }
  return counts
}

async function writeText(folder: ExportFolder, path: string, text: string): Promise<void> {
  const file = await folder.open(path)
  await file.write(text)
  await file.close()
}

async function writeDocument(
  folder: ExportFolder,
  place: string,
  number: number,
  row: Record<string, unknown>,
  { column, name }: { column: string; name: string },
): Promise<string> {
  const content = row[column]
  if (!(content instanceof Uint8Array)) return ''
  const path = `${place}/${String(number).padStart(3, '0')}-${fileName(String(row[name]))}`
  const file = await folder.open(path)
  await file.write(content)
  await file.close()
  return path
}

import pg from 'pg'
import { caseNumberOf } from '../modules/people/people/index.ts'
import { newId, record } from '../platform/action.ts'
import { nobody } from '../platform/database/handles.ts'
import { formatDateTime } from '../platform/japanese/format-date.ts'
import type { Council } from '../platform/council.ts'
import { type ExportFolder, makeFolder } from './export/folder.ts'
import { type ExportedTable, listTables, writeTable } from './export/tables.ts'
import { findSubject, readPerson, type SubjectFound } from './export/of-person.ts'
import { writePerson } from './export/person-papers.ts'
import { notOfPerson } from './export/person-tables.ts'
import { leftOut } from './export/what-is-told.ts'
import { optionsOf, say, UsageError, type Verb, withCouncil } from './verb.ts'
import { runAction, systemActor } from '../platform/run-action.ts'

interface PersonExported {
  given: number
  undecided: number
  cautions: string[]
}

export const exportVerb: Verb = {
  name: 'export',
  usage: 'export --to DIR [--person 受付番号 --organization O]',
  does: '協議会のすべてのデータを、または本人の開示請求のためにひとりの記録を、開いた形(CSV・JSON・書類)で空のフォルダーに書き出します',
  async run(argv) {
    const { values, positionals } = optionsOf(argv, ['to', 'person', 'organization', 'council'])
    const { to, person, organization } = values
    if (to === undefined || positionals.length > 0) throw new UsageError('--to に、書き出すフォルダーが要ります。')
    if ((person === undefined) !== (organization === undefined))
      throw new UsageError(
        'ひとりの記録を書き出すには、--person(受付番号)と --organization(請求を受けた機関)の両方が要ります。',
      )
    if (person !== undefined && organization !== undefined)
      return withCouncil(
        async ({ council }, place) =>
          sayExported(
            await exportPerson(council, place.ownerUrl, to, { number: person, organizationId: organization }),
            to,
          ),
        values.council,
      )
    return withCouncil(async ({ council }, place) => {
      const tables = await exportCouncil(council, place.ownerUrl, to)
      say(
        `${tables.length}の表、${tables.reduce((sum, table) => sum + table.rows, 0).toLocaleString('ja')}行を ${to} に書き出しました。`,
      )
      say('個人の情報がそのまま入っています。置き場所と渡す相手を確かめ、要らなくなったら消してください。')
      return 0
    }, values.council)
  },
}

export async function exportCouncil(council: Council, ownerUrl: string, to: string): Promise<ExportedTable[]> {
  const folder = await makeFolder(to)
  // Written down before anything is told: an export that breaks off has told something too.
  const id = newId()
  await runAction(council, systemActor(), (action) =>
    record(action, 'council.exported', { exportId: id }, { subjectId: id }),
  )
  await council.gateway.append(nobody, (db) =>
    db.insertInto('read_log').values({
      id: newId(),
      account_id: null,
      organization_id: null,
      kind: 'export',
      subject_ids: [id],
      basis: 'own-duty',
      door: 'export',
      path: 'tsunagu export',
    }),
  )
  const tables = await tellEverything(ownerUrl, folder)
  await describe(council, folder, id, tables)
  return tables
}

/** Nothing is read before it is noted whose records were asked for, and nothing noted where nobody is found. */
export async function exportPerson(
  council: Council,
  ownerUrl: string,
  to: string,
  wish: { number: string; organizationId: string },
): Promise<PersonExported | string> {
  const number = caseNumberOf(wish.number)
  if (number === null) return `「${wish.number}」は受付番号ではありません。R7-000123 の形です。`
  const subject = await atOneMoment(ownerUrl, (client) => findSubject(client, number, wish.organizationId))
  if (typeof subject === 'string') return subject
  const folder = await makeFolder(to)
  const id = newId()
  await runAction(council, systemActor(), (action) =>
    record(action, 'council.personExported', { exportId: id, organizationId: wish.organizationId }, { subjectId: id }),
  )
  await council.gateway.append(nobody, (db) =>
    db.insertInto('read_log').values({
      id: newId(),
      account_id: null,
      organization_id: wish.organizationId,
      kind: 'export',
      subject_ids: [...subject.people, ...subject.cases.map((each) => each.id)],
      basis: 'own-record',
      door: 'export',
      path: 'tsunagu export --person',
    }),
  )
  const counts = await atOneMoment(ownerUrl, async (client) =>
    writePerson(council, client, subject, await readPerson(client, subject), folder),
  )
  if (counts.given + counts.undecided === 0)
    return `${subject.organization.name}は、受付番号 ${number} の方の記録を持っていません。`
  await describePerson(council, folder, id, subject, counts)
  return { ...counts, cautions: subject.cautions }
}

function sayExported(result: PersonExported | string, to: string): number {
  if (typeof result === 'string') {
    say(result)
    return 1
  }
  say(
    `渡す記録 ${result.given.toLocaleString('ja')}件、渡すか決める記録 ${result.undecided.toLocaleString('ja')}件を ${to} に書き出しました。`,
  )
  for (const caution of result.cautions) say(caution)
  say('はじめに「はじめに読んでください.txt」を読んでください。')
  return 0
}

async function describePerson(
  council: Council,
  folder: ExportFolder,
  exportId: string,
  subject: SubjectFound,
  { given, undecided }: Omit<PersonExported, 'cautions'>,
): Promise<void> {
  const made = council.clock.now()
  const readme = await folder.open('はじめに読んでください.txt')
  await readme.write(
    `\ufeff${[
      '本人の記録の書き出し(開示請求のため)',
      `${formatDateTime(made)} 番号 ${exportId}`,
      `持っている機関: ${subject.organization.name}  受付番号: ${subject.cases.map((each) => each.number).join('・')}`,
      '',
      ...(subject.cautions.length > 0 ? ['■ 注意', ...subject.cautions, ''] : []),
      '■ 1-渡す',
      `本人が話したこと、本人についての記録(${given.toLocaleString('ja')}件)です。渡す前に、ほかの方のことが書かれていないかを読んで確かめてください。`,
      '',
      '■ 2-渡すか決める',
      `家族が話したこと、機関の中の検討、会議の記録(${undecided.toLocaleString('ja')}件)です。個人情報保護法78条の不開示情報に当たるかを、機関の開示の担当が決めます。`,
      '決めるまで、本人にも渡さないでください。',
      '',
      '■ 中身',
      '記録.docx       読むための写し。黒塗りはこの上でできます。',
      'データ/*.csv    同じものを表で。',
      'データ/*.jsonl  同じものを、値を変えずに。',
      '書類/           持ちこまれた書類。',
      '',
      '■ 入っていないもの',
      'ほかの機関が書いた記録(その機関が持ち、その機関に請求します)',
      ...Object.values(notOfPerson),
    ].join('\r\n')}\r\n`,
  )
  await readme.close()
  const manifest = await folder.open('manifest.json')
  await manifest.write(
    Buffer.from(
      `${JSON.stringify({ format: 'tsunagu-person', version: 1, exportId, madeAt: made.toISOString(), organization: subject.organization.id, files: folder.files.map((file) => ({ ...file })) }, null, 1)}\n`,
    ),
  )
  await manifest.close()
}

async function tellEverything(ownerUrl: string, folder: ExportFolder): Promise<ExportedTable[]> {
  return atOneMoment(ownerUrl, async (client) => {
    const tables: ExportedTable[] = []
    for (const table of await listTables(client))
      tables.push({ ...table, rows: await writeTable(client, table, folder) })
    return tables
  })
}

/** One transaction that sees one moment, as the owner: nobody else may read past the rights of the rows. */
async function atOneMoment<T>(ownerUrl: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'tsunagu-export' })
  await client.connect()
  try {
    await client.query('start transaction isolation level repeatable read read only')
    await client
      .query(
        `select set_config('role', 'tsunagu_owner', true), set_config('timezone', 'Asia/Tokyo', true),
           set_config('datestyle', 'ISO', true)`,
      )
      .catch((error: { code?: string }) => {
        if (error.code === '42501')
          throw Object.assign(
            new Error(
              '書き出しは、migrate と同じ、持ち主の役(tsunagu_owner)になれる利用者の DATABASE_URL で行ってください。',
            ),
            { forOperator: true },
          )
        throw error
      })
    const result = await work(client)
    await client.query('commit')
    return result
  } finally {
    await client.end()
  }
}

async function describe(
  council: Council,
  folder: ExportFolder,
  exportId: string,
  tables: readonly ExportedTable[],
): Promise<void> {
  const made = council.clock.now()
  const lines = [
    `${council.name} 全データの書き出し`,
    `${formatDateTime(made)} 番号 ${exportId}`,
    '',
    '■ 取りあつかい',
    'この中には、相談した人の氏名・連絡先・相談の中身がそのまま入っています。要配慮個人情報を含みます。',
    '鍵のかかる所に置き、渡す相手と根拠を記録し、用が済んだら消してください。',
    '',
    '■ 中身',
    "tables/*.csv    表。UTF-8(BOMつき)、RFC 4180。表計算が式と取りちがえる字(= + - @)の前には ' を付けてあります。",
    'tables/*.jsonl  同じ表。1行が1件のJSONで、値は変えていません。読みこむプログラムにはこちらを使ってください。',
    'documents/      持ちこまれた書類。表の content の欄に、どのファイルかが書いてあります。',
    'manifest.json   表ごとの件数と、ファイルごとの照合値(SHA-256)。最後に書くので、これがなければ途中で止まったものです。',
    '',
    '■ 書き出していないもの',
    'パスワードや二段階認証など、ログインの秘密(auth)',
    ...Object.entries(leftOut).map(([name, why]) => `${name}: ${why}`),
    '',
    '■ 表と欄',
    ...tables.flatMap((table) => [
      '',
      `${table.name}(${table.rows.toLocaleString('ja')}件) ${table.comment}`,
      ...table.columns.map(
        (column) => `  ${column.name} (${column.type})${column.comment === '' ? '' : ` ${column.comment}`}`,
      ),
    ]),
  ]
  const readme = await folder.open('README.txt')
  await readme.write(`\ufeff${lines.join('\r\n')}\r\n`)
  await readme.close()
  const manifest = await folder.open('manifest.json')
  const content = {
    format: 'tsunagu-export',
    version: 1,
    exportId,
    council: council.key,
    madeAt: made.toISOString(),
    tables: tables.map(({ name, rows }) => ({ name, rows })),
    files: folder.files.map((file) => ({ ...file })),
  }
  await manifest.write(Buffer.from(`${JSON.stringify(content, null, 1)}\n`))
  await manifest.close()
}

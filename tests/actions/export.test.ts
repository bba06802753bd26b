/** The export of everything: one moment, every row of ours, each value as it is, no secret, for its owner alone. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createHash } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { exportCouncil } from '../../src/cli/export.ts'
import { leftOut } from '../../src/cli/export/what-is-told.ts'
import { consentInput, recordConsent } from '../../src/modules/casework/consents/index.ts'
import { createTestCouncil, type TestCouncil } from '../support/db.ts'
import { act, type SignedInPerson, signedInAs } from '../support/people.ts'
import { openedCase, valueOf } from '../support/thread.ts'

let open: TestCouncil
let worker: SignedInPerson
let base: string
const note = '=HYPERLINK("x"),\n「髙﨑」 😀 \'a\''

beforeAll(async () => {
  base = mkdtempSync(join(tmpdir(), 'tsunagu-export-'))
  open = await createTestCouncil()
  worker = await signedInAs(open.council, { role: 'counselor', organizationId: 'sapo-shinano', deskId: 'sapo-shinano' })
  const made = await openedCase(open.council, worker, {}, note)
  const input = consentInput.parse({
    givenOn: open.council.clock.today(),
    givenBy: 'self',
    method: 'signature',
    purposes: ['coordination'],
    parts: ['contact'],
    recipients: ['hw-ueda'],
    note: '',
  })
  valueOf(
    await act(open.council, worker, (ctx) =>
      recordConsent(ctx, made.id, input, { name: '同意書.pdf', bytes: Buffer.from('%PDF-1.7 本人の署名') }),
    ),
  )
  await open.ownerQuery(`update documents set name = '../../同意\\書\u202e.pdf'`)
})
afterAll(async () => {
  rmSync(base, { recursive: true, force: true })
  await open.close()
})

const below = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))

test('tells each row of each table as it is, its documents as files, and says what it holds', async () => {
  const to = join(base, 'all')
  const tables = await exportCouncil(open.council, open.ownerUrl, to)
  const [row] = await open.ownerQuery<{ tables: string[] }>(
    `select array_agg(relname::text) as tables from pg_class
     where relkind = 'r' and relnamespace = current_schema()::regnamespace`,
  )
  expect([...tables.map((table) => table.name), ...Object.keys(leftOut)].toSorted()).toEqual(row?.tables.toSorted())
  for (const table of tables) {
    const csv = parse(readFileSync(join(to, `tables/${table.name}.csv`)), { bom: true }) as string[][]
    const json = readFileSync(join(to, `tables/${table.name}.jsonl`), 'utf8')
      .split('\n')
      .slice(0, -1)
    expect([csv.length - 1, json.length], table.name).toEqual([table.rows, table.rows])
  }
  const [talk] = readFileSync(join(to, 'tables/consultations.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>)
  expect(talk).toMatchObject({ note, organization_id: 'sapo-shinano', corrects_id: null })
  const [talked] = parse<Record<string, string>>(readFileSync(join(to, 'tables/consultations.csv')), {
    bom: true,
    columns: true,
  })
  expect(talked?.['note']).toBe(`'${note}`)
  const [document] = readFileSync(join(to, 'tables/documents.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, string>)
  expect(document?.['content']).toBe('documents/documents/000001-_.._同意_書_.pdf')
  expect(readFileSync(join(to, document?.['content'] ?? ''), 'utf8')).toBe('%PDF-1.7 本人の署名')
  const manifest = JSON.parse(readFileSync(join(to, 'manifest.json'), 'utf8')) as {
    files: { path: string; sha256: string; bytes: number }[]
  }
  expect(manifest.files.map((file) => join(to, file.path)).toSorted()).toEqual(
    below(to)
      .filter((path) => !path.endsWith('manifest.json'))
      .toSorted(),
  )
  for (const file of manifest.files)
    expect(
      createHash('sha256')
        .update(readFileSync(join(to, file.path)))
        .digest('hex'),
      file.path,
    ).toBe(file.sha256)
  const readme = readFileSync(join(to, 'README.txt'), 'utf8')
  for (const words of ['本人。氏名・連絡先だけを持ち', '要配慮個人情報', 'consultations(1件)'])
    expect(readme).toContain(words)
  // For its owner alone.
  expect(statSync(to).mode & 0o777).toBe(0o700)
  for (const path of below(to)) expect(statSync(path).mode & 0o777, path).toBe(0o600)
  expect(
    await open.ownerQuery(
      `select (select count(*)::integer from ledger where kind = 'council.exported') as told,
         (select count(*)::integer from read_log where kind = 'export' and door = 'export') as logged`,
    ),
  ).toEqual([{ told: 1, logged: 1 }])
})

test('tells no secret of anybody', async () => {
  const secret = 'geheim-7d1f0c'
  await open.ownerQuery(
    `insert into kept_inputs (id, account_id, path, sealed)
     values ('00000000-0000-7000-8000-000000000001', $1, '/x', $2)`,
    [worker.accountId, Buffer.from(secret)],
  )
  const to = join(base, 'secret')
  await exportCouncil(open.council, open.ownerUrl, to)
  const tokens = await open.ownerQuery<{ hash: string }>(`select encode(token_hash, 'hex') as hash from api_tokens`)
  expect(tokens.length).toBeGreaterThan(0)
  const everything = below(to)
    .map((path) => readFileSync(path, 'latin1'))
    .join('')
  for (const each of [
    secret,
    Buffer.from(secret).toString('hex'),
    ...tokens.map((token) => token.hash),
    'token_hash',
    'sealed"',
  ])
    expect(everything.includes(each), each).toBe(false)
})

test('writes over nothing', async () => {
  const to = mkdtempSync(join(base, 'full-'))
  writeFileSync(join(to, 'x'), 'x')
  await expect(exportCouncil(open.council, open.ownerUrl, to)).rejects.toThrow('もう何か入っています')
  expect(await open.ownerQuery(`select count(*)::integer as told from ledger where kind = 'council.exported'`)).toEqual(
    [{ told: 2 }],
  )
})

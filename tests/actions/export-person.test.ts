/**
 * One person's own data for a 開示請求: all that a body holds of them, nothing of anybody else,
 * and apart what somebody has to decide about.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { exportPerson } from '../../src/cli/export.ts'
import { tablesOfPerson } from '../../src/cli/export/person-tables.ts'
import { recordConsultation } from '../../src/modules/casework/cases/index.ts'
import { restrictCase } from '../../src/modules/casework/consents/index.ts'
import { createTestCouncil, type TestCouncil } from '../support/db.ts'
import { act, type SignedInPerson, signedInAs } from '../support/people.ts'
import {
  acceptedReferral,
  closedConference,
  leftNote,
  mergedRecords,
  openedCase,
  recordedConsent,
  recordedPlacement,
  recordedSpan,
  sentReferral,
  someTalk,
  valueOf,
} from '../support/thread.ts'

let open: TestCouncil
let worker: SignedInPerson
let helloWork: SignedInPerson
let base: string
let many = 0

beforeAll(async () => {
  base = mkdtempSync(join(tmpdir(), 'tsunagu-person-'))
  open = await createTestCouncil()
  worker = await signedInAs(open.council, { role: 'counselor', organizationId: 'sapo-shinano', deskId: 'sapo-shinano' })
  helloWork = await signedInAs(open.council, { role: 'counselor', organizationId: 'hw-nagano', deskId: 'ms-nagano' })
})
afterAll(async () => {
  rmSync(base, { recursive: true, force: true })
  await open.close()
})

const numberOf = async (caseId: string): Promise<string> =>
  (await open.ownerQuery<{ number: string }>('select number from cases where id = $1', [caseId]))[0]?.number ?? ''

async function exported(number: string, organizationId = 'sapo-shinano') {
  const to = join(base, String((many += 1)))
  const result = await exportPerson(open.council, open.ownerUrl, to, { number, organizationId })
  const files =
    typeof result === 'string'
      ? []
      : readdirSync(to, { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile())
          .map((entry) => join(entry.parentPath, entry.name))
  const textIn = (folder: string): string =>
    files
      .filter((file) => file.startsWith(join(to, folder)))
      .map((file) =>
        file.endsWith('.docx')
          ? new TextDecoder().decode(unzipSync(readFileSync(file))['word/document.xml'])
          : readFileSync(file, 'utf8'),
      )
      .join('\n')
  return { result, given: textIn('1-渡す'), undecided: textIn('2-渡すか決める'), readme: textIn('はじめに'), files }
}

describe('what a body holds of one person', () => {
  test('is written in words, with what others said and inner deliberation apart, and nothing of anybody else or of other bodies', async () => {
    const { id } = await openedCase(open.council, worker, {}, '本人の言葉です')
    await openedCase(
      open.council,
      worker,
      {
        familyName: '別人',
        givenName: '花子',
        familyNameKana: 'べつじん',
        givenNameKana: 'はなこ',
        birthDate: '1980-03-03',
      },
      '別の方の言葉です',
    )
    valueOf(
      await act(open.council, worker, (ctx) =>
        recordConsultation(ctx, id, {
          ...someTalk(ctx.today, '母の言葉です'),
          speaker: 'family',
          speakerRelation: '母',
        }),
      ),
    )
    await recordedSpan(open.council, worker, id, { employer: '千曲工業' })
    await recordedConsent(open.council, worker, id)
    await leftNote(
      open,
      await signedInAs(open.council, { role: 'manager', organizationId: 'sapo-shinano' }),
      id,
      '中の検討です',
    )
    await closedConference(open.council, worker, id, helloWork, '会議の記録です')
    await acceptedReferral(
      open.council,
      helloWork,
      await sentReferral(open.council, worker, id, 'ms-nagano', ['contact', 'consultations']),
    )
    valueOf(
      await act(open.council, helloWork, (ctx) =>
        recordConsultation(ctx, id, someTalk(ctx.today, 'ハローワークの記録です')),
      ),
    )
    await recordedPlacement(open.council, helloWork, id, { employerName: 'そば屋' })

    const { result, given, undecided, readme, files } = await exported(await numberOf(id))
    expect(result).toMatchObject({ cautions: [] })
    for (const words of [
      '本人の言葉です',
      '千曲工業',
      '話した人: 本人',
      '何で知ったか: 本人から聞いた',
      '同意した人: 本人',
      '令和8年',
    ])
      expect(given, words).toContain(words)
    for (const words of ['母の言葉です', '中の検討です', '会議の記録です'])
      expect([given.includes(words), undecided.includes(words)], words).toEqual([false, true])
    for (const words of ['別の方の言葉です', '別人', 'ハローワークの記録です', 'そば屋'])
      expect(given + undecided, words).not.toContain(words)
    expect(readme).toContain('個人情報保護法78条')
    expect(files.some((file) => file.endsWith('記録.docx'))).toBe(true)
    expect((await exported(await numberOf(id), 'hw-matsumoto')).result).toContain('記録を持っていません')
    // Each body answers for what it holds itself.
    const other = await exported(await numberOf(id), 'hw-nagano')
    expect([other.given.includes('ハローワークの記録です'), other.given.includes('本人の言葉です')]).toEqual([
      true,
      false,
    ])
  })

  test('is all records of the person that became one, from either number', async () => {
    const { kept, twin } = await mergedRecords(open.council, worker)
    const numbers = [await numberOf(kept.id), await numberOf(twin.id)]
    const [first, second] = [await exported(numbers[0] ?? ''), await exported(numbers[1] ?? '')]
    expect(second.result).toEqual(first.result)
    for (const number of numbers) expect(first.given).toContain(number)
  })

  test('says what has to be known first, and is noted where the person’s own list shows it', async () => {
    const { id, personId } = await openedCase(open.council, worker, {})
    valueOf(
      await act(open.council, worker, (ctx) =>
        restrictCase(ctx, id, { reason: '支援措置', accounts: [worker.accountId] }),
      ),
    )
    await open.ownerQuery('update people set address_secret = true where id = $1', [personId])
    const { result, readme } = await exported((await numberOf(id)).replace('R', 'ｒ').replace('-', '－'))
    expect(result).toMatchObject({
      cautions: [expect.stringContaining('閲覧を限った'), expect.stringContaining('住所を伏せる')],
    })
    expect(readme).toContain('■ 注意')
    const reads = await open.ownerQuery(
      `select organization_id, basis, door from read_log
       where kind = 'export' and subject_ids @> array[$1, $2]::uuid[]`,
      [id, personId],
    )
    expect(reads).toEqual([{ organization_id: 'sapo-shinano', basis: 'own-record', door: 'export' }])
    expect(
      await open.ownerQuery(
        `select payload ->> 'organizationId' as by from ledger
         where kind = 'council.personExported' order by recorded_at desc limit 1`,
      ),
    ).toEqual([{ by: 'sapo-shinano' }])
  })

  test.each([
    ['R7-999999', 'sapo-shinano', 'のケースはありません'],
    ['これ', 'sapo-shinano', '受付番号ではありません'],
    ['', 'sapo-shinano', '受付番号ではありません'],
    ['R7-000001', 'nowhere', '機関 nowhere はありません'],
  ])('of %s at %s says so and leaves nothing', async (number, organizationId, words) => {
    const { result, files } = await exported(number, organizationId)
    expect(result).toContain(words)
    expect(files).toEqual([])
  })
})

test('every code that the database allows has its word', async () => {
  const rows = await open.ownerQuery<{ name: string; column: string; codes: string[] }>(
    `
    select c.relname as name, a.attname as column,
      array(select m[1] from regexp_matches(pg_get_constraintdef(k.oid), '''([^'']*)''::text', 'g') m) as codes
    from pg_constraint k
    join pg_class c on c.oid = k.conrelid
    join pg_attribute a on a.attrelid = c.oid and k.conkey = array[a.attnum]
    where k.contype = 'c' and c.relname = any($1) and pg_get_constraintdef(k.oid) ~ '= ANY|<@'
      and a.atttypid in ('text'::regtype, 'text[]'::regtype)`,
    [Object.keys(tablesOfPerson)],
  )
  const unsaid = rows.flatMap(({ name, column, codes }) =>
    codes
      .filter(
        (code) =>
          code !== '' &&
          column in (tablesOfPerson[name]?.columns ?? {}) &&
          tablesOfPerson[name]?.words?.[column]?.[code] === undefined,
      )
      .map((code) => `${name}.${column}: ${code}`),
  )
  expect(rows.length).toBeGreaterThan(30)
  expect(unsaid).toEqual([])
})

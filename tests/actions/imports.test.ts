/**
 * People and cases from a sheet: all or nothing, twice without effect, and each case as if it had been opened by hand.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { importFile } from '../../src/cli/import.ts'
import {
  openCase,
  openCaseInput,
  decideTargetType,
  recordConsultation,
  targetTypeInput,
  consultationInput,
} from '../../src/modules/casework/cases/index.ts'
import type { ImportWish } from '../../src/modules/casework/imports/index.ts'
import { workbookOf } from '../../src/platform/documents/index.ts'
import { createTestCouncil, type TestCouncil, waitingForLock } from '../support/db.ts'
import { act, type SignedInPerson, signedInAs } from '../support/people.ts'
import { valueOf } from '../support/thread.ts'

let open: TestCouncil
let worker: SignedInPerson
const wish: ImportWish = {
  fileName: 'x.csv',
  sourceName: '旧台帳',
  deskId: 'sapo-shinano',
  speaker: 'self',
  channel: 'visit',
  nextOn: '2026-02-20',
  columns: {},
  likely: null,
}
const heading =
  '管理番号,氏名,ふりがな,生年月日,携帯,市町村,類型,担当,主訴区分,受付日,主訴,最終相談日,経過,次回予定日,次回内容'
const row = (text: string): string => `${heading}\r\n${text}\r\n`
const bring = (text: string, more: Partial<ImportWish> = {}, isDryRun = false) =>
  importFile(open.council, 'sapo-shinano', new TextEncoder().encode(text), { ...wish, ...more }, isDryRun)
const many = async () =>
  (
    await open.ownerQuery<Record<string, number>>(
      `select (select count(*)::integer from cases) as cases, (select count(*)::integer from people) as people,
         (select count(*)::integer from ledger) as ledger, (select count(*)::integer from facts) as facts,
         (select count(*)::integer from imported_rows) as rows,
         (select count(*)::integer from import_sources) as sources`,
    )
  )[0]

beforeAll(async () => {
  open = await createTestCouncil()
  worker = await signedInAs(open.council, {
    role: 'counselor',
    organizationId: 'sapo-shinano',
    deskId: 'sapo-shinano',
    name: '相沢 望',
  })
})
afterAll(() => open.close())

/** All rows of the case of this number, without what differs by its nature: ids, instants, who typed it. */
async function written(number: string): Promise<Record<string, unknown[]>> {
  const [ids] = await open.ownerQuery<{ id: string; person: string }>(
    'select id, person_id as person from cases where number = $1',
    [number],
  )
  const nature = [
    'id',
    'number',
    'person_id',
    'case_id',
    'subject_id',
    'ledger_id',
    'account_id',
    'created_by',
    'updated_by',
    'granted_by',
    'responsible_account_id',
    'created_at',
    'updated_at',
    'recorded_at',
    'valid_from',
    'written_by',
    'person_digest',
    'version',
    'root_id',
    'consultation_id',
    'digest',
  ]
  const read = async (table: string, where: string, value: string | undefined) =>
    (await open.ownerQuery<Record<string, unknown>>(`select * from ${table} where ${where} = $1`, [value])).map(
      (each) => Object.fromEntries(Object.entries(each).filter(([name]) => !nature.includes(name))),
    )
  const rows: Record<string, unknown[]> = {
    people: await read('people', 'id', ids?.person),
    cases: await read('cases', 'id', ids?.id),
  }
  for (const table of ['case_access', 'episodes', 'consultations', 'target_type_decisions', 'next_actions'])
    rows[table] = await read(table, 'case_id', ids?.id)
  const ledger: Record<string, unknown>[] = (await read('ledger', 'case_id', ids?.id)).map((each) => ({
    ...each,
    payload: JSON.stringify(each['payload']).replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'id'),
  }))
  rows['ledger'] = ledger.filter((each) => each['kind'] !== 'nextAction.done')
  rows['facts'] = await open.ownerQuery<Record<string, unknown>>(
    `select f.kind, f.occurred_on, f.organization_id, f.desk_id, f.municipality_code, f.area, f.target_type,
       f.age_group, f.quantity, f.detail, f.person_digest is not null as digest
     from facts f
     where f.case_id = $1 and f.corrects_id is null and not exists (select from facts c where c.corrects_id = f.id)`,
    [ids?.id],
  )
  for (const list of Object.values(rows)) list.sort((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b)))
  return rows
}

test('a row makes what opening by hand makes: every table, the ledger and what is counted', async () => {
  const imported = await bring(
    row(
      'A-1,髙見澤 敦,たかみざわ あつし,昭和56年5月12日,9012345678,松本市,②,相沢 望,仕事探し・収入,2025/10/1,会社をやめた,R7.12.3,応募を始めた,2026-01-28,電話で様子を聞く',
    ).replace('9012345678', '090-1234-5678'),
  )
  expect(imported.errors).toEqual([])
  expect(imported.made).toBe(1)
  const [made] = await open.ownerQuery<{ case_number: string }>(
    'select number as case_number from cases where id in (select case_id from imported_rows)',
  )
  const person = {
    familyName: '髙見澤',
    givenName: '敦',
    familyNameKana: 'タカミザワ',
    givenNameKana: 'アツシ',
    birthDate: '1981-05-12',
    municipalityCode: '20202',
    phone: '090-1234-5678',
  }
  const talk = { channel: 'visit', speaker: 'self', topics: ['job-search', 'income'] }
  const next = { kind: 'other', dueOn: '2026-01-28', note: '電話で様子を聞く', assignee: worker.accountId }
  const byHand = valueOf(
    await act(open.council, worker, (ctx) =>
      openCase(
        ctx,
        openCaseInput.parse({
          deskId: 'sapo-shinano',
          ...talk,
          occurredOn: '2025-10-01',
          note: '会社をやめた',
          person,
          nextAction: { ...next, note: 'まえの予定' },
        }),
      ),
    ),
  )
  valueOf(
    await act(open.council, worker, (ctx) =>
      recordConsultation(
        ctx,
        byHand.id,
        consultationInput.parse({ ...talk, occurredOn: '2025-12-03', note: '応募を始めた', nextAction: next }),
      ),
    ),
  )
  valueOf(
    await act(open.council, worker, (ctx) =>
      decideTargetType(
        ctx,
        byHand.id,
        targetTypeInput.parse({ targetType: 2, provisional: false, decidedOn: '2025-10-01', reason: '' }),
      ),
    ),
  )
  const [a, b] = [await written(made?.case_number ?? ''), await written(byHand.number)]
  // By hand the first step was set and done before; the sheet knows the coming one alone.
  // The type was decided after the talks.
  const coming = (rows: Record<string, unknown[]>) => ({
    ...rows,
    next_actions: rows['next_actions']?.filter((each) => (each as { ended_at: unknown }).ended_at === null),
    ledger: rows['ledger']?.filter((each) => !(each as { kind: string }).kind.startsWith('nextAction')),
  })
  expect(coming(a)).toEqual(coming(b))
  expect(a['ledger']?.map((each) => (each as { kind: string }).kind)).toEqual(
    expect.arrayContaining(['nextAction.set']),
  )
  // Who may read each row is what the access table says.
  for (const { table_name: table, part } of await open.ownerQuery<{ table_name: string; part: string | null }>(
    `select table_name, part from case_parts where not by_row and has_author`,
  ))
    expect(
      await open.ownerQuery(
        `select case_id from ${table} where readers <> case_readers(case_id, $1, organization_id)`,
        [part],
      ),
      table,
    ).toEqual([])
  expect(
    await open.ownerQuery(
      `select id from cases where readers <> case_readers(id, null, null) or readers = '{}'
       union all select id from people where readers <> person_readers(id)`,
    ),
  ).toEqual([])
  expect(await open.ownerQuery("select distinct encode(person_digest, 'hex') as digest from cases")).toHaveLength(1)
  await open.ownerQuery(
    `update people set merged_into = (select id from people order by id limit 1)
     where id = (select id from people order by id desc limit 1)`,
  )
})

test('many rows at once make what a few make, each with its readers', async () => {
  const lines = Array.from(
    { length: 40 },
    (_, index) =>
      `M-${index},多田 ${'アイウエオカキクケコ'[index % 10]}${'サシスセ'[Math.floor(index / 10)]},タダ ${'アイウエオカキクケコ'[index % 10]}${'サシスセ'[Math.floor(index / 10)]},S5${index % 10}.2.${1 + (index % 28)},,上田,①,,,2025-04-03,,,,,`,
  )
  expect(await bring(`${heading}\r\n${lines.join('\r\n')}\r\n`)).toMatchObject({ errors: [], made: 40 })
  expect(
    await open.ownerQuery(`select c.id from cases c join imported_rows r on r.case_id = c.id
    where c.readers <> case_readers(c.id, null, null) or not c.readers ? 'sapo-shinano'
    union all select t.id from consultations t
      where readers <> case_readers(case_id, 'consultations', organization_id)
    union all select p.id from people p where readers <> person_readers(id)`),
  ).toEqual([])
})

describe('the same file again', () => {
  const sheet = `${row('B-1,小池 圭,こいけ けい,S50.1.2,,上田,,,,2025-04-03,,,,,')}B-2,宮下 葵,みやした あおい,,026-235-0000,20201,①,,,令和7年4月4日,,,,,\r\n`
  test('has no second effect, also with another standard, and a row that was mended is still the same person', async () => {
    expect(await bring(sheet)).toMatchObject({ errors: [], made: 2 })
    const before = await many()
    for (const text of [
      sheet,
      sheet.replaceAll('\r\n', '\n'),
      sheet.replace('こいけ', 'コイケ'),
      sheet
        .replaceAll('B-', 'C-')
        .split('\n')
        .filter((line) => !line.startsWith('C-2'))
        .join('\n'),
    ])
      expect(await bring(text, { speaker: 'family' })).toMatchObject({
        errors: [],
        made: 0,
        looked: { counts: { new: 0 } },
      })
    expect(await many()).toEqual(before)
  })

  test('of another sender says who is known, and who may be', async () => {
    const { looked, errors, made } = await bring(sheet.replaceAll('B-', 'Z-'), { sourceName: 'ほかの台帳' })
    expect(looked?.rows.map((each) => each.fate)).toEqual(['known', 'likely'])
    expect(looked?.rows[0]?.caseNumber).toMatch(/^R7-\d{6}$/)
    expect([errors.join(''), made]).toEqual([expect.stringContaining('作るか、作らないかを決めてください'), 0])
    const before = await many()
    expect(await bring(sheet.replaceAll('B-', 'Z-'), { sourceName: 'ほかの台帳', likely: 'leave' })).toMatchObject({
      errors: [],
      made: 0,
    })
    expect((await many())?.['cases']).toBe(before?.['cases'])
    expect(await bring(sheet.replaceAll('B-', 'Z-'), { sourceName: 'ほかの台帳', likely: 'make' })).toMatchObject({
      errors: [],
      made: 1,
    })
  })

  test('without numbers and birth dates is known by what its rows say, wherever they stand', async () => {
    const text = '氏名,よみ,受付日\n黒田 空,くろだ そら,R7.6.1\n'
    expect(await bring(text, { sourceName: '名だけ' })).toMatchObject({ errors: [], made: 1 })
    expect(
      await bring(text.replace('受付日\n', '受付日\n\n\n'), {
        sourceName: '名だけ',
        nextOn: '2026-03-20',
        channel: 'phone',
      }),
    ).toMatchObject({ errors: [], made: 0, looked: { counts: { known: 1 } } })
    expect((await bring(text, { sourceName: '名だけ、べつの' })).looked?.counts).toMatchObject({ likely: 1, new: 0 })
  })

  test('waits for an import of the same organization that is under way', async () => {
    let finished = false
    const client = await open.pool.connect()
    try {
      await client.query('begin')
      await client.query(`select pg_advisory_xact_lock(hashtextextended('import sapo-shinano', 0))`)
      const waiting = bring(row('D-1,青木 空,あおき そら,1980-01-01,,,,,,2025-04-03,,,,,')).then((made) => {
        finished = true
        return made
      })
      await waitingForLock(open, waiting)
      expect(finished).toBe(false)
      await client.query('rollback')
      expect(await waiting).toMatchObject({ errors: [], made: 1 })
    } finally {
      client.release()
    }
  })
})

describe('a row that has to be mended', () => {
  const right = 'E-1,関 一,せき はじめ,1980-01-01,,,,,,2025-04-03,,,,,'
  test.each([
    ['氏名', 'E-2,,,,,,,,,2025-04-03,,,,,', '3行目: 氏名がありません。'],
    ['よみ', 'E-2,関 二,,,,,,,,2025-04-03,,,,,', '3行目: よみがありません。'],
    ['よみの字', 'E-2,関 二,関 二,,,,,,,2025-04-03,,,,,', 'C3(氏名のよみ)'],
    ['生年月日', 'E-2,関 二,せき に,昭和64年5月1日,,,,,,2025-04-03,,,,,', 'D3(生年月日): 「昭和64年5月1日」'],
    ['先の日', 'E-2,関 二,せき に,,,,,,,2026-04-03,,,,,', 'J3(受付日): 今日より後の日'],
    ['日のない行', 'E-2,関 二,せき に,,,,,,,,,,,,', '3行目: 受付日がありません。'],
    ['電話', 'E-2,関 二,せき に,,12,,,,,2025-04-03,,,,,', 'E3(電話): 「12」'],
    [
      '市町村',
      'E-2,関 二,せき に,,,横浜市,,,,2025-04-03,,,,,',
      'F3(市町村): 「横浜市」という市町村は、この県にありません。',
    ],
    ['類型', 'E-2,関 二,せき に,,,,④,,,2025-04-03,,,,,', 'G3(類型): 「④」'],
    ['担当', 'E-2,関 二,せき に,,,,,知らない 人,,2025-04-03,,,,,', 'H3(担当者): 「知らない 人」'],
    ['区分', 'E-2,関 二,せき に,,,,,,宇宙,2025-04-03,,,,,', 'I3(相談内容の区分): 「宇宙」'],
    ['日の順', 'E-2,関 二,せき に,,,,,,,2025-04-03,,2025-04-02,,,', 'L3(最後に話した日): 受付日より前です。'],
    ['二重', 'E-2,関 一,セキ ハジメ,S55.1.1,,,,,,2025-04-03,,,,,', '3行目: 2行目と同じ方です。'],
  ])('is named by its cell, and nothing of the file is written: %s', async (_, wrong, sentence) => {
    const before = await many()
    const { errors, looked, made } = await bring(row(`${right}\r\n${wrong}`))
    expect(looked?.rows[1]?.problems.join(' ')).toContain(sentence)
    expect([errors.join(''), made, looked?.counts.wrong]).toEqual([
      expect.stringContaining('1行でもあれば、何も読みこみません'),
      0,
      1,
    ])
    expect(await many()).toEqual(before)
  })

  test('is told what nobody has said: who spoke, how, and what comes next', async () => {
    const { looked } = await bring(row(right), { speaker: null, channel: null, nextOn: null })
    expect(looked?.rows[0]?.problems).toEqual([
      '2行目: 話した人が分かりません。列を加えるか、全部の行に共通の値を決めてください。',
      '2行目: 話し方が分かりません。列を加えるか、全部の行に共通の値を決めてください。',
      'N2(次の予定の日): 次の予定の日がありません。',
    ])
  })
})

test('a try writes nothing; a fault in the middle of writing neither', async () => {
  const before = await many()
  expect(await bring(row('F-1,原 一,はら はじめ,1980-01-02,,,,,,2025-04-03,,,,,'), {}, true)).toMatchObject({
    errors: [],
    made: 0,
    looked: { counts: { new: 1 } },
  })
  await open.ownerQuery('revoke insert on imported_rows from tsunagu_app')
  try {
    await expect(bring(row('F-1,原 一,はら はじめ,1980-01-02,,,,,,2025-04-03,,,,,'))).rejects.toMatchObject({
      code: '42501',
    })
  } finally {
    await open.ownerQuery('grant insert on imported_rows to tsunagu_app')
  }
  expect(await many()).toEqual(before)
})

test('columns are remembered with the sender, and only with this one', async () => {
  const text = '名簿番号,だれ,なんとよむ,いつから\nG-1,林 一,はやし はじめ,令和7年5月1日\n'
  const columns = { 名簿番号: 'sourceId', だれ: 'fullName', なんとよむ: 'fullKana', いつから: 'openedOn' } as const
  expect((await bring(text, { sourceName: '名簿' })).errors.join('')).toContain('氏名の列がありません')
  expect(await bring(text, { sourceName: '名簿', columns })).toMatchObject({ errors: [], made: 1 })
  expect(
    await bring(text.replace('G-1,林 一,はやし はじめ', 'G-2,森 一,もり はじめ'), { sourceName: '名簿' }),
  ).toMatchObject({ errors: [], made: 1 })
  expect((await bring(text, { sourceName: 'ちがう名簿' })).errors.join('')).toContain('氏名の列がありません')
})

test('a workbook is read where the list lies in it, with days and telephones as Excel keeps them', async () => {
  const text = (...values: (string | number)[]) => values.map((value) => ({ value }))
  const file = await workbookOf([
    { name: 'メモ', widths: [9], rows: [text('集計メモ')] },
    {
      name: '名簿',
      widths: [9],
      rows: [
        text('令和7年度 名簿'),
        text('氏名', 'よみ', '生年月日', '電話番号', '受付日', '氏名'),
        text('滝沢 縁', 'たきざわ ゆかり', 29718, 9012345678, 20250407, '=1+1'),
      ],
    },
  ])
  expect(
    await importFile(open.council, 'sapo-shinano', file, { ...wish, sourceName: '名簿', fileName: '名簿.xlsx' }, false),
  ).toMatchObject({ errors: [], made: 1, looked: { sheet: '名簿' } })
  expect(
    await open.ownerQuery(
      `select p.given_name, p.birth_date, p.phone, c.opened_on, n.note
       from people p join cases c on c.person_id = p.id join consultations n on n.case_id = c.id
       where p.family_name = '滝沢'`,
    ),
  ).toEqual([
    {
      given_name: '縁',
      birth_date: '1981-05-12',
      phone: '09012345678',
      opened_on: '2025-04-07',
      note: '名簿から読みこみました。',
    },
  ])
})

test('a desk or an organization that isn’t theirs is refused, and nobody else sees what was read in', async () => {
  expect((await bring(row(''), { deskId: 'ms-nagano' })).errors).toEqual(['その機関の窓口を選んでください。'])
  expect((await importFile(open.council, 'nobody', new Uint8Array([65]), wish, false)).errors).toEqual([
    '機関 nobody はありません。',
  ])
  const others = { accountId: null, organizationId: 'hw-matsumoto' }
  for (const table of ['imports', 'import_sources', 'imported_rows'] as const)
    expect(await open.council.gateway.read(others, (db) => db.selectFrom(table).selectAll().execute()), table).toEqual(
      [],
    )
})

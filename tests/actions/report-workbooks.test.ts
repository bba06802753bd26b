/**
 * 月次報告 by Excel, beside the numbers themselves: the total, what else lies in the workbook, and a file that comes twice.
 */
import { randomUUID } from 'node:crypto'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import {
  decideReport,
  findSheetSubject,
  listReportRevisions,
  readReceivedSheets,
  readReportSheet,
  reportInput,
  reportSheet,
  saveReport,
  type SheetSubject,
} from '../../src/modules/council/reports/index.ts'
import { readSheets, type WorkbookSheet, workbookOf } from '../../src/platform/documents/index.ts'
import { createTestCouncil, type TestCouncil } from '../support/db.ts'
import { addressOf, filled } from '../support/filled-sheet.ts'
import { act, type SignedInPerson, signedInAs } from '../support/people.ts'
import { valueOf } from '../support/thread.ts'
import { type Client, decoded, openWeb, type Web } from '../support/web.ts'

let open: TestCouncil
let web: Web
let manager: SignedInPerson
let office: SignedInPerson
const kpi = 'regular-employment'

beforeAll(async () => {
  open = await createTestCouncil({ today: '2026-01-11' })
  web = openWeb(open)
  manager = await signedInAs(open.council, { role: 'manager', organizationId: 'hw-iida', name: '飯田 守' })
  office = await signedInAs(open.council, { role: 'council-office', organizationId: 'nagano-roudoukyoku' })
  for (const organizationId of ['hw-iida', 'hw-ueda'])
    await open.ownerQuery(
      `insert into figure_sources (organization_id, kpi_code, month, source) values ($1, $2, '2025-10-01', 'report')`,
      [organizationId, kpi],
    )
})
afterAll(async () => {
  await web.close()
  await open.close()
})
beforeEach(() => open.ownerQuery('delete from monthly_reports'))

const made = { on: '2026-01-11', by: '飯田 守' }
const subjectOf = (month = '2025-12-01', organizationId = 'hw-iida'): Promise<SheetSubject> =>
  open.council.gateway.read({ accountId: null, organizationId }, (db) =>
    findSheetSubject(db, { organizationId, organizationName: organizationId, month }),
  )
/** The form with a number in 南信州, and the reason beside it. */
const formOf = async (value: number, note = '', change: Partial<SheetSubject> = {}): Promise<WorkbookSheet> => {
  const subject = { ...(await subjectOf()), ...change }
  return reportSheet(
    { ...subject, kpis: subject.kpis.map((each) => ({ ...each, byArea: { minamishinshu: value }, note })) },
    made,
  )
}
const bookOf = async (...sheets: (WorkbookSheet | Promise<WorkbookSheet>)[]): Promise<Uint8Array> =>
  workbookOf(await Promise.all(sheets.map((sheet) => Promise.resolve(sheet))))
const memo = (name = 'メモ', text: string | null = 'ここは数ではありません'): WorkbookSheet => ({
  name,
  widths: [20],
  rows: [[text === null ? null : { value: text }]],
})
const revisions = async () =>
  (
    await open.council.gateway.read(office, (db) =>
      listReportRevisions(db, { organizationId: 'hw-iida', kpiCode: kpi, month: '2025-12-01' }),
    )
  ).map((each) => [each.status, each.value, each.note])

async function upload(client: Client, path: string, file: Uint8Array, name = '表.xlsx') {
  const form = new FormData()
  for (const [key, value] of Object.entries({ _csrf: client.csrf, _submission: randomUUID() })) form.append(key, value)
  form.append('file', new Blob([new Uint8Array(file)]), name)
  const request = new Request('http://localhost:3000/', { method: 'POST', body: form })
  const answer = await client.send(path, new Uint8Array(await request.arrayBuffer()), {
    'content-type': request.headers.get('content-type') ?? '',
  })
  // A refusal stands on the page, what was done in the line above the next one.
  const text = decoded(answer.text.replaceAll('<wbr/>', '').replace(/<[^>]+>/g, ' '))
  return { status: answer.status, said: answer.status === 303 ? noticeOf(answer.headers) : text }
}
const noticeOf = (headers: Headers): string =>
  decodeURIComponent(/=([^;]*)/.exec(headers.get('set-cookie') ?? '')?.[1] ?? '')
const send = async (file: Uint8Array) => upload(web.as(manager), '/report-sheets/2025-12', file)

describe('the total', () => {
  it('adds up its column, stands there with its value, can’t be written into and is no number of its own', async () => {
    const file = await bookOf(formOf(7))
    const sheet = strFromU8(unzipSync(file)['xl/worksheets/sheet1.xml'] ?? new Uint8Array())
    const [first, last] = [await addressOf(file, '佐久', 1), await addressOf(file, '圏域が分からない分', 1)]
    expect(sheet).toContain(`<f>SUM(${first}:${last})</f><v>7</v>`)
    const rows = (await readSheets(file))[0]?.rows ?? []
    expect(rows.find((row) => row[0] === '合計')?.[1]).toBe(7)
    expect(await readReportSheet(file, await subjectOf())).toMatchObject({
      ok: true,
      value: { reports: [{ code: kpi, input: { parts: { minamishinshu: 7 } } }] },
    })
  })

  it('that says something else than its rows is asked about, with its place; one that nobody computed is none', async () => {
    const file = await bookOf(formOf(7))
    const at = await addressOf(file, '合計', 1)
    for (const total of ['8', '０'] as const) {
      const { status, said } = await send(filled(file, { [at]: total }))
      expect(status).toBe(422)
      expect(said).toContain(`の合計(${at})は${total}ですが、圏域の数を足すと7です。`)
    }
    expect(await revisions()).toEqual([])
    // Only the total was written: the areas are missing.
    const empty = filled(await bookOf(reportSheet(await subjectOf(), made)), { [at]: 9 })
    expect((await send(empty)).said).toContain('は9ですが、圏域の数を足すと0です。')
    expect((await send(filled(file, {}))).status).toBe(303)
    expect(await revisions()).toEqual([['sent', 7, '']])
  })

  it('is not awaited in a sheet that was handed out before there was one', async () => {
    const form = await formOf(7)
    const rows = form.rows
      .filter((row) => row[0]?.value !== '合計')
      .map((row) =>
        row.map((cell) => (cell?.value.toString().startsWith('2/') ? { value: '1/hw-iida/2025-12' } : cell)),
      )
    expect((await send(await workbookOf([{ ...form, rows }]))).status).toBe(303)
    expect(await revisions()).toEqual([['sent', 7, '']])
  })
})

describe('what else lies in the workbook', () => {
  it('is named for what it is, and the own sheet is read wherever it lies', async () => {
    const file = await bookOf(
      memo(),
      { ...(await formOf(3, '', { month: '2025-11-01' })), name: '11月' },
      { ...(await formOf(4, '', { organizationId: 'hw-ueda' })), name: '上田' },
      formOf(7),
      memo('からの表', null),
    )
    const { status, said } = await send(file)
    expect([status, said]).toEqual([
      303,
      '1件の報告を送りました。シート「11月」は、令和7年11月の表です。読みませんでした。シート「上田」は、ほかの機関の表です。読みませんでした。シート「メモ」は、報告の表ではないので、読みませんでした。',
    ])
    expect(await revisions()).toEqual([['sent', 7, '']])
  })

  it.each([
    ['another council’s', { councilId: 'yamanashi' }, 'ほかの協議会の表です。'],
    ['another month’s', { month: '2025-10-01' }, '令和7年10月の表です。令和7年12月の、この機関の表を送ってください。'],
    ['another organization’s', { organizationId: 'hw-ueda' }, 'ほかの機関の表です。'],
  ] as const)('%s sheet alone is refused as what it is', async (_, change, sentence) => {
    const { status, said } = await send(await bookOf(formOf(7, '', change)))
    expect([status, said.includes(sentence)], said.slice(0, 600)).toEqual([422, true])
    expect(await revisions()).toEqual([])
  })

  it('of two for the same month nobody can say which is meant; many names stay one line', async () => {
    const twice = await send(await bookOf(formOf(7), { ...(await formOf(8)), name: '直し' }))
    expect([twice.status, twice.said.includes('2枚入っています(シート「月次報告」、シート「直し」)')]).toEqual([
      422,
      true,
    ])
    const many = await send(await bookOf(formOf(7), ...Array.from({ length: 40 }, (_, at) => memo(`控え ${at}`))))
    expect([many.status, many.said.endsWith('ほかのシート37枚も、読みませんでした。')]).toEqual([303, true])
  })

  it('with hostile names is still an answer', async () => {
    const parts = unzipSync(await bookOf(memo('NAME'), formOf(7)))
    const book = strFromU8(parts['xl/workbook.xml'] ?? new Uint8Array())
    const hostile = `&lt;script&gt;${'あ'.repeat(5_000)}&#10;Set-Cookie: x=1`
    parts['xl/workbook.xml'] = strToU8(book.replace('"NAME"', `"${hostile}"`))
    const { status, said } = await send(zipSync(parts))
    expect([303, 422]).toContain(status)
    expect(said.length).toBeLessThan(3_000)
  })
})

describe('a file that comes again', () => {
  const decide = (seen: number) =>
    act(open.council, office, (ctx) =>
      decideReport(
        ctx,
        { organizationId: 'hw-iida', kpiCode: kpi, month: '2025-12-01' },
        { decision: 'accept', note: '' },
        seen,
      ),
    )

  it('does nothing and says so, while the first waits and after it was accepted', async () => {
    const file = await bookOf(formOf(7))
    expect((await send(file)).said).toBe('1件の報告を送りました。')
    const again = '令和7年12月の同じ数が、もう届いています(1件)。二重には送っていません。'
    expect(await send(file)).toEqual({ status: 303, said: again })
    valueOf(await decide(1))
    expect(await send(file)).toEqual({ status: 303, said: again })
    expect(await revisions()).toHaveLength(2)
  })

  it('with another number for the same month is a correction, which has its reason', async () => {
    await send(await bookOf(formOf(7)))
    const silent = await send(await bookOf(formOf(6)))
    expect([
      silent.status,
      silent.said.includes('もう送った数が、確認を待っています。数を直すときは、直すわけを書いてください。'),
    ]).toEqual([422, true])
    const told = await send(await bookOf(formOf(6, '1人は1月だった')))
    expect(told.said).toBe('1件の報告を送りました。うち1件は、確認を待っていた数の直しです。')
    expect(await revisions()).toEqual([
      ['sent', 6, '1人は1月だった'],
      ['sent', 7, ''],
    ])
  })

  it('in what the office received is marked as being there already', async () => {
    const client = web.as(office)
    const [file, other] = [await bookOf(formOf(7)), await bookOf(formOf(7, '', { councilId: 'yamanashi' }))]
    const two = await bookOf(formOf(7), { ...(await formOf(3, '', { month: '2025-11-01' })), name: '11月' })
    const names = { 'a.xlsx': file, 'b.xlsx': file, 'c.xlsx': other, 'd.xlsx': two }
    expect((await upload(client, '/report-sheets', zipSync(names), 'x.zip')).status).toBe(303)
    expect(await readReceivedSheets(open.council)).toBe(4)
    expect(await open.ownerQuery(`select state, message from sheet_intake_files order by position`)).toEqual([
      { state: 'sent', message: '1件の報告を送りました。' },
      { state: 'same', message: '令和7年12月の同じ数が、もう届いています(1件)。二重には送っていません。' },
      { state: 'refused', message: 'ほかの協議会の表です。' },
      { state: 'refused', message: '報告の表が2枚入っています。1枚ずつのファイルに分けてください。' },
    ])
    const [intake] = await open.ownerQuery<{ id: string }>('select id from sheet_intakes')
    expect(decoded((await client.get(`/report-sheets/intakes/${intake?.id}`)).text)).toContain('もう届いています')
    expect(await revisions()).toEqual([['sent', 7, '']])
  })

  it('sent six times at once counts once', async () => {
    const file = await bookOf(formOf(7))
    const answers = await Promise.all(Array.from({ length: 6 }, () => send(file)))
    expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([303]))
    expect(answers.filter((answer) => answer.said.startsWith('1件の報告を送りました'))).toHaveLength(1)
    expect(await revisions()).toHaveLength(1)
    valueOf(
      await act(open.council, manager, (ctx) =>
        saveReport(
          ctx,
          { kpiCode: kpi, month: '2025-12-01' },
          reportInput.parse({ status: 'sent', parts: { minamishinshu: 8 }, note: 'x' }),
        ),
      ),
    )
  })
})

/**
 * 月次報告 by Excel and its clock: what was filled in is what is sent, nothing of a wrong sheet;
 * who is late hears of it once.
 */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { strFromU8, unzipSync, zipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  decideReport,
  listReportRevisions,
  readReceivedSheets,
  readReportSheet,
  reportInput,
  reportSheet,
  saveReport,
  sendReportReminders,
  type SheetSubject,
  stageOf,
} from '../../src/modules/council/reports/index.ts'
import { cellText, readSheets, workbookOf } from '../../src/platform/documents/index.ts'
import { createTestCouncil, type TestCouncil } from '../support/db.ts'
import { addressOf, filled } from '../support/filled-sheet.ts'
import { act, type SignedInPerson, signedInAs } from '../support/people.ts'
import { valueOf } from '../support/thread.ts'
import { type Client, decoded, openWeb, type Web } from '../support/web.ts'

let open: TestCouncil
let web: Web
let manager: SignedInPerson
let office: SignedInPerson
let pages: Client
const [kpi, second] = ['regular-employment', 'career-up-conversions']

beforeAll(async () => {
  open = await createTestCouncil({ today: '2026-01-11' })
  web = openWeb(open)
  manager = await signedInAs(open.council, { role: 'manager', organizationId: 'hw-iida', name: '飯田 守' })
  office = await signedInAs(open.council, { role: 'council-office', organizationId: 'nagano-roudoukyoku' })
  pages = web.as(manager)
  for (const month of ['2025-09', '2025-10', '2025-11']) {
    for (const code of [kpi, second]) {
      valueOf(
        await act(open.council, manager, (ctx) =>
          saveReport(
            ctx,
            { kpiCode: code, month: `${month}-01` },
            reportInput.parse({ status: 'sent', parts: { minamishinshu: 10 }, note: 'x' }),
          ),
        ),
      )
      valueOf(
        await act(open.council, office, (ctx) =>
          decideReport(
            ctx,
            { organizationId: 'hw-iida', kpiCode: code, month: `${month}-01` },
            { decision: 'accept', note: '' },
          ),
        ),
      )
    }
  }
})
afterAll(async () => {
  await web.close()
  await open.close()
})

const words = (html: string): string =>
  decoded(
    html
      .replaceAll('<wbr/>', '')
      .replace(/<svg[\s\S]*?<\/svg>/g, ' ')
      .replace(/<[^>]+>/g, ' '),
  ).replace(/\s+/g, ' ')
const sheetOf = async (): Promise<Uint8Array> => {
  const answer = await pages.get('/report-sheets/2025-12/sheet.xlsx')
  expect(answer.status).toBe(200)
  return answer.bytes
}
const revisions = (code: string) =>
  open.council.gateway.read(manager, (db) =>
    listReportRevisions(db, { organizationId: 'hw-iida', kpiCode: code, month: '2025-12-01' }),
  )

/** The sheet with its shared texts in their places. */
function withStrings(sheet: string, shared: string): string {
  const texts = [...shared.matchAll(/<si>(.*?)<\/si>/g)].map((match) => (match[1] ?? '').replace(/<[^>]+>/g, ''))
  return sheet.replace(
    /<c ([^>]*)t="s"([^>]*)><v>(\d+)<\/v>/g,
    (_, a, b, at) => `<c ${a}${b}>${texts[Number(at)] ?? ''}`,
  )
}

async function send(file: Uint8Array, month = '2025-12', name = 'sheet.xlsx') {
  const form = new FormData()
  for (const [key, value] of Object.entries({ _csrf: pages.csrf, _submission: randomUUID() })) form.append(key, value)
  form.append('file', new Blob([new Uint8Array(file)]), name)
  const request = new Request('http://localhost:3000/', { method: 'POST', body: form })
  return pages.send(`/report-sheets/${month}`, new Uint8Array(await request.arrayBuffer()), {
    'content-type': request.headers.get('content-type') ?? '',
  })
}

describe('the sheet', () => {
  it('says whose it is, of which month, by whom, and lets only the numbers change', async () => {
    const file = await sheetOf()
    const rows = (await readSheets(file))[0]?.rows ?? []
    expect(rows.slice(0, 4).map((row) => row.map(cellText).join(' '))).toEqual([
      '月次報告',
      '機関 ハローワーク飯田',
      '月 令和7年12月',
      'つくった日と人 令和8年1月11日(日) 飯田 守',
    ])
    const parts = unzipSync(file)
    expect(strFromU8(parts['xl/worksheets/sheet1.xml'] ?? new Uint8Array())).toContain('<sheetProtection sheet="1"')
    const [sheet, styles] = [
      strFromU8(parts['xl/worksheets/sheet1.xml'] ?? new Uint8Array()),
      strFromU8(parts['xl/styles.xml'] ?? new Uint8Array()),
    ]
    const open_ = [...styles.slice(styles.indexOf('<cellXfs')).matchAll(/<xf (.*?)<\/xf>/g)].map((match) =>
      match[0].includes('locked="0"'),
    )
    const isOpen = (address: string): boolean =>
      open_[Number(new RegExp(`<c r="${address}" s="(\\d+)"`).exec(sheet)?.[1] ?? 0)] === true
    expect([
      isOpen(await addressOf(file, '南信州', 1)),
      isOpen(await addressOf(file, '南信州', 2)),
      isOpen(await addressOf(file, '南信州', 0)),
      isOpen('A1'),
      isOpen('B2'),
    ]).toEqual([true, true, false, false, false])
  })

  it('is read back as it was filled in, digits of any width, and sent for each KPI at once', async () => {
    const file = await sheetOf()
    const answer = await send(
      filled(file, {
        [await addressOf(file, '南信州', 1)]: 11,
        [await addressOf(file, '圏域が分からない分', 1)]: '２',
        [await addressOf(file, '南信州', 2)]: '１，２００',
        [await addressOf(file, 'わけ(大きくちがうとき・直すとき)', 2)]: '大きな会社で一度に転換した <髙>&',
      }),
    )
    expect(answer.status, words(answer.text).slice(0, 600)).toBe(303)
    expect((await revisions(kpi)).map((each) => [each.status, each.value, each.byArea])).toEqual([
      ['sent', 13, { minamishinshu: 11, '': 2 }],
    ])
    expect((await revisions(second))[0]).toMatchObject({
      status: 'sent',
      value: 1200,
      note: '大きな会社で一度に転換した <髙>&',
    })
    // What has been sent is not asked for again.
    expect(words((await pages.get('/report-sheets/2025-12')).text)).toContain('この月の報告は、すべて送ってあります。')
    await open.ownerQuery(`delete from monthly_reports where month = '2025-12-01'`)
  })

  it('sends nothing where one number wants a word or can’t be read, and says which', async () => {
    const file = await sheetOf()
    const odd = await send(
      filled(file, { [await addressOf(file, '南信州', 1)]: 12, [await addressOf(file, '南信州', 2)]: 900 }),
    )
    expect(odd.status).toBe(422)
    expect(words(odd.text)).toMatch(/キャリアアップ助成金による正社員転換: 前の月までの平均10の3倍をこえています。/)
    const unreadable = await send(
      filled(file, { [await addressOf(file, '南信州', 1)]: '十二', [await addressOf(file, '木曽', 2)]: -3 }),
    )
    expect(unreadable.status).toBe(422)
    expect(words(unreadable.text)).toContain(
      'の南信州「十二」(' + (await addressOf(file, '南信州', 1)) + ')は、0以上の整数で書いてください。',
    )
    expect(words(unreadable.text)).toContain(
      'の木曽「-3」(' + (await addressOf(file, '木曽', 2)) + ')は、0以上の整数で書いてください。',
    )
    expect(await revisions(kpi)).toEqual([])
  })

  it('shows people no code: what the product reads back of whose it is lies in a hidden row', async () => {
    const parts = unzipSync(await sheetOf())
    const text = (name: string) => strFromU8(parts[name] ?? new Uint8Array())
    const row = /<row r="(\d+)"([^>]*)>(?:(?!<\/row>).)*つなぐ月次報告/.exec(
      text('xl/worksheets/sheet1.xml').includes('つなぐ月次報告')
        ? text('xl/worksheets/sheet1.xml')
        : withStrings(text('xl/worksheets/sheet1.xml'), text('xl/sharedStrings.xml')),
    )
    expect([row?.[1], row?.[2]?.includes('hidden="1"')]).toEqual(['5', true])
    expect(text('xl/worksheets/sheet1.xml').match(/hidden="1"/g)).toHaveLength(1)
    expect(/<sheet [^>]*name="([^"]*)"/.exec(text('xl/workbook.xml'))?.[1]).toBe('月次報告')
  })

  it('is refused where it is another’s, another month’s, an old form, moved about, empty or no sheet at all', async () => {
    const file = await sheetOf()
    const mark = await addressOf(file, 'つなぐ月次報告', 1)
    const cases: [Uint8Array, string][] = [
      [filled(file, { [mark]: '2/hw-ueda/2025-12/nagano' }), 'ほかの機関の表です。'],
      [filled(file, { [mark]: '2/hw-iida/2025-10/nagano' }), '令和7年10月の表です。'],
      [filled(file, { [mark]: '0/hw-iida/2025-12/nagano' }), '古い様式の表です。'],
      [
        filled(file, { [await addressOf(file, '南信州', 0)]: '上田', [await addressOf(file, '南信州', 1)]: 5 }),
        '行を動かさずに書いてください。',
      ],
      [file, '数が一つも書かれていません。'],
      [await workbookOf([{ name: 'x', widths: [5], rows: [[{ value: 'x' }]] }]), '月次報告の表ではありません。'],
      [new TextEncoder().encode('PK\u0003\u0004これは表ではない'), 'Excelの表(.xlsx)ではないファイルです。'],
      [new Uint8Array(0), '表のファイルを選んでください。'],
      [zipSync({ 'xl/worksheets/sheet1.xml': new Uint8Array(30_000_000) }), '表が大きすぎます。'],
    ]
    for (const [bytes, sentence] of cases) {
      const answer = await send(bytes)
      expect(
        [answer.status, words(answer.text).includes(sentence)],
        `${sentence} ${words(answer.text).slice(0, 300)}`,
      ).toEqual([422, true])
      // No file can be put back into a form: nothing says that anything stays.
      expect(words(answer.text)).toContain('ファイルは残りません。直してから、もう一度選んでください。')
      expect(words(answer.text)).not.toContain('そのまま残っています')
    }
    expect((await pages.get('/report-sheets/2025-13')).status).toBe(404)
    expect(
      (
        await web
          .as(
            await signedInAs(open.council, {
              role: 'counselor',
              organizationId: 'sapo-shinano',
              deskId: 'sapo-shinano',
            }),
          )
          .get('/report-sheets/2025-12')
      ).status,
    ).toBe(403)
    expect(await revisions(kpi)).toEqual([])
  })

  it('reads what it has written, whatever the labels and the words', async () => {
    const subject: SheetSubject = {
      organizationId: 'x',
      organizationName: '=1+1 <髙橋>',
      month: '2025-12-01',
      areas: [
        { key: 'a', name: '東 & 西' },
        { key: 'b', name: '「北」' },
      ],
      kpis: [
        {
          code: 'k',
          label: '新規(登録)者数',
          unit: '人',
          byArea: { a: 3, '': 0 },
          note: '=HYPERLINK("x")',
          isSent: false,
        },
      ],
      councilId: 'x',
    }
    expect(
      await readReportSheet(await workbookOf([reportSheet(subject, { on: '2026-01-11', by: '𠮷田 😀' })]), subject),
    ).toMatchObject({
      ok: true,
      value: { reports: [{ code: 'k', input: { parts: { a: 3, '': 0 }, note: '=HYPERLINK("x")' } }], leftOut: [] },
    })
  })
})

describe('many sheets at once', () => {
  const others = ['hw-ueda', 'hw-suwa', 'hw-ina', 'hw-saku'] as const
  const upload = async (client: Client, name: string, bytes: Uint8Array) => {
    const form = new FormData()
    for (const [key, value] of Object.entries({ _csrf: client.csrf, _submission: randomUUID() }))
      form.append(key, value)
    form.append('file', new Blob([new Uint8Array(bytes)]), name)
    const request = new Request('http://localhost:3000/', { method: 'POST', body: form })
    return client.send('/report-sheets', new Uint8Array(await request.arrayBuffer()), {
      'content-type': request.headers.get('content-type') ?? '',
    })
  }
  /** An organization's own sheet for December, with a number in it. */
  const sheetFrom = async (organizationId: string, value: number): Promise<Uint8Array> => {
    const own = await signedInAs(open.council, { role: 'manager', organizationId })
    valueOf(
      await act(open.council, own, (ctx) =>
        saveReport(
          ctx,
          { kpiCode: kpi, month: '2025-11-01' },
          reportInput.parse({ status: 'sent', parts: { '': 10 }, note: 'x' }),
        ),
      ),
    )
    valueOf(
      await act(open.council, office, (ctx) =>
        decideReport(ctx, { organizationId, kpiCode: kpi, month: '2025-11-01' }, { decision: 'accept', note: '' }),
      ),
    )
    const file = (await web.as(own).get('/report-sheets/2025-12/sheet.xlsx')).bytes
    return filled(file, { [await addressOf(file, '圏域が分からない分', 1)]: value })
  }

  it('are read one after the other, each in the name of its organization; what can’t be read keeps no other', async () => {
    const officePages = web.as(office)
    const files: Record<string, Uint8Array> = {
      'つかえない.xlsx': new TextEncoder().encode('これは表ではない'),
      'README.txt': new Uint8Array(5),
      '~$開いている.xlsx': new Uint8Array(5),
    }
    for (const [index, organizationId] of others.entries())
      files[`届いた表/${organizationId}.xlsx`] = await sheetFrom(organizationId, index === 3 ? 900 : 9 + index)
    files['知らない機関.xlsx'] = filled(files['届いた表/hw-ueda.xlsx'] ?? new Uint8Array(), {
      [await addressOf(files['届いた表/hw-ueda.xlsx'] ?? new Uint8Array(), 'つなぐ月次報告', 1)]:
        '2/nobody-at-all/2025-12/nagano',
    })
    const received = await upload(officePages, 'まとめ.zip', zipSync(files))
    expect(received.status, words(received.text).slice(0, 300)).toBe(303)
    const path = received.location ?? ''
    const waiting = await officePages.get(path)
    expect([waiting.headers.get('refresh'), words(waiting.text).includes('表7枚のうち、0枚を読みました')]).toEqual([
      '2',
      true,
    ])
    // Two that read at the same time take different sheets.
    expect(
      (await Promise.all([readReceivedSheets(open.council), readReceivedSheets(open.council)])).reduce(
        (sum, each) => sum + each,
        0,
      ),
    ).toBe(7)
    const done = await officePages.get(path)
    const said = words(done.text)
    expect(done.headers.get('refresh')).toBeNull()
    expect(said).toContain('表7枚のうち、4枚が読めませんでした')
    for (const text of [
      '月次報告の表ではありません。',
      'どの機関の表か分かりません。',
      'ハローワーク上田',
      '1件の報告を送りました。',
      '前の月までの平均10の3倍をこえています。',
    ])
      expect(said).toContain(text)
    const sent = await open.ownerQuery<{
      organization_id: string
      value: number
      status: string
      account_id: string | null
    }>(
      `select organization_id, value, status, account_id from monthly_reports
       where month = '2025-12-01' and organization_id = any($1) order by organization_id`,
      [others],
    )
    expect(sent).toEqual([
      { organization_id: 'hw-ina', value: 11, status: 'sent', account_id: null },
      { organization_id: 'hw-suwa', value: 10, status: 'sent', account_id: null },
      { organization_id: 'hw-ueda', value: 9, status: 'sent', account_id: null },
    ])
    // The files are gone once they are read.
    expect(
      await open.ownerQuery('select count(*)::integer as kept from sheet_intake_files where content is not null'),
    ).toEqual([{ kept: 0 }])
    expect(await readReceivedSheets(open.council)).toBe(0)
  })

  it('are the office’s to hand in and to see, and nobody’s to take who is signed in', async () => {
    const [intake] = await open.ownerQuery<{ id: string }>('select id from sheet_intakes limit 1')
    for (const path of ['/report-sheets', `/report-sheets/intakes/${intake?.id}`])
      expect((await pages.get(path)).status, path).toBe(403)
    expect(
      await open.council.gateway.read(manager, (db) => db.selectFrom('sheet_intake_files').select('name').execute()),
    ).toEqual([])
    await open.ownerQuery(
      `insert into sheet_intakes (id, organization_id)
       values ('01900000-0000-7000-8000-0000000000a9', 'nagano-roudoukyoku')`,
    )
    await open.ownerQuery(
      `insert into sheet_intake_files (intake_id, position, name, content)
       values ('01900000-0000-7000-8000-0000000000a9', 0, 'x', '\\x00')`,
    )
    for (const acting of [manager, office])
      expect(
        (await open.council.gateway.write(acting, (tx) => sql`select * from claim_sheet()`.execute(tx))).rows,
      ).toEqual([])
    await expect(
      open.council.gateway.read(office, (db) => db.selectFrom('sheet_intake_files').select('content').execute()),
    ).rejects.toMatchObject({ code: '42501' })
    expect((await web.as(office).get('/report-sheets/intakes/01900000-0000-7000-8000-00000000ffff')).status).toBe(404)
    for (const [name, bytes, sentence] of [
      ['x.zip', new Uint8Array([1, 2, 3]), '表をまとめたZIPか、Excelの表を選んでください。'],
      ['x.zip', zipSync({ '__MACOSX/._a.xlsx': new Uint8Array(3) }), 'ZIPの中に、Excelの表がありません。'],
      ['x.zip', zipSync({ 'a.xlsx': new Uint8Array(5_000_000) }), '「a.xlsx」が大きすぎます。'],
    ] as const) {
      const answer = await upload(web.as(office), name, bytes)
      expect([answer.status, words(answer.text).includes(sentence)], sentence).toEqual([422, true])
    }
  })
})

describe('the clock', () => {
  it.each([
    ['2026-01-09', null],
    ['2026-01-10', 'before'],
    ['2026-01-15', 'before'],
    ['2026-01-16', 'late'],
  ] as const)('on %s of December’s report is %s', (today, stage) => expect(stageOf('2026-01-15', today)).toBe(stage))

  it('tells those who report for an organization what is missing, once before and once after', async () => {
    const mails = () =>
      open.ownerQuery<{ recipient: string; subject: string; body: string }>(
        `select recipient, subject, body from mails where kind = 'report-reminder' order by created_at`,
      )
    await open.ownerQuery(`delete from monthly_reports where organization_id <> 'hw-iida'`)
    await open.ownerQuery(`delete from figure_sources where organization_id <> 'hw-iida'`)
    expect(await sendReportReminders(open.council)).toBe(1)
    expect(await sendReportReminders(open.council)).toBe(0)
    const [first] = await mails()
    expect(first).toMatchObject({
      recipient: manager.email,
      subject: '【つなぐ】12月分の月次報告の期限が近づいています',
    })
    expect(first?.body).toMatch(
      /期限は令和8年1月15日\(木\)です。[\s\S]*正社員就職: まだです[\s\S]*正社員転換: まだです/,
    )
    valueOf(
      await act(open.council, manager, (ctx) =>
        saveReport(
          ctx,
          { kpiCode: kpi, month: '2025-12-01' },
          reportInput.parse({ status: 'sent', parts: { minamishinshu: 10 } }),
        ),
      ),
    )
    open.setToday('2026-01-16')
    expect(await sendReportReminders(open.council)).toBe(1)
    const [, late] = await mails()
    expect(late?.subject).toContain('期限を過ぎています')
    expect(late?.body).not.toContain('正社員就職')
    expect(await sendReportReminders(open.council)).toBe(0)
  })
})

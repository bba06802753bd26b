/**
 * Files that come with a form: told by their bytes, looked at by the operator's scanner,
 * bounded in number and size, never served as a page.
 */
import { spawn, spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { zipSync } from 'fflate'
import { allRoutes } from '../../src/app.tsx'
import { consentInput, recordConsent } from '../../src/modules/casework/consents/index.ts'
import { sweepExpired } from '../../src/modules/continuity/retention/index.ts'
import { newId } from '../../src/platform/action.ts'
import { createScanner, harmlessAlarm, type Verdict } from '../../src/platform/http/scan.ts'
import { createTestCouncil, type TestCouncil } from '../support/db.ts'
import { act, type SignedInPerson, signedInAs } from '../support/people.ts'
import { openedCase } from '../support/thread.ts'
import { decoded, openWeb, type Shown, type Web, fieldOf } from '../support/web.ts'

const folder = mkdtempSync(join(tmpdir(), 'tsunagu-scan-'))
/** A scanner that does as it is told. */
function script(name: string, lines: string): string[] {
  const path = join(folder, name)
  writeFileSync(path, `#!/bin/sh\n${lines}\n`)
  chmodSync(path, 0o755)
  return [path]
}
/** Not to be taken for anybody else's. */
const nap = `600.${process.pid}`
const scanners = {
  clean: script('clean', 'cat > /dev/null'),
  found: script(
    'found',
    'cat > /dev/null; printf "stream: Evil.\\033[31m\\342\\200\\256Thing FOUND\\nmore\\n"; exit 1',
  ),
  broken: script('broken', 'cat > /dev/null; echo "no daemon" >&2; exit 2'),
  slow: script('slow', `cat > /dev/null; sleep ${nap}; exit 0`),
  endless: script('endless', 'cat > /dev/null; while :; do echo 0123456789012345678901234567890123456789; done'),
  deaf: script('deaf', 'exec 0<&-; sleep 0.2; exit 0'),
  // Says yes only where the bytes on stdin and the environment are as they have to be.
  careful: script(
    'careful',
    `got=$(sha256sum | cut -c1-64); [ "$got" = "$1" ] || exit 2; [ -z "$TSUNAGU_SECRET$DATABASE_URL" ] || exit 2; exit 0`,
  ),
}
const limits = { withinMs: 1_500, atOnce: 2, mostWaiting: 2 }

let open: TestCouncil
let worker: SignedInPerson
let manager: SignedInPerson
let office: SignedInPerson
let administrator: SignedInPerson
const webs: Web[] = []
const webWith = (scanCommand: readonly string[] | null): Web => {
  const web = openWeb(open, { scanCommand })
  webs.push(web)
  return web
}

beforeAll(async () => {
  open = await createTestCouncil({ today: '2026-01-20' })
  worker = await signedInAs(open.council, {
    role: 'counselor',
    organizationId: 'sapo-shinano',
    deskId: 'sapo-shinano',
    name: '相談 まこと',
  })
  manager = await signedInAs(open.council, { role: 'manager', organizationId: 'hw-iida' })
  office = await signedInAs(open.council, { role: 'council-office', organizationId: 'nagano-roudoukyoku' })
  administrator = await signedInAs(open.council, { role: 'administrator', name: '管理 花子' })
})
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true })
  for (const web of webs) await web.close()
  await open.close()
})

const pdf = Buffer.from('%PDF-1.7\n1 0 obj\n%%EOF\n')
const consent = {
  'givenOn.year': '2026',
  'givenOn.month': '1',
  'givenOn.day': '20',
  givenBy: 'self',
  method: 'signature',
  purposes: 'coordination',
  parts: 'contact',
  allParts: 'yes',
  recipients: 'hw-ueda',
  note: '電話では話さない',
}

async function send(
  web: Web,
  by: SignedInPerson,
  path: string,
  fields: Record<string, string>,
  files: Record<string, { name: string; bytes: Uint8Array }>,
): Promise<Shown> {
  const client = web.as(by)
  const form = new FormData()
  for (const [name, value] of Object.entries({ _csrf: client.csrf, ...fields })) form.append(name, value)
  for (const [field, { name, bytes }] of Object.entries(files))
    form.append(field, new Blob([new Uint8Array(bytes)]), name)
  const packed = new Response(form)
  return client.send(path, new Uint8Array(await packed.arrayBuffer()), {
    'content-type': packed.headers.get('content-type') ?? '',
  })
}
const sendConsent = (
  web: Web,
  caseId: string,
  bytes: Uint8Array,
  more: Record<string, string> = {},
  name = '同意書 百瀬.pdf',
) => send(web, worker, `/cases/${caseId}/consents/new`, { ...consent, ...more }, { scan: { name, bytes } })
const many = async (table: string, where = 'true'): Promise<number> =>
  (await open.ownerQuery<{ many: number }>(`select count(*)::integer as many from ${table} where ${where}`))[0]?.many ??
  0

describe('the scanner', () => {
  const ask = (command: string[], bytes: Uint8Array = pdf): Promise<Verdict> => createScanner(command, limits)(bytes)

  test('is believed when it says 0 or 1, and its words are cleaned', async () => {
    expect(await ask(scanners.clean)).toEqual({ kind: 'clean' })
    expect(await ask(scanners.found)).toEqual({ kind: 'found', said: 'stream: Evil. [31m Thing FOUND' })
  })

  test('that fails, hangs, talks without end, doesn’t listen or isn’t there has checked nothing, in time', async () => {
    const large = Buffer.alloc(3_000_000, 1)
    const began = performance.now()
    expect(
      await Promise.all([
        ask(scanners.broken),
        ask(scanners.slow),
        ask(scanners.endless),
        ask(scanners.deaf, large),
        ask([join(folder, 'nobody')]),
        ask([folder]),
      ]),
    ).toMatchObject([
      { kind: 'unchecked', why: 'exit 2: no daemon' },
      { kind: 'unchecked', why: 'no answer in time' },
      { kind: 'unchecked', why: 'it says too much' },
      { kind: 'unchecked', why: 'it did not read the whole file' },
      { kind: 'unchecked' },
      { kind: 'unchecked' },
    ])
    expect(performance.now() - began).toBeLessThan(10_000)
    // What the script had started has gone with it.
    await expect
      .poll(() =>
        spawnSync('ps', ['-eo', 'args'], { encoding: 'utf8' })
          .stdout.split('\n')
          .filter((line) => line === `sleep ${nap}`),
      )
      .toEqual([])
  })

  test('gets the bytes as they are, and nothing of our environment', async () => {
    process.env['TSUNAGU_SECRET'] = 'not for others'
    try {
      const bytes = Buffer.from([...Array(256).keys(), 10, 13, 0])
      const digest = Buffer.from(await crypto.subtle.digest('SHA-256', bytes)).toString('hex')
      expect(await ask([...scanners.careful, digest], bytes)).toEqual({ kind: 'clean' })
      expect(await ask([...scanners.careful, digest], pdf)).toMatchObject({ kind: 'unchecked' })
    } finally {
      delete process.env['TSUNAGU_SECRET']
    }
  })

  test('is asked for few files at once: who waits has no longer than the others, and too many are told at once', async () => {
    const scanner = createScanner(scanners.slow, { withinMs: 700, atOnce: 1, mostWaiting: 1 })
    const began = performance.now()
    const why = (await Promise.all([scanner(pdf), scanner(pdf), scanner(pdf)])).map((verdict) =>
      verdict.kind === 'unchecked' ? verdict.why : verdict.kind,
    )
    // A timer may be a millisecond early: then the second begins, and ends at once.
    expect(why).toEqual([
      'no answer in time',
      expect.stringMatching(/^no (?:place|answer) in time$/),
      'too many files wait',
    ])
    expect(performance.now() - began).toBeLessThan(1_400)
    // The place is free again.
    expect(await createScanner(scanners.clean, { withinMs: 5_000, atOnce: 1, mostWaiting: 0 })(pdf)).toEqual({
      kind: 'clean',
    })
  })
})

describe('a form with a file', () => {
  test('goes on where nothing was found, and where no scanner is named', async () => {
    for (const command of [scanners.clean, null]) {
      const { id } = await openedCase(open.council, worker)
      expect((await sendConsent(webWith(command), id, pdf)).status).toBe(303)
      expect(await many('documents', `case_id = '${id}'`)).toBe(1)
    }
  })

  test('that is sent after the session has ended says what is kept: the words, and never the file', async () => {
    const web = webWith(null)
    const { id } = await openedCase(open.council, worker)
    const sentLate = async (by: SignedInPerson, path: string, fields: Record<string, string>, file: string) => {
      const owner = fieldOf((await web.as(by).get(path)).text, '_owner') ?? ''
      const form = new FormData()
      for (const [name, value] of Object.entries({ ...fields, _owner: owner })) form.append(name, value)
      form.append(file, new Blob([new Uint8Array(pdf)]), 'x.pdf')
      const packed = new Response(form)
      const late = await web.as(null).send(path, new Uint8Array(await packed.arrayBuffer()), {
        'content-type': packed.headers.get('content-type') ?? '',
      })
      const kept = new URL(late.location ?? '', 'http://localhost').searchParams.get('next') ?? ''
      expect(kept).toMatch(/^\/kept\//)
      return decoded((await web.as(by).get(kept)).text)
    }
    const path = `/cases/${id}/consents/new`
    const beside = await sentLate(worker, path, { ...consent, _draft: `consent:${id}` }, 'scan')
    expect(beside).toContain('電話では話さない')
    expect(beside).toContain('選んだファイルは残っていません。続きで、もう一度選んでください。')
    const alone = await sentLate(office, '/report-sheets', {}, 'file')
    expect(alone).toContain('選んだファイルは受け取っていません。もう一度選んで送ってください。')
    expect(alone).toContain('href="/report-sheets"')
    expect(alone).not.toContain('そのまま残っています')
  })

  test('in which something was found comes back as it was typed; the file lies sealed and is told to the administrator alone', async () => {
    const { id } = await openedCase(open.council, worker)
    const web = webWith(scanners.found)
    const answer = await sendConsent(web, id, pdf, { _draft: `consent:${id}` })
    expect(answer.status).toBe(422)
    expect(decoded(answer.text)).toContain('ウイルス対策の検査で止められました。')
    expect(answer.text).toContain('href="#field-scan"')
    expect(answer.text).toContain('もう一度選んでください。ほかに書いたことは、そのまま残っています。')
    expect(decoded(answer.text)).toContain('電話では話さない')
    expect(await many('drafts', `draft_key = 'consent:${id}'`)).toBe(1)
    expect([await many('documents', `case_id = '${id}'`), await many('consents', `case_id = '${id}'`)]).toEqual([0, 0])
    const [row] = await open.ownerQuery<{
      all: string
      sealed: Buffer
      account_id: string
      ending: string
      size: number
    }>(`select to_jsonb(q)::text as all, sealed, account_id, ending, size from quarantined_files q`)
    expect(row).toMatchObject({ account_id: worker.accountId, ending: 'pdf', size: pdf.byteLength })
    expect(row?.all).not.toMatch(/百瀬|%PDF/)
    const kept = JSON.parse(open.council.keys.unseal('quarantine', row?.sealed as Buffer)) as {
      name: string
      content: string
    }
    expect([kept.name, Buffer.from(kept.content, 'base64').equals(pdf)]).toEqual(['同意書 百瀬.pdf', true])
    expect(
      await open.ownerQuery(
        `select kind, account_id, organization_id, detail from security_events where kind = 'file-stopped'`,
      ),
    ).toEqual([
      {
        kind: 'file-stopped',
        account_id: worker.accountId,
        organization_id: 'sapo-shinano',
        detail: 'POST /cases/:id/consents/new',
      },
    ])

    // The same file once more is stopped once more, and kept once.
    expect((await sendConsent(web, id, pdf)).status).toBe(422)
    expect(await many('quarantined_files')).toBe(1)

    const page = await web.as(administrator).get('/security-log?kind=file-stopped')
    expect(page.status).toBe(200)
    for (const word of [
      '止めたファイル',
      '隔離しているファイル',
      'stream: Evil. [31m Thing FOUND',
      'PDF 23バイト',
      '相談 まこと',
      '(送信) /cases/:id/consents/new',
    ])
      expect(decoded(page.text)).toContain(word)
    for (const word of ['百瀬', 'undefined']) expect(page.text).not.toContain(word)
    expect((await web.as(worker).get('/security-log?kind=file-stopped')).status).toBe(403)
    const seen = (by: SignedInPerson) =>
      open.council.gateway.read(by, (db) => db.selectFrom('quarantined_files').select('id').execute())
    expect([(await seen(worker)).length, (await seen(administrator)).length]).toEqual([0, 1])
    await expect(
      open.council.gateway.read(administrator, (db) => db.selectFrom('quarantined_files').select('sealed').execute()),
    ).rejects.toThrow('permission denied')
    await expect(
      open.council.gateway.write(worker, (tx) => tx.deleteFrom('quarantined_files').execute()),
    ).rejects.toThrow('permission denied')
  })

  test('that can’t be checked is not taken: 503, when to come back, and what was typed', async () => {
    const { id } = await openedCase(open.council, worker)
    const answer = await sendConsent(webWith(scanners.broken), id, pdf, { _draft: `consent:${id}` })
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '60'])
    expect(decoded(answer.text)).toContain('検査がいまはできないので、ファイルを受け取れません。')
    expect(decoded(answer.text)).toContain('電話では話さない')
    expect(await many('drafts', `draft_key = 'consent:${id}'`)).toBe(1)
    expect([await many('documents', `case_id = '${id}'`), await many('consents', `case_id = '${id}'`)]).toEqual([0, 0])
  })

  test('of every form that takes files goes this way, under whatever name its field has', async () => {
    const { id } = await openedCase(open.council, worker)
    const web = webWith(scanners.found)
    const forms: Record<string, [SignedInPerson, string]> = {
      '/cases/:id/consents/new': [worker, `/cases/${id}/consents/new`],
      '/cases/:id/work-history/job-card': [worker, `/cases/${id}/work-history/job-card`],
      '/jobs/imports': [manager, '/jobs/imports'],
      '/report-sheets': [office, '/report-sheets'],
      '/report-sheets/:month': [manager, '/report-sheets/2025-12'],
    }
    const taking = allRoutes(() => {
      throw new Error('no council is asked')
    })
      .filter((route) => route.takesFiles !== undefined)
      .map((route) => route.path)
    expect(taking.toSorted()).toEqual(Object.keys(forms).toSorted())
    for (const [by, path] of Object.values(forms)) {
      for (const field of ['file', 'scan', 'else', '__proto__']) {
        const answer = await send(web, by, path, {}, { [field]: { name: 'x.xlsx', bytes: pdf } })
        expect([
          path,
          field,
          answer.status,
          decoded(answer.text).includes('ウイルス対策の検査で止められました。'),
        ]).toEqual([path, field, 422, true])
      }
      expect(
        (await send(webWith(scanners.broken), by, path, {}, { file: { name: 'x.xlsx', bytes: pdf } })).status,
      ).toBe(503)
      // A draft takes no file, and a form without one asks nobody.
      expect(
        (await send(web, by, path, { _intent: 'draft', _draft: 'x' }, { file: { name: 'x.xlsx', bytes: pdf } })).status,
      ).toBe(303)
      expect(decoded((await send(web, by, path, {}, {})).text)).not.toContain('ウイルス対策')
    }
  })

  test('asks nobody for a stranger’s file, or for one whose form has no token', async () => {
    const before = await many('quarantined_files')
    const web = webWith(scanners.found)
    const { id } = await openedCase(open.council, worker)
    expect(
      (
        await send(web, administrator, `/cases/${id}/consents/new`, consent, {
          scan: { name: 'y.pdf', bytes: Buffer.from('%PDF-1.4 other') },
        })
      ).status,
    ).toBe(403)
    expect((await sendConsent(web, id, Buffer.from('%PDF-1.4 third'), { _csrf: 'x' })).status).toBe(403)
    expect(await many('quarantined_files')).toBe(before)
  })
})

describe('the quarantine', () => {
  test('keeps twenty contents of an account, and nothing after its days', async () => {
    const web = webWith(scanners.found)
    const { id } = await openedCase(open.council, worker)
    for (let each = 0; each < 22; each += 1) await sendConsent(web, id, Buffer.concat([pdf, Buffer.from([each])]))
    expect([
      await many('quarantined_files', `account_id = '${worker.accountId}' and sealed is not null`),
      (await many('quarantined_files', 'sealed is null')) > 0,
    ]).toEqual([20, true])
    await open.ownerQuery(`update quarantined_files set stopped_at = now() - interval '29 days'`)
    await sweepExpired(open.council)
    expect(await many('quarantined_files')).toBeGreaterThan(20)
    await open.ownerQuery(`update quarantined_files set stopped_at = now() - interval '31 days'`)
    await sweepExpired(open.council)
    expect(await many('quarantined_files')).toBe(0)
  })
})

describe('a file that is two things at once', () => {
  test('is told by its first bytes; whatever else it is, it comes back as a file that runs nowhere', async () => {
    const web = webWith(null)
    const { id } = await openedCase(open.council, worker)
    const zip = Buffer.from(zipSync({ 'x.html': Buffer.from('<script>alert(1)</script>') }))
    const html = Buffer.from('<html><script>alert(1)</script></html>')
    for (const refused of [
      Buffer.concat([html, pdf]),
      Buffer.concat([zip, pdf]),
      Buffer.from('MZ\u0000'),
      Buffer.from('\ufeff%PDF-1.7'),
      Buffer.from(' %PDF-1.7'),
      Buffer.from('GIF89a'),
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
    ]) {
      expect((await sendConsent(web, id, refused)).status).toBe(422)
    }
    const jpeg = Buffer.from([0xff, 0xd8, 0xff, 0xe0])
    const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
    for (const [type, beginning] of [
      ['application/pdf', pdf],
      ['image/jpeg', jpeg],
      ['image/png', png],
    ] as const) {
      for (const behind of [zip, html]) {
        await open.ownerQuery('update consents set document_id = null')
        await open.ownerQuery('delete from documents')
        expect((await sendConsent(web, id, Buffer.concat([beginning, behind]), {}, '"x".html')).status).toBe(303)
        const [document] = await open.ownerQuery<{ id: string }>('select id from documents')
        const got = await web.as(worker).get(`/documents/${document?.id ?? ''}`)
        expect([
          got.status,
          got.headers.get('content-type'),
          got.headers.get('content-disposition')?.split(';')[0],
          got.headers.get('x-content-type-options'),
          got.headers.get('content-security-policy'),
        ]).toEqual([200, type, 'attachment', 'nosniff', `sandbox; default-src 'none'`])
      }
    }
  })

  test('is no sheet: a job card, a report and an archive of reports are refused, whatever their names say', async () => {
    const web = webWith(null)
    const { id } = await openedCase(open.council, worker)
    const strange = [
      pdf,
      Buffer.concat([pdf, Buffer.from(zipSync({ 'xl/workbook.xml': Buffer.from('<x/>') }))]),
      Buffer.from(zipSync({ '../../x.html': Buffer.from('<script>') })),
    ]
    for (const bytes of strange) {
      for (const [by, path] of [
        [worker, `/cases/${id}/work-history/job-card`],
        [manager, '/report-sheets/2025-12'],
      ] as const) {
        expect([path, (await send(web, by, path, {}, { file: { name: '表.xlsx', bytes } })).status]).toEqual([
          path,
          422,
        ])
      }
    }
    expect((await send(web, office, '/report-sheets', {}, { file: { name: '表.zip', bytes: pdf } })).status).toBe(422)
  })
})

describe('the room for documents', () => {
  const setting = (key: string, value: number) =>
    open.ownerQuery('update settings set value = to_jsonb($2::integer) where key = $1', [key, value])
  const record = (caseId: string, bytes: Uint8Array) =>
    act(open.council, worker, (ctx) =>
      recordConsent(
        ctx,
        caseId,
        consentInput.parse({
          givenOn: '2026-01-20',
          givenBy: 'self',
          method: 'signature',
          purposes: ['coordination'],
          parts: ['contact'],
          recipients: ['hw-ueda'],
        }),
        { name: 'x.pdf', bytes },
      ),
    )

  test('of a case and of an organization has an end, told in words before anything is written, and on the page when it is near', async () => {
    const web = webWith(null)
    const { id } = await openedCase(open.council, worker)
    const { id: other } = await openedCase(open.council, worker)
    const page = async (): Promise<string> => decoded((await web.as(worker).get(`/cases/${id}/consents/new`)).text)
    expect(await page()).not.toMatch(/預けられる書類は、あと/)
    await setting('documents.ofCase', 1)
    expect((await sendConsent(web, id, pdf)).status).toBe(303)
    expect(await page()).toContain('このケースに預けられる書類は、あと0件です。')
    const full = await sendConsent(web, id, pdf)
    expect([
      full.status,
      decoded(full.text).includes('このケースに預けられる書類は1件までです。'),
      await many('consents', `case_id = '${id}'`),
    ]).toEqual([422, true, 1])
    expect((await sendConsent(web, other, pdf)).status).toBe(303)
    await setting('documents.ofCase', 200)
    await setting('documents.organizationMegabytes', 1)
    expect((await sendConsent(web, id, Buffer.concat([pdf, Buffer.alloc(910_000)]))).status).toBe(303)
    expect(await page()).toMatch(/この機関が預けられる書類は、あと0(?:\.0)?MBです。/)
    const large = await sendConsent(web, id, Buffer.concat([pdf, Buffer.alloc(90_000)]))
    expect([large.status, decoded(large.text).includes('この機関が預けられる書類の残りは0MBです。')]).toEqual([
      422,
      true,
    ])
    // Another organization has its own.
    const foreign = await signedInAs(open.council, {
      role: 'counselor',
      organizationId: 'hw-iida',
      deskId: 'hw-iida-main',
    })
    const { id: theirs } = await openedCase(open.council, foreign)
    expect(
      (
        await send(web, foreign, `/cases/${theirs}/consents/new`, consent, {
          scan: { name: 'x.pdf', bytes: Buffer.concat([pdf, Buffer.alloc(500_000)]) },
        })
      ).status,
    ).toBe(303)
  })

  test('holds when many come at once, on different cases, and past the program', async () => {
    await open.ownerQuery('update consents set document_id = null')
    await open.ownerQuery('delete from documents')
    await setting('documents.organizationMegabytes', 1)
    const cases = await Promise.all(Array.from({ length: 6 }, () => openedCase(open.council, worker)))
    const outcomes = await Promise.all(cases.map(({ id }) => record(id, Buffer.concat([pdf, Buffer.alloc(400_000)]))))
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(2)
    expect(outcomes.find((outcome) => !outcome.ok)).toMatchObject({ errors: [{ field: 'scan' }] })
    const insert = (caseId: string) =>
      open.council.gateway.write(worker, (tx) =>
        tx
          .insertInto('documents')
          .values({
            id: newId(),
            case_id: caseId,
            organization_id: 'sapo-shinano',
            part: 'all',
            name: 'x',
            media_type: 'application/pdf',
            content: Buffer.alloc(400_000, 1),
            added_by: worker.accountId,
          })
          .execute(),
      )
    await expect(insert(cases[0]?.id ?? '')).rejects.toThrow('no room for a further document')
    await setting('documents.organizationMegabytes', 2)
    const direct = await Promise.allSettled(cases.map(({ id }) => insert(id)))
    expect(direct.filter((each) => each.status === 'fulfilled')).toHaveLength(2)
    expect(await many('documents', `octet_length(content) >= 400000`)).toBe(4)
  })
})

const isThere = (program: string): boolean => spawnSync('sh', ['-c', `command -v ${program}`]).status === 0
/** Its own signature of the test file, so that nothing has to be fetched. */
function signatures(): string {
  const path = join(folder, 'eicar.hdb')
  const digest = spawnSync('md5sum', { input: harmlessAlarm, encoding: 'utf8' }).stdout.slice(0, 32)
  writeFileSync(path, `${digest}:${harmlessAlarm.length}:Test.EICAR\n`)
  return path
}

describe('ClamAV', () => {
  const real = { withinMs: 15_000, atOnce: 2, mostWaiting: 2 }

  test.skipIf(!isThere('clamscan'))(
    'by clamscan: stops the EICAR file, also in a ZIP, and lets others pass (skipped where it isn’t installed)',
    async () => {
      const scanner = createScanner(['clamscan', `--database=${signatures()}`, '--no-summary', '-'], real)
      expect(await scanner(Buffer.from(harmlessAlarm))).toEqual({
        kind: 'found',
        said: 'stdin: Test.EICAR.UNOFFICIAL FOUND',
      })
      expect(await scanner(zipSync({ 'a.txt': Buffer.from(harmlessAlarm) }))).toMatchObject({ kind: 'found' })
      expect(await scanner(pdf)).toEqual({ kind: 'clean' })
    },
  )

  test.skipIf(!isThere('clamd') || !isThere('clamdscan'))(
    'by clamd and clamdscan: the same, and unchecked once the daemon is gone (skipped where they aren’t installed)',
    async () => {
      const database = join(folder, 'database')
      spawnSync('mkdir', [database])
      spawnSync('cp', [signatures(), database])
      writeFileSync(
        join(folder, 'clamd.conf'),
        `Foreground yes\nDatabaseDirectory ${database}\nLocalSocket ${join(folder, 'clamd.sock')}\nTemporaryDirectory ${folder}\n`,
      )
      const daemon = spawn('clamd', [`--config-file=${join(folder, 'clamd.conf')}`], { stdio: 'ignore' })
      const ended = new Promise((resolve) => daemon.once('close', resolve))
      const scanner = createScanner(
        ['clamdscan', `--config-file=${join(folder, 'clamd.conf')}`, '--no-summary', '--stream', '-'],
        real,
      )
      try {
        let verdict = await scanner(Buffer.from(harmlessAlarm))
        for (let tries = 0; tries < 50 && verdict.kind === 'unchecked'; tries += 1) {
          await pause(200)
          verdict = await scanner(Buffer.from(harmlessAlarm))
        }
        expect(verdict).toEqual({ kind: 'found', said: 'stream: Test.EICAR.UNOFFICIAL FOUND' })
        expect(await scanner(pdf)).toEqual({ kind: 'clean' })
      } finally {
        daemon.kill('SIGKILL')
        await ended
      }
      expect(await scanner(pdf)).toMatchObject({ kind: 'unchecked' })
    },
  )
})

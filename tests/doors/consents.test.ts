/**
 * Doors that people open and close by hand: consent, restriction, emergency.
 * What each opens is exactly what is seen, and no longer.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { changeNextAction, recordConsultation } from '../../src/modules/casework/cases/index.ts'
import {
  consentInput,
  endAccess,
  liftRestriction,
  openEmergencyDoor,
  recordConsent,
  restrictCase,
  reviewEmergencyAccess,
  secondEmergencyDoor,
  withdrawConsent,
} from '../../src/modules/casework/consents/index.ts'
import { searchPeople } from '../../src/modules/people/people/index.ts'
import { addDays, instantInTokyo } from '../../src/platform/clock.ts'
import { createTestCouncil, type TestCouncil } from '../support/db.ts'
import { act, type SignedInPerson, signedInAs } from '../support/people.ts'
import { openedCase, recordedConsent, sentReferral, someTalk, talkedAgain, valueOf } from '../support/thread.ts'
import { type Client, decoded, openWeb, type Web } from '../support/web.ts'
import { escalateSilentReferrals } from '../../src/modules/casework/referrals/index.ts'

let open: TestCouncil
let web: Web
let worker: SignedInPerson
let colleague: SignedInPerson
let manager: SignedInPerson
let helloWork: SignedInPerson
let helloWorkToo: SignedInPerson
const today = '2026-01-20'

beforeAll(async () => {
  open = await createTestCouncil({ today })
  web = openWeb(open)
  const at = (role: 'counselor' | 'manager', organizationId: string, deskId: string | null) =>
    signedInAs(open.council, { role, organizationId, deskId })
  ;[worker, colleague, manager, helloWork, helloWorkToo] = await Promise.all([
    at('counselor', 'sapo-shinano', 'sapo-shinano'),
    at('counselor', 'sapo-shinano', 'sapo-shinano'),
    at('manager', 'sapo-shinano', null),
    at('counselor', 'hw-ueda', 'hw-ueda-main'),
    at('counselor', 'hw-ueda', 'hw-ueda-main'),
  ])
})
afterAll(async () => {
  await web.close()
  await open.close()
})

const page = async (by: SignedInPerson, path: string): Promise<number> => (await web.as(by).get(path)).status
/** How much of the case somebody sees, by plain SQL under their own rights. */
async function seen(
  by: SignedInPerson,
  caseId: string,
  at?: Date,
): Promise<{ cases: number; people: number; consultations: number }> {
  const client = await open.pool.connect()
  try {
    await client.query('begin read only')
    await client.query(
      `select set_config('role', 'tsunagu_app', true), set_config('app.organization_id', $1, true),
         set_config('app.account_id', $2, true), set_config('app.now', $3, true)`,
      [by.organizationId, by.accountId, String((at ?? open.council.clock.now()).getTime() / 1000)],
    )
    const { rows } = await client.query(
      `select (select count(*)::int from cases where id = $1) as cases,
         (select count(*)::int from people p join cases c on c.person_id = p.id where c.id = $1) as people,
         (select count(*)::int from consultations where case_id = $1) as consultations`,
      [caseId],
    )
    return rows[0] as { cases: number; people: number; consultations: number }
  } finally {
    await client.query('rollback')
    client.release()
  }
}
const nothing = { cases: 0, people: 0, consultations: 0 }

describe('a consent', () => {
  test('opens these parts to this organization until its day, and its withdrawal closes them at once', async () => {
    const { id } = await openedCase(open.council, worker)
    expect(await seen(helloWork, id)).toEqual(nothing)
    const consentId = await recordedConsent(open.council, worker, id, {
      parts: ['contact'],
      validUntil: addDays(today, 10),
    })
    expect(await seen(helloWork, id)).toEqual({ cases: 1, people: 1, consultations: 0 })
    expect(await seen(helloWork, id, instantInTokyo(addDays(today, 11), '00:01'))).toEqual(nothing)
    await recordedConsent(open.council, worker, id, { parts: ['consultations'] })
    expect(await seen(helloWork, id)).toEqual({ cases: 1, people: 1, consultations: 1 })
    valueOf(
      await act(open.council, worker, (ctx) =>
        withdrawConsent(ctx, consentId, { because: 'person', withdrawnOn: today, note: '本人が電話で' }),
      ),
    )
    // The other consent stands.
    expect(await seen(helloWork, id)).toEqual({ cases: 1, people: 0, consultations: 1 })
    expect(
      await open.ownerQuery('select withdrawn_on, withdrawn_note from consents where id = $1', [consentId]),
    ).toEqual([{ withdrawn_on: today, withdrawn_note: '本人が電話で' }])
    expect(
      await act(open.council, worker, (ctx) =>
        withdrawConsent(ctx, consentId, { because: 'person', withdrawnOn: today, note: '' }),
      ),
    ).toMatchObject({ ok: false, kind: 'state' })
  })

  test('of a word of mouth has a witness; of the family of a grown person it is none; nobody else records it', async () => {
    const { id } = await openedCase(open.council, worker)
    const base = {
      givenOn: today,
      givenBy: 'self',
      purposes: ['coordination'],
      parts: ['contact'],
      recipients: ['hw-ueda'],
    }
    expect(consentInput.safeParse({ ...base, method: 'oral', witness: '' }).error?.issues[0]?.path).toEqual(['witness'])
    expect(consentInput.safeParse({ ...base, method: 'signature', givenBy: 'family' }).success).toBe(false)
    const record = (by: SignedInPerson, more: object = {}) =>
      act(open.council, by, (ctx) =>
        recordConsent(ctx, id, consentInput.parse({ ...base, method: 'signature', ...more }), null),
      )
    await expect(record(helloWork)).rejects.toThrow(/not found/)
    expect(await record(worker, { givenOn: addDays(today, 1) })).toMatchObject({ errors: [{ field: 'givenOn' }] })
    expect(await record(worker, { recipients: ['sapo-shinano'] })).toMatchObject({ errors: [{ field: 'recipients' }] })
    expect(await record(worker, { recipients: ['nobody'] })).toMatchObject({ errors: [{ field: 'recipients' }] })
    await expect(
      open.ownerQuery(
        `insert into consents (id, case_id, organization_id, given_on, given_by, method, purposes, parts, recipients)
         values (gen_random_uuid(), $1, 'sapo-shinano', current_date, 'self', 'oral', '{coordination}', '{contact}',
           '{}')`,
        [id],
      ),
    ).rejects.toThrow(/consents_check/)
  })

  test('keeps its scan for the organization itself, tells what it is by its bytes, and sends it as a file', async () => {
    const { id } = await openedCase(open.council, worker)
    const client = web.as(worker)
    const bytes = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.from([0, 255, 128, 10, 13])])
    const send = (name: string, content: Buffer) =>
      sendForm(
        client,
        `/cases/${id}/consents/new`,
        {
          'givenOn.year': '2026',
          'givenOn.month': '1',
          'givenOn.day': '20',
          givenBy: 'self',
          method: 'signature',
          purposes: 'coordination',
          parts: 'contact',
          allParts: 'yes',
          recipients: 'hw-ueda',
        },
        { name, content },
      )
    const refused = await send('同意書.pdf', Buffer.from('<script>alert(1)</script>'))
    expect([refused.status, decoded(refused.text).includes('PDF・JPEG・PNG のファイル')]).toEqual([422, true])
    expect((await send('大きい.pdf', Buffer.concat([bytes, Buffer.alloc(5_300_000)]))).status).toBe(422)
    expect((await send('同意書 髙見澤.pdf', bytes)).status).toBe(303)
    const [document] = await open.ownerQuery<{ id: string; content: Buffer }>(
      'select id, content from documents where case_id = $1',
      [id],
    )
    expect(document?.content.equals(bytes)).toBe(true)
    const got = await client.get(`/documents/${document?.id}`)
    expect([got.status, got.headers.get('content-disposition'), got.headers.get('x-content-type-options')]).toEqual([
      200,
      `attachment; filename*=UTF-8''${encodeURIComponent('同意書 髙見澤.pdf')}`,
      'nosniff',
    ])
    // The recipient sees all parts of the case, being named; a stranger sees nothing.
    expect(
      await page(
        await signedInAs(open.council, { role: 'counselor', organizationId: 'hw-iida', deskId: 'hw-iida-main' }),
        `/documents/${document?.id}`,
      ),
    ).toBe(404)
  })

  test('an access given by it can be ended by hand, an own duty cannot', async () => {
    const { id } = await openedCase(open.council, worker)
    await recordedConsent(open.council, worker, id)
    const rows = await open.ownerQuery<{ id: string; basis: string }>(
      'select id, basis from case_access where case_id = $1',
      [id],
    )
    const of = (basis: string): string => rows.find((row) => row.basis === basis)?.id ?? ''
    expect(await act(open.council, worker, (ctx) => endAccess(ctx, of('own-duty'), { reason: 'x' }))).toMatchObject({
      ok: false,
      kind: 'state',
    })
    valueOf(await act(open.council, worker, (ctx) => endAccess(ctx, of('consent'), { reason: '本人が望まない' })))
    expect(await seen(helloWork, id)).toEqual(nothing)
  })
})

async function sendForm(
  client: Client,
  path: string,
  fields: Record<string, string>,
  file: { name: string; content: Buffer },
) {
  const form = new FormData()
  for (const [name, value] of Object.entries({ ...fields, _csrf: client.csrf })) form.append(name, value)
  form.append('scan', new Blob([new Uint8Array(file.content)]), file.name)
  const packed = new Response(form)
  return client.send(path, new Uint8Array(await packed.arrayBuffer()), {
    'content-type': packed.headers.get('content-type') ?? '',
  })
}

describe('a restricted case', () => {
  test('is there for whom it names and for nobody else of the desk: page, search, list, today, API', async () => {
    const { id, personId } = await openedCase(open.council, worker, {
      familyName: '隠野',
      givenName: '守',
      familyNameKana: 'カクレノ',
      givenNameKana: 'マモル',
    })
    await recordedConsent(open.council, worker, id, { parts: ['contact'] })
    expect(await page(colleague, `/cases/${id}`)).toBe(200)
    valueOf(
      await act(open.council, worker, (ctx) =>
        restrictCase(ctx, id, { accounts: [worker.accountId], reason: '職員の家族のため' }),
      ),
    )
    expect(await seen(colleague, id)).toEqual(nothing)
    expect(await seen(worker, id)).toEqual({ cases: 1, people: 1, consultations: 1 })
    for (const path of [`/cases/${id}`, `/cases/${id}/access`, `/people/${personId}`, `/cases/${id}/consultations/new`])
      expect([path, await page(colleague, path)]).toEqual([path, 404])
    for (const path of [
      '/people?q=かくれの',
      '/people/hint?q=かくれの',
      '/cases?q=かくれの',
      '/cases?sort=number',
      '/today?whose=all',
    ])
      expect(decoded((await web.as(colleague).get(path)).text).includes('隠野'), path).toBe(false)
    expect(await open.council.gateway.read(colleague, (db) => searchPeople(db, 'かくれの', open.council.fold))).toEqual(
      [],
    )
    // Who was named works on; what is written now is closed as well; who was given a consent keeps it.
    valueOf(await act(open.council, worker, (ctx) => recordConsultation(ctx, id, someTalk(today))))
    expect((await seen(colleague, id)).consultations).toBe(0)
    expect(await seen(helloWork, id)).toEqual({ cases: 1, people: 1, consultations: 0 })
    await expect(act(open.council, colleague, (ctx) => recordConsultation(ctx, id, someTalk(today)))).rejects.toThrow(
      /not found/,
    )
    await expect(act(open.council, colleague, (ctx) => liftRestriction(ctx, id))).rejects.toThrow(/not found/)
    valueOf(await act(open.council, worker, (ctx) => liftRestriction(ctx, id)))
    expect(await seen(colleague, id)).toEqual({ cases: 1, people: 1, consultations: 2 })
  })

  test('leaves nobody’s next action unseen: oneself, the worker and who has the next action are named', async () => {
    const { id } = await openedCase(open.council, worker)
    const restrict = (by: SignedInPerson, accounts: string[]) =>
      act(open.council, by, (ctx) => restrictCase(ctx, id, { accounts, reason: 'x' }))
    expect(await restrict(worker, [colleague.accountId])).toMatchObject({ errors: [{ field: 'accounts' }] })
    expect(await restrict(manager, [manager.accountId])).toMatchObject({ errors: [{ field: 'accounts' }] })
    expect(await restrict(worker, [worker.accountId, helloWork.accountId])).toMatchObject({
      errors: [{ field: 'accounts' }],
    })
    expect(await restrict(manager, [manager.accountId, worker.accountId])).toMatchObject({ ok: true })
    expect(await restrict(manager, [manager.accountId, worker.accountId])).toMatchObject({ ok: false, kind: 'state' })
  })
})

describe('what nobody may see', () => {
  test('escalates all the same: a silent referral of a restricted case becomes a call of the named, and both managers are told', async () => {
    const { id } = await openedCase(open.council, worker)
    const referralId = await sentReferral(open.council, worker, id, 'ms-nagano', ['contact'])
    valueOf(
      await act(open.council, worker, (ctx) =>
        restrictCase(ctx, id, { accounts: [worker.accountId], reason: '職員の家族のため' }),
      ),
    )
    valueOf(
      await act(open.council, worker, (ctx) =>
        changeNextAction(ctx, id, {
          kind: 'appointment',
          dueOn: addDays(today, 30),
          time: null,
          note: '様子を聞く',
          assignee: worker.accountId,
          done: null,
        }),
      ),
    )
    open.setToday(addDays(today, 14))
    try {
      expect(await escalateSilentReferrals(open.council)).toBeGreaterThan(0)
      expect(
        await open.ownerQuery(
          'select kind, account_id, note from next_actions where case_id = $1 and ended_at is null',
          [id],
        ),
      ).toEqual([
        {
          kind: 'call',
          account_id: worker.accountId,
          note: expect.stringContaining('電話で確かめる(もとの予定 2月19日 様子を聞く)'),
        },
      ])
      expect(
        await open.ownerQuery(
          `select kind from ledger where case_id = $1 and subject_id = $2 and kind = 'referral.escalated'`,
          [id, referralId],
        ),
      ).toHaveLength(1)
      expect(
        (
          await open.ownerQuery<{ recipient: string }>(`select recipient from mails where kind = 'referral-silent'`)
        ).map((mail) => mail.recipient),
      ).toContain(manager.email)
    } finally {
      open.setToday(today)
    }
  })

  test('is named to the managers where the last one named leaves', async () => {
    const leaving = await signedInAs(open.council, {
      role: 'counselor',
      organizationId: 'sapo-shinano',
      deskId: 'sapo-shinano',
    })
    const { id } = await openedCase(open.council, leaving)
    valueOf(
      await act(open.council, leaving, (ctx) =>
        restrictCase(ctx, id, { accounts: [leaving.accountId], reason: '本人の希望' }),
      ),
    )
    expect(await seen(manager, id)).toEqual(nothing)
    await open.ownerQuery(
      `update memberships set valid_to = current_date - 1 where account_id = $1 and valid_from < current_date`,
      [leaving.accountId],
    )
    expect(await seen(manager, id)).toEqual({ cases: 1, people: 1, consultations: 1 })
    expect(await seen(colleague, id)).toEqual(nothing)
  })
})

describe('the emergency door', () => {
  const reason = '本人から死にたいと電話があり、住所が分からない'

  test('opens one case to one account for some hours; both managers learn of it without a word about whom', async () => {
    const { id, number } = await openedCase(open.council, worker)
    await open.ownerQuery('delete from mails')
    const theirManager = await signedInAs(open.council, { role: 'manager', organizationId: 'hw-ueda' })
    valueOf(
      await act(open.council, helloWork, (ctx) =>
        openEmergencyDoor(ctx, { kana: '', birthDate: null, number: number.toLowerCase(), reason, hours: 4 }),
      ),
    )
    expect(await seen(helloWork, id)).toEqual({ cases: 1, people: 1, consultations: 1 })
    expect(await seen(helloWorkToo, id)).toEqual(nothing)
    expect(await seen(helloWork, id, new Date(open.council.clock.now().getTime() + 4.1 * 3_600_000))).toEqual(nothing)
    // It reads; it doesn't work on the case.
    expect(await act(open.council, helloWork, (ctx) => recordConsultation(ctx, id, someTalk(today)))).toMatchObject({
      ok: false,
      kind: 'state',
    })
    const mails = await open.ownerQuery<{ recipient: string; body: string }>(
      'select recipient, body from mails order by recipient',
    )
    expect(mails.map((mail) => mail.recipient).toSorted()).toEqual([manager.email, theirManager.email].toSorted())
    for (const mail of mails) expect(mail.body).not.toContain(number)
    // The manager who was not needed to be asked looks at it, and closes it.
    const [entry] = await open.ownerQuery<{ id: string }>('select id from emergency_accesses where case_id = $1', [id])
    valueOf(
      await act(open.council, manager, (ctx) =>
        reviewEmergencyAccess(ctx, entry?.id ?? '', { review: 'not-justified', note: '電話で足りた。本人に説明する' }),
      ),
    )
    expect(await seen(helloWork, id)).toEqual(nothing)
    expect(
      await act(open.council, theirManager, (ctx) =>
        reviewEmergencyAccess(ctx, entry?.id ?? '', { review: 'justified', note: '' }),
      ),
    ).toMatchObject({ ok: false, kind: 'state' })
  })

  test('a number that leads nowhere opens nothing, is kept, and five tries a day are enough', async () => {
    const stranger = await signedInAs(open.council, {
      role: 'counselor',
      organizationId: 'hw-iida',
      deskId: 'hw-iida-main',
    })
    const knock = (number: string) =>
      act(open.council, stranger, (ctx) =>
        openEmergencyDoor(ctx, { kana: '', birthDate: null, number, reason, hours: 1 }),
      )
    expect(await knock('高見沢')).toMatchObject({ errors: [{ field: 'number' }] })
    for (let tries = 0; tries < 5; tries += 1)
      expect(await knock('R7-999999')).toEqual({ ok: true, value: { caseId: null, told: false } })
    const { number } = await openedCase(open.council, worker)
    expect(await knock(number)).toMatchObject({ ok: false, kind: 'state' })
    expect(
      await open.ownerQuery('select count(*)::int as tries from emergency_accesses where account_id = $1', [
        stranger.accountId,
      ]),
    ).toEqual([{ tries: 5 }])
  })
})

describe('the emergency door, entered blind', () => {
  const reason = '本人から死にたいと電話があり、番号が分からない'
  const knock = (by: SignedInPerson, wanted: { number?: string; kana?: string; birthDate?: string | null }) =>
    act(open.council, by, (ctx) =>
      openEmergencyDoor(ctx, { number: '', kana: '', birthDate: null, ...wanted, reason, hours: 4 }),
    )
  const entryOf = async (by: SignedInPerson): Promise<string> =>
    (
      await open.ownerQuery<{ id: string }>(
        'select id from emergency_accesses where account_id = $1 order by opened_at desc, id desc limit 1',
        [by.accountId],
      )
    )[0]?.id ?? ''
  const someone = () =>
    signedInAs(open.council, { role: 'counselor', organizationId: 'hw-iida', deskId: 'hw-iida-main' })

  test('is found by reading and birth date, the one talked about last first; what is known already isn’t opened', async () => {
    const who = {
      familyName: '盲井',
      givenName: '見',
      familyNameKana: 'メクライ',
      givenNameKana: 'ケン',
      birthDate: '1975-05-05',
    }
    const first = await openedCase(open.council, worker, who)
    const elsewhere = await openedCase(open.council, helloWork, who)
    const asker = await someone()
    for (const wrong of [
      { kana: 'めくらい けん', birthDate: '1975-05-06' },
      { kana: 'めくらい', birthDate: '1975-05-05' },
    ])
      expect(valueOf(await knock(asker, wrong))).toMatchObject({ caseId: null })
    const opened = [
      valueOf(await knock(asker, { kana: 'めくらい　けん', birthDate: '1975-05-05' })).caseId,
      valueOf(await knock(asker, { kana: 'ﾒｸﾗｲｹﾝ', birthDate: '1975-05-05' })).caseId,
    ]
    expect(opened.toSorted()).toEqual([first.id, elsewhere.id].toSorted())
    for (const id of opened) expect(await seen(asker, id ?? '')).toEqual({ cases: 1, people: 1, consultations: 1 })
    expect(valueOf(await knock(asker, { kana: 'めくらいけん', birthDate: '1975-05-05' }))).toMatchObject({
      caseId: null,
    })
    // Who works with the person finds them the usual way: nothing else is opened by it.
    const { caseId } = valueOf(await knock(worker, { kana: 'めくらいけん', birthDate: '1975-05-05' }))
    expect(caseId).toBe(elsewhere.id)
    expect(await knock(asker, { kana: 'めくらい' })).toMatchObject({ ok: false })
  })

  test('what somebody has restricted waits for a second person who may read it; until then the answer is as if nothing were there', async () => {
    const { id, number } = await openedCase(open.council, worker)
    valueOf(
      await act(open.council, worker, (ctx) =>
        restrictCase(ctx, id, { accounts: [worker.accountId], reason: '支援措置' }),
      ),
    )
    const asker = await someone()
    const client = web.as(asker)
    const [nothing, closed] = [
      await client.post('/emergency', { number: 'R7-999998', reason, hours: '4' }),
      await client.post('/emergency', { number, reason, hours: '4' }),
    ]
    expect([
      closed.status,
      closed.location,
      closed.headers.getSetCookie().map((each) => each.replace(/Max-Age.*/, '')),
    ]).toEqual([
      nothing.status,
      nothing.location,
      nothing.headers.getSetCookie().map((each) => each.replace(/Max-Age.*/, '')),
    ])
    expect(await seen(asker, id)).toEqual({ cases: 0, people: 0, consultations: 0 })
    const shown = decoded((await client.get('/emergency')).text)
    expect(shown).not.toContain(id)
    expect(shown.match(/は開いていません/g)).toHaveLength(2)
    const entry = await entryOf(asker)
    // Not the asker, not a colleague whom the restriction leaves out, not the manager who may not read it.
    expect(await act(open.council, asker, (ctx) => secondEmergencyDoor(ctx, entry))).toMatchObject({ ok: false })
    for (const by of [colleague, manager])
      await expect(act(open.council, by, (ctx) => secondEmergencyDoor(ctx, entry))).rejects.toThrow(/emergency/)
    const today_ = decoded((await web.as(worker).get('/today')).text)
    expect(today_).toContain(reason)
    valueOf(await act(open.council, worker, (ctx) => secondEmergencyDoor(ctx, entry)))
    expect(await seen(asker, id)).toEqual({ cases: 1, people: 1, consultations: 1 })
    expect(await act(open.council, worker, (ctx) => secondEmergencyDoor(ctx, entry))).toMatchObject({ ok: false })
    expect(await seen(asker, id, new Date(open.council.clock.now().getTime() + 4.1 * 3_600_000))).toEqual({
      cases: 0,
      people: 0,
      consultations: 0,
    })
    // While it is open, both see it on the page of the case.
    expect(decoded((await client.get(`/cases/${id}`)).text)).toContain('緊急の閲覧で開いています')
    expect(decoded((await web.as(worker).get(`/cases/${id}`)).text)).toMatch(
      /飯田[^<]*さんが、緊急の閲覧で開いています/,
    )
  })

  test('stands on 今日 of both sides’ managers until it is looked at, and says the truth where there is none', async () => {
    const { number } = await openedCase(open.council, worker)
    const asker = await signedInAs(open.council, {
      role: 'counselor',
      organizationId: 'jobcafe-nagano',
      deskId: 'jobcafe-matsumoto',
    })
    const alone = await web.as(asker).post('/emergency', { number, reason: `${reason}(ひとり)`, hours: '1' })
    expect(decodeURIComponent(alone.headers.getSetCookie().join())).toContain('この機関には責任者がいないため')
    const own = await signedInAs(open.council, { role: 'manager', organizationId: 'jobcafe-nagano' })
    for (const by of [own, manager])
      expect(decoded((await web.as(by).get('/today')).text), by.name).toContain(`${reason}(ひとり)`)
    valueOf(
      await act(open.council, own, async (ctx) =>
        reviewEmergencyAccess(ctx, await entryOf(asker), { review: 'justified', note: '' }),
      ),
    )
    for (const by of [own, manager])
      expect(decoded((await web.as(by).get('/today')).text), by.name).not.toContain(`${reason}(ひとり)`)
  })
})

test('who looked is listed for the responsible desk: organizations for the person, names for the manager', async () => {
  const { id } = await openedCase(open.council, worker)
  await recordedConsent(open.council, worker, id, { parts: 'all' })
  await talkedAgain(open.council, worker, id)
  for (const by of [worker, worker, helloWork]) expect(await page(by, `/cases/${id}`)).toBe(200)
  const words = async (by: SignedInPerson, path: string): Promise<string> =>
    decoded((await web.as(by).get(path)).text)
      .replace(/<[^>]*>/g, ' ')
      .replace(/\s+/g, ' ')
  const paper = await words(worker, `/cases/${id}/readers`)
  expect(paper).toContain('ハローワーク上田')
  expect(paper).not.toContain('見た人の名前も出す')
  expect(await words(manager, `/cases/${id}/readers?names=yes`)).toContain('相談 花子')
  expect(await words(worker, `/cases/${id}/readers?names=yes`)).not.toMatch(/人 日 根拠/)
  expect(await words(helloWork, `/cases/${id}/readers`)).toContain('この一覧を出せるのは、いまの責任窓口です')
  // A look at the つなぎ or at the person is a look at the case.
  const receiver = await signedInAs(open.council, {
    role: 'counselor',
    organizationId: 'hw-nagano',
    deskId: 'ms-nagano',
  })
  expect(
    await page(receiver, `/referrals/${await sentReferral(open.council, worker, id, 'ms-nagano', ['contact'])}`),
  ).toBe(200)
  expect(await words(worker, `/cases/${id}/readers`)).toContain('ハローワーク長野')
})

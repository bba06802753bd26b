/** Nobody dropped: what the gap board shows, caseloads handed over, notes that stay inside, news on the way back. */
import { limitsOf } from '../../src/modules/casework/index.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { deactivate } from '../../src/modules/access/accounts/index.ts'
import {
  countGaps,
  handOverCaseload,
  leaveNote,
  listNotes,
  markNoteRead,
  sendWeeklyGaps,
  setCapacity,
} from '../../src/modules/continuity/oversight/index.ts'
import {
  acknowledgeNews,
  amendReferral,
  getReferral,
  reportOutcome,
} from '../../src/modules/casework/referrals/index.ts'
import { addDays, civilDateOf } from '../../src/platform/clock.ts'
import { NotFound } from '../../src/platform/outcome.ts'
import { listReminders } from '../../src/modules/continuity/workbench/today.queries.ts'
import { createTestCouncil, type TestCouncil } from '../support/db.ts'
import { act, type SignedInPerson, signedInAs } from '../support/people.ts'
import {
  acceptedReferral,
  leftNote,
  newsOfLater,
  openedCase,
  recordedConsent,
  sentReferral,
  talkedAgain,
  valueOf,
} from '../support/thread.ts'
import { decoded, openWeb, type Web } from '../support/web.ts'

let open: TestCouncil
let web: Web
let worker: SignedInPerson
let colleague: SignedInPerson
let manager: SignedInPerson
let other: SignedInPerson
let office: SignedInPerson
const today = '2026-01-20'
const place = { organizationId: 'sapo-shinano', deskId: 'sapo-shinano' }

beforeAll(async () => {
  open = await createTestCouncil({ today })
  web = openWeb(open)
  worker = await signedInAs(open.council, { role: 'counselor', ...place, name: '清水 彩' })
  colleague = await signedInAs(open.council, { role: 'counselor', ...place, name: '土屋 昇' })
  manager = await signedInAs(open.council, { role: 'manager', organizationId: 'sapo-shinano' })
  other = await signedInAs(open.council, { role: 'counselor', organizationId: 'hw-nagano', deskId: 'ms-nagano' })
  office = await signedInAs(open.council, { role: 'council-office', organizationId: 'nagano-roudoukyoku' })
})
afterAll(async () => {
  await web.close()
  await open.close()
})

const responsible = async (caseId: string) =>
  (
    await open.ownerQuery<{ worker: string; planned: string }>(
      `select c.responsible_account_id as worker, n.account_id as planned
       from cases c join next_actions n on n.case_id = c.id and n.ended_at is null
       where c.id = $1`,
      [caseId],
    )
  )[0]
const gapsOf = async (organizationId: string) =>
  Object.fromEntries(
    (
      await open.council.gateway.statistics((db) =>
        countGaps(db, limitsOf(open.council.settings, open.council.clock.today())),
      )
    )
      .filter((row) => row.organizationId === organizationId)
      .map((row) => [row.gap, Number(row.many)]),
  )

describe('the gap board', () => {
  test('fills as days go by, and empties when somebody acts; the office sees how many, and nobody', async () => {
    const lone = await signedInAs(open.council, {
      role: 'counselor',
      organizationId: 'hw-iida',
      deskId: 'hw-iida-main',
    })
    const lead = await signedInAs(open.council, { role: 'manager', organizationId: 'hw-iida' })
    const { id, number } = await openedCase(open.council, lone, { familyName: '御子柴', givenName: '透' })
    expect(await gapsOf('hw-iida')).toEqual({})
    expect(decoded((await web.as(lead).get('/gaps')).text)).not.toContain('御子柴')
    open.setToday(addDays(today, 45))
    expect(await gapsOf('hw-iida')).toEqual({ silent: 1, overdue: 1 })
    const board = decoded((await web.as(lead).get('/gaps')).text)
    expect(board).toContain('御子柴 透')
    expect(board).toContain(`/cases/${id}`)
    const counts = decoded((await web.as(office).get('/gaps')).text)
    expect(counts).toContain('ハローワーク飯田')
    for (const secret of ['御子柴', number, id]) expect(counts).not.toContain(secret)
    // Another manager's board knows nothing of it.
    expect(decoded((await web.as(manager).get('/gaps')).text)).not.toContain('御子柴')
    await talkedAgain(open.council, lone, id)
    expect(await gapsOf('hw-iida')).toEqual({})
    await act(open.council, await signedInAs(open.council, { role: 'administrator' }), (ctx) =>
      deactivate(ctx, lone.accountId),
    )
    expect(await gapsOf('hw-iida')).toEqual({ orphaned: 1 })
    expect(decoded((await web.as(lead).get('/gaps')).text)).toContain(`/team/caseload/${lone.accountId}`)
    open.setToday(today)
  })

  test('is told once a week by mail, in numbers alone', async () => {
    const { id } = await openedCase(open.council, worker, { familyName: '御子柴', givenName: '透' })
    open.setToday(addDays(today, 60))
    expect(await sendWeeklyGaps(open.council)).toBeGreaterThan(0)
    expect(await sendWeeklyGaps(open.council)).toBe(0)
    const mails = await open.ownerQuery<{ recipient: string; body: string }>(
      `select recipient, body from mails where kind = 'weekly-gaps'`,
    )
    expect(mails.map((mail) => mail.recipient)).toContain(manager.email)
    for (const { body } of mails) {
      expect(body).toMatch(/\d+件/)
      for (const secret of ['御子柴', id, worker.name]) expect(body).not.toContain(secret)
    }
    open.setToday(addDays(today, 67))
    expect(await sendWeeklyGaps(open.council)).toBeGreaterThan(0)
    open.setToday(today)
  })
})

describe('a caseload', () => {
  test('goes over with its next actions, its responsibility stays, each case says so', async () => {
    const cases = [(await openedCase(open.council, worker)).id, (await openedCase(open.council, worker)).id]
    valueOf(
      await act(open.council, manager, (ctx) =>
        handOverCaseload(ctx, worker.accountId, { to: colleague.accountId, cases, note: 'よろしくお願いします' }),
      ),
    )
    for (const id of cases) {
      expect(await responsible(id)).toEqual({ worker: colleague.accountId, planned: colleague.accountId })
      expect(
        await open.ownerQuery(
          `select organization_id, payload from ledger where case_id = $1 and kind = 'case.reassigned'`,
          [id],
        ),
      ).toEqual([{ organization_id: 'sapo-shinano', payload: { from: worker.accountId, to: colleague.accountId } }])
      expect((await open.council.gateway.read(colleague, (db) => listNotes(db, id))).map((note) => note.note)).toEqual([
        'よろしくお願いします',
      ])
    }
  })

  test('goes to one of two who hand it over at once, and never by halves', async () => {
    const cases = await Promise.all(Array.from({ length: 4 }, async () => (await openedCase(open.council, worker)).id))
    const third = await signedInAs(open.council, { role: 'counselor', ...place })
    const both = await Promise.all(
      [colleague, third].map((to) =>
        act(open.council, manager, (ctx) =>
          handOverCaseload(ctx, worker.accountId, {
            to: to.accountId,
            cases: to === third ? cases.toReversed() : cases,
            note: '',
          }),
        ),
      ),
    )
    expect(both.filter((outcome) => outcome.ok)).toHaveLength(1)
    expect(new Set(await Promise.all(cases.map(async (id) => (await responsible(id))?.worker)))).toEqual(
      new Set([(both[0]?.ok ? colleague : third).accountId]),
    )
  })

  test('is not given to somebody elsewhere, nor taken from a case that is not the organization’s', async () => {
    const { id } = await openedCase(open.council, worker)
    expect(
      await act(open.council, manager, (ctx) =>
        handOverCaseload(ctx, worker.accountId, { to: other.accountId, cases: [id], note: '' }),
      ),
    ).toMatchObject({ ok: false, errors: [{ field: 'to' }] })
    const foreign = (await openedCase(open.council, other)).id
    await expect(
      act(open.council, manager, (ctx) =>
        handOverCaseload(ctx, other.accountId, { to: colleague.accountId, cases: [foreign], note: '' }),
      ),
    ).rejects.toBeInstanceOf(NotFound)
    expect(await responsible(foreign)).toMatchObject({ worker: other.accountId })
  })
})

test('a note is read by the team and by no other organization, even one that is given everything', async () => {
  const { id } = await openedCase(open.council, worker)
  await recordedConsent(open.council, worker, id, { parts: 'all', recipients: ['hw-nagano'] })
  const note = await leftNote(open, manager, id, '家計のことも聞いてください')
  const notes = async (by: SignedInPerson) =>
    (await open.council.gateway.read(by, (db) => listNotes(db, id))).map((each) => each.note)
  expect([await notes(worker), await notes(other), await notes(office)]).toEqual([
    ['家計のことも聞いてください'],
    [],
    [],
  ])
  expect((await web.as(other).get(`/cases/${id}`)).text).not.toContain('家計のこと')
  expect(decoded((await web.as(worker).get('/today')).text)).toContain('家計のことも聞いてください')
  valueOf(await act(open.council, worker, (ctx) => markNoteRead(ctx, id, note)))
  expect(await act(open.council, worker, (ctx) => markNoteRead(ctx, id, note))).toMatchObject({
    ok: false,
    kind: 'state',
  })
  expect(decoded((await web.as(worker).get('/today')).text)).not.toContain('家計のことも聞いてください')
  // Handed on, the note stays where it was written.
  await acceptedReferral(open.council, other, await sentReferral(open.council, worker, id, 'ms-nagano', ['all']))
  expect(await notes(other)).toEqual([])
  expect(await act(open.council, manager, (ctx) => leaveNote(ctx, id, { note: 'x' }))).toMatchObject({ ok: false })
})

test('how much room a desk has stands where somebody refers to it', async () => {
  const lead = await signedInAs(open.council, { role: 'manager', organizationId: 'hw-ueda' })
  const { id } = await openedCase(open.council, worker)
  const form = async () => decoded((await web.as(worker).get(`/cases/${id}/referrals/new`)).text)
  expect(await form()).not.toContain('あと7件')
  valueOf(
    await act(open.council, lead, (ctx) =>
      setCapacity(ctx, 'hw-ueda-main', { openCases: 7, waitingDays: 12, note: '' }),
    ),
  )
  expect(await form()).toMatch(/あと7件[^<]*12日/)
  await expect(
    act(open.council, manager, (ctx) => setCapacity(ctx, 'hw-ueda-main', { openCases: 1, waitingDays: 1, note: '' })),
  ).rejects.toBeInstanceOf(NotFound)
})

describe('a referral', () => {
  test('can be put right while it waits, with what stood there before, and not afterwards', async () => {
    const { id } = await openedCase(open.council, worker)
    const referral = await sentReferral(open.council, worker, id, 'ms-nagano', ['contact'], null, {
      reason: 'はじめの理由',
      requests: 'はじめのお願い',
    })
    valueOf(
      await act(open.council, worker, (ctx) =>
        amendReferral(ctx, referral, { reason: 'あとの理由', requests: 'あとのお願い\n給付のこと' }),
      ),
    )
    for (const by of [worker, other]) {
      const shown = decoded((await web.as(by).get(`/referrals/${referral}`)).text)
      for (const words of ['はじめの理由', 'はじめのお願い', 'あとの理由', 'あとのお願い'])
        expect(shown).toContain(words)
    }
    expect(
      await act(open.council, other, (ctx) => amendReferral(ctx, referral, { reason: 'x', requests: 'x' })),
    ).toMatchObject({ ok: false })
    await acceptedReferral(open.council, other, referral)
    expect(
      await act(open.council, worker, (ctx) => amendReferral(ctx, referral, { reason: 'x', requests: 'x' })),
    ).toMatchObject({ ok: false, kind: 'state' })
    valueOf(
      await act(open.council, other, (ctx) =>
        reportOutcome(ctx, referral, { result: 'supporting', note: '', answers: ['求人は3件', ''] }),
      ),
    )
    expect((await open.council.gateway.read(worker, (db) => getReferral(db, referral))).answers.slice(0, 2)).toEqual([
      '求人は3件',
      '',
    ])
    expect(decoded((await web.as(worker).get(`/referrals/${referral}`)).text)).toMatch(
      /求人は3件[\s\S]*まだ答えがありません/,
    )
  })

  test('leaves its sender a view for some days; then only what they wrote themselves', async () => {
    const { id } = await openedCase(open.council, worker, {}, '渡す前の話')
    await acceptedReferral(
      open.council,
      other,
      await sentReferral(open.council, worker, id, 'ms-nagano', ['contact', 'consultations']),
    )
    await talkedAgain(open.council, other, id, '受けたあとの話')
    const page = async (by: SignedInPerson) => decoded((await web.as(by).get(`/cases/${id}`)).text)
    expect(await page(worker)).toContain('受けたあとの話')
    // It is the worker's, not the organization's.
    expect(await page(colleague)).not.toContain('受けたあとの話')
    const [view] = await open.ownerQuery<{ until: Date }>(
      'select valid_until as until from case_access where case_id = $1 and account_id is not null',
      [id],
    )
    expect(view && civilDateOf(view.until)).toBe(addDays(today, open.council.settings.overlapDays))
    open.setToday(addDays(today, open.council.settings.overlapDays + 1))
    const later = await page(worker)
    expect(later).toContain('渡す前の話')
    expect(later).not.toContain('受けたあとの話')
    open.setToday(today)
  })

  test('tells the first desk too what became of it: that alone, and once', async () => {
    const { newsId, caseId, third } = await newsOfLater(open, worker)
    const list = (by: SignedInPerson) =>
      open.council.gateway.read(by, (db) =>
        listReminders(db, { organizationId: by.organizationId ?? '', deskId: null, accountId: null }, today),
      )
    expect((await list(worker)).find((each) => each.id === newsId)).toMatchObject({
      caseId,
      what: 'news',
      text: 'employed',
      deskName: 'ハローワーク上田',
    })
    const page = decoded((await web.as(worker).get('/today')).text)
    expect(page).toContain('その後に支援したハローワーク上田から: 就職した')
    expect(page).not.toContain('くわしい中身')
    expect((await list(third as SignedInPerson)).map((each) => each.caseId)).not.toContain(caseId)
    valueOf(await act(open.council, worker, (ctx) => acknowledgeNews(ctx, newsId)))
    expect((await list(worker)).map((each) => each.id)).not.toContain(newsId)
    expect(await act(open.council, worker, (ctx) => acknowledgeNews(ctx, newsId))).toMatchObject({ ok: false })
  })
})

/**
 * A conference: on its own basis, its doors open for the people who were asked and only
 * while it lasts, its minutes sealed.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  addNote,
  cancelConference,
  closeConference,
  closingInput,
  conferenceInput,
  correctDecision,
  finishDecision,
  getConference,
  inviteParticipant,
  openConference,
  participantInput,
  planConference,
  removeParticipant,
} from '../../src/modules/casework/conferences/index.ts'
import { getCaseHeader, listConsultations, listCorrections } from '../../src/modules/casework/cases/index.ts'
import { restrictCase } from '../../src/modules/casework/consents/index.ts'
import { listReminders } from '../../src/modules/continuity/workbench/today.queries.ts'
import { addDays } from '../../src/platform/clock.ts'
import { NotFound } from '../../src/platform/outcome.ts'
import { createTestCouncil, type TestCouncil } from '../support/db.ts'
import { act, type SignedInPerson, signedInAs } from '../support/people.ts'
import {
  acceptedReferral,
  closedConference,
  openedCase,
  openedConference,
  plannedConference,
  sentReferral,
  talkedAgain,
  valueOf,
} from '../support/thread.ts'
import { decoded, openWeb, type Web } from '../support/web.ts'

let open: TestCouncil
let web: Web
let host: SignedInPerson
let guest: SignedInPerson
let colleague: SignedInPerson
let maisapo: SignedInPerson
let office: SignedInPerson
const today = '2026-01-20'

beforeAll(async () => {
  open = await createTestCouncil({ today })
  web = openWeb(open)
  host = await signedInAs(open.council, { role: 'counselor', organizationId: 'sapo-shinano', deskId: 'sapo-shinano' })
  guest = await signedInAs(open.council, {
    role: 'counselor',
    organizationId: 'hw-nagano',
    deskId: 'ms-nagano',
    name: '宮澤 客',
  })
  colleague = await signedInAs(open.council, { role: 'counselor', organizationId: 'hw-nagano', deskId: 'ms-nagano' })
  maisapo = await signedInAs(open.council, {
    role: 'counselor',
    organizationId: 'maisapo-ueda',
    deskId: 'maisapo-ueda',
  })
  office = await signedInAs(open.council, { role: 'council-office', organizationId: 'nagano-roudoukyoku' })
})
afterAll(async () => {
  await web.close()
  await open.close()
})

const newCase = async (note = '中身の話') => {
  const { id } = await openedCase(open.council, host, {}, note)
  return id
}
const header = (by: SignedInPerson, caseId: string) => open.council.gateway.read(by, (db) => getCaseHeader(db, caseId))
const view = (by: SignedInPerson, id: string) => open.council.gateway.read(by, (db) => getConference(db, id))
const input = (more: object = {}) =>
  conferenceInput.parse({
    kind: 'case',
    basis: 'consent',
    basisGivenOn: today,
    form: 'meeting',
    heldOn: today,
    startsAt: '10:00',
    endsAt: '23:59',
    parts: ['contact'],
    agenda: '相談',
    ...more,
  })

describe('the doors of a conference', () => {
  test('open for who was asked, from the opening to the end, for the chosen parts, and for nobody else of their organization', async () => {
    const caseId = await newCase()
    const { id } = await plannedConference(open.council, host, caseId, guest)
    // Asked, one knows that there is a meeting, and of whom nothing.
    await expect(header(guest, caseId)).rejects.toThrow(NotFound)
    expect(await view(guest, id)).toMatchObject({ caseNumber: null, familyName: null, papers: null, status: 'planned' })
    expect(decoded((await web.as(guest).get(`/conferences/${id}`)).text)).toContain('非開示')
    await expect(view(colleague, id)).rejects.toThrow(NotFound)
    expect((await web.as(colleague).get(`/conferences/${id}`)).status).toBe(404)

    expect(valueOf(await act(open.council, host, (ctx) => openConference(ctx, id)))).toEqual({ accounts: 1 })
    expect((await header(guest, caseId)).person).not.toBeNull()
    expect(
      (await open.council.gateway.read(guest, (db) => listConsultations(db, caseId))).map((each) => each.note),
    ).toEqual(['中身の話'])
    expect((await view(guest, id)).papers).toMatchObject({ agenda: '支え方の相談', minutes: null })
    // What was not chosen stays closed: the plan part holds the next action.
    expect((await header(guest, caseId)).nextAction).toBeNull()
    await expect(header(colleague, caseId)).rejects.toThrow(NotFound)

    valueOf(
      await act(open.council, host, (ctx) =>
        closeConference(ctx, id, closingInput.parse({ minutes: '封をした中身', attended: [], decisions: [] })),
      ),
    )
    await expect(header(guest, caseId)).rejects.toThrow(NotFound)
    expect((await view(guest, id)).papers).toBeNull()
    expect(decoded((await web.as(guest).get(`/conferences/${id}`)).text)).not.toContain('封をした中身')
    expect((await view(host, id)).papers).toMatchObject({ minutes: '封をした中身', sealHolds: true })
  })

  test('close by themselves at the planned end, whoever forgets them', async () => {
    const caseId = await newCase()
    const { id } = await openedConference(open.council, host, caseId, guest)
    expect((await header(guest, caseId)).id).toBe(caseId)
    open.setToday(addDays(today, 1))
    await expect(header(guest, caseId)).rejects.toThrow(NotFound)
    expect((await view(guest, id)).papers).toBeNull()
    open.setToday(today)
  })

  test('close when the case goes on at another desk', async () => {
    const caseId = await newCase()
    await openedConference(open.council, host, caseId, guest)
    await acceptedReferral(
      open.council,
      maisapo,
      await sentReferral(open.council, host, caseId, 'maisapo-ueda', ['contact']),
    )
    await expect(header(guest, caseId)).rejects.toThrow(NotFound)
  })

  test('are opened only on the day, by the host, with somebody there', async () => {
    const caseId = await newCase()
    const { id } = valueOf(
      await act(open.council, host, (ctx) => planConference(ctx, caseId, input({ heldOn: addDays(today, 3) }))),
    )
    expect(await act(open.council, host, (ctx) => openConference(ctx, id))).toMatchObject({ ok: false, kind: 'state' })
    const { id: now } = valueOf(await act(open.council, host, (ctx) => planConference(ctx, caseId, input())))
    expect(await act(open.council, host, (ctx) => openConference(ctx, now))).toMatchObject({ ok: false, kind: 'state' })
    const planned = await plannedConference(open.council, host, caseId, guest)
    await expect(act(open.council, guest, (ctx) => openConference(ctx, planned.id))).rejects.toThrow(NotFound)
    valueOf(await act(open.council, host, (ctx) => openConference(ctx, planned.id)))
    // One at a time for a case; the database says so too.
    const second = await plannedConference(open.council, host, caseId, guest)
    expect(await act(open.council, host, (ctx) => openConference(ctx, second.id))).toMatchObject({
      ok: false,
      kind: 'state',
    })
    await expect(
      open.ownerQuery(`update conferences set status = 'open', opened_at = now() where id = $1`, [second.id]),
    ).rejects.toThrow(/conferences_one_open/)
  })
})

describe('each kind', () => {
  test('stands on its own basis, in the action and in the database', async () => {
    const caseId = await newCase()
    expect(
      await act(open.council, host, (ctx) =>
        planConference(ctx, caseId, input({ kind: 'plan', basis: 'livelihood-act-9', basisGivenOn: null })),
      ),
    ).toMatchObject({ ok: false, errors: [{ field: 'basis' }] })
    // サポステ holds no 支援会議; まいさぽ does.
    expect(
      await act(open.council, host, (ctx) =>
        planConference(ctx, caseId, input({ kind: 'statutory', basis: 'livelihood-act-9', basisGivenOn: null })),
      ),
    ).toMatchObject({ ok: false, errors: [{ field: 'kind' }] })
    const theirs = await openedCase(open.council, maisapo)
    const { id } = valueOf(
      await act(open.council, maisapo, (ctx) =>
        planConference(ctx, theirs.id, input({ kind: 'statutory', basis: 'livelihood-act-9', basisGivenOn: null })),
      ),
    )
    await expect(
      open.ownerQuery(`update conferences set basis = 'consent', basis_given_on = '2026-01-20' where id = $1`, [id]),
    ).rejects.toThrow(/check constraint/)
    await expect(open.ownerQuery(`update conferences set kind = 'plan' where id = $1`, [id])).rejects.toThrow(
      /check constraint/,
    )
  })

  test('has everybody’s duty of secrecy on record', async () => {
    const caseId = await newCase()
    const { id } = await plannedConference(open.council, host, caseId, guest)
    const person = {
      organizationId: 'hw-nagano',
      accountId: guest.accountId,
      role: '',
      secrecy: 'national-officer',
    } as const
    expect(
      await act(open.council, host, (ctx) => inviteParticipant(ctx, id, participantInput.parse(person))),
    ).toMatchObject({ ok: false, errors: [{ field: 'accountId' }] })
    expect(
      await act(open.council, host, (ctx) =>
        inviteParticipant(ctx, id, participantInput.parse({ ...person, organizationId: 'maisapo-ueda' })),
      ),
    ).toMatchObject({ ok: false, errors: [{ field: 'accountId' }] })
    expect(
      participantInput.safeParse({ organizationId: null, name: '民生委員', secrecy: 'pledge' }).error?.issues[0]?.path,
    ).toEqual(['pledgedOn'])
    const pledged = valueOf(
      await act(open.council, host, (ctx) =>
        inviteParticipant(
          ctx,
          id,
          participantInput.parse({
            organizationId: null,
            name: '民生委員',
            role: '地区担当',
            secrecy: 'pledge',
            pledgedOn: today,
          }),
        ),
      ),
    )
    await expect(
      open.ownerQuery('update conference_participants set pledged_on = null where id = $1', [pledged.id]),
    ).rejects.toThrow(/check constraint/)
    valueOf(await act(open.council, host, (ctx) => removeParticipant(ctx, id, pledged.id)))
    expect((await view(host, id)).participants.map((each) => each.name)).toEqual(['宮澤 客'])
    // Its mail says that there is a meeting, and of whom nothing.
    const mails = await open.ownerQuery<{ body: string; recipient: string }>(
      `select body, recipient from mails where kind = 'conference'`,
    )
    expect(mails.length).toBeGreaterThan(0)
    for (const mail of mails) expect(mail.body).not.toMatch(/山田|R7-/)
  })
})

describe('what a conference decides', () => {
  test('has an owner and a day; the host’s earliest becomes the next action, the guest’s stands on their day', async () => {
    const caseId = await newCase()
    const { id, guestDecisionId, decisionId } = await closedConference(open.council, host, caseId, guest)
    expect((await header(host, caseId)).nextAction).toMatchObject({ note: '家族に話を聞く', dueOn: addDays(today, 14) })
    open.setToday(addDays(today, 10))
    const guestsDay = decoded((await web.as(guest).get('/today')).text)
    expect(guestsDay).toContain('見学先を探す')
    expect(guestsDay).not.toContain('家族に話を聞く')
    // The guest reads their own decision, and not the host's.
    expect((await view(guest, id)).decided.map((each) => each.decision)).toEqual(['見学先を探す'])
    await expect(act(open.council, guest, (ctx) => finishDecision(ctx, id, decisionId))).rejects.toThrow(NotFound)
    valueOf(await act(open.council, guest, (ctx) => finishDecision(ctx, id, guestDecisionId)))
    expect(await act(open.council, guest, (ctx) => finishDecision(ctx, id, guestDecisionId))).toMatchObject({
      ok: false,
      kind: 'state',
    })
    expect(decoded((await web.as(guest).get('/today')).text)).not.toContain('見学先を探す')
    expect((await view(host, id)).decided.map((each) => each.doneOn)).toEqual([null, addDays(today, 10)])
    open.setToday(today)
  })

  test('is refused for an organization that was not there, and for a day gone by', async () => {
    const caseId = await newCase()
    const { id } = await openedConference(open.council, host, caseId, guest)
    const closing = (decision: object) =>
      closingInput.parse({
        minutes: '記録',
        attended: [],
        decisions: [{ decision: 'する', organizationId: 'sapo-shinano', dueOn: addDays(today, 3), ...decision }],
      })
    expect(
      await act(open.council, host, (ctx) => closeConference(ctx, id, closing({ organizationId: 'maisapo-ueda' }))),
    ).toMatchObject({ ok: false, errors: [{ field: 'decisions.0.organizationId' }] })
    expect(
      await act(open.council, host, (ctx) => closeConference(ctx, id, closing({ dueOn: addDays(today, -1) }))),
    ).toMatchObject({ ok: false, errors: [{ field: 'decisions.0.dueOn' }] })
    expect((await view(host, id)).status).toBe('open')
  })
})

describe('minutes', () => {
  test('are sealed: nobody writes them again, the ledger keeps their digest, and what was forgotten is added below', async () => {
    const caseId = await newCase()
    const { id } = await closedConference(open.council, host, caseId, guest, '大切な記録')
    await expect(
      open.ownerQuery(`update conference_papers set minutes = '書きかえ' where conference_id = $1`, [id]),
    ).rejects.toThrow(/sealed/)
    const [entry] = await open.ownerQuery<{ seal: string }>(
      `select payload ->> 'seal' as seal from ledger where kind = 'conference.closed' and subject_id = $1`,
      [id],
    )
    expect((await view(host, id)).papers).toMatchObject({ seal: entry?.seal, sealHolds: true })
    valueOf(await act(open.council, host, (ctx) => addNote(ctx, id, { note: 'あとで分かったこと' })))
    expect((await view(host, id)).addenda.map((each) => each.note)).toEqual(['あとで分かったこと'])
    expect((await view(guest, id)).addenda).toEqual([])
    // Past the seal, past the trigger: the page says that it doesn't hold.
    await open.ownerQuery('alter table conference_papers disable trigger keep_minutes')
    await open.ownerQuery(`update conference_papers set minutes = '書きかえ' where conference_id = $1`, [id])
    await open.ownerQuery('alter table conference_papers enable trigger keep_minutes')
    expect((await view(host, id)).papers?.sealHolds).toBe(false)
  })
})

describe('the yearly list', () => {
  test('has the host’s and the guest’s, without a name where none was shared; the office sees counts alone', async () => {
    const caseId = (await openedCase(open.council, host, { familyName: '一覧', givenName: '花' })).id
    const { id } = await closedConference(open.council, host, caseId, guest)
    const called = await plannedConference(open.council, host, caseId, guest)
    valueOf(await act(open.council, host, (ctx) => cancelConference(ctx, called.id, { reason: '本人の都合' })))
    expect(await act(open.council, host, (ctx) => openConference(ctx, called.id))).toMatchObject({
      ok: false,
      kind: 'state',
    })
    const hosts = decoded((await web.as(host).get('/conferences')).text)
    expect(hosts).toContain('一覧 花')
    expect(hosts).toContain(`/conferences/${id}`)
    const guests = decoded((await web.as(guest).get('/conferences')).text)
    expect(guests).toContain(`/conferences/${id}`)
    expect(guests).not.toContain('一覧 花')
    expect(decoded((await web.as(colleague).get('/conferences')).text)).not.toContain(id)
    const counts = decoded((await web.as(office).get('/conferences')).text)
    expect(counts).toContain('個別ケース検討会議')
    for (const secret of ['一覧 花', id, caseId]) expect(counts).not.toContain(secret)
    expect(decoded((await web.as(host).get('/conferences?year=2023')).text)).not.toContain(id)
    await talkedAgain(open.council, host, caseId)
  })
})

test('what was decided for another desk names whom it is about, to who sat there, and to nobody else; not once it is done or the case is restricted', async () => {
  const about = async (by: SignedInPerson, decisionId: string) => {
    const rows = await open.council.gateway.read(by, (db) =>
      listReminders(db, { organizationId: by.organizationId ?? '', deskId: null, accountId: null }, addDays(today, 30)),
    )
    return rows.find((each) => each.id === decisionId)?.familyName
  }
  const told = await closedConference(open.council, host, await newCase(), guest)
  expect(await about(guest, told.guestDecisionId)).toBe('山田')
  // A colleague sees that something is to be done, and not of whom.
  expect(await about(colleague, told.guestDecisionId)).toBeNull()
  valueOf(await act(open.council, guest, (ctx) => finishDecision(ctx, told.id, told.guestDecisionId)))
  expect(await about(guest, told.guestDecisionId)).toBeUndefined()
  const caseId = await newCase()
  const kept = await closedConference(open.council, host, caseId, guest)
  valueOf(
    await act(open.council, host, (ctx) =>
      restrictCase(ctx, caseId, { reason: '支援措置', accounts: [host.accountId] }),
    ),
  )
  expect(await about(guest, kept.guestDecisionId)).toBeNull()
})

test('what was decided is put right or taken back by who held the meeting, with a reason, until it is done; the minutes stay sealed', async () => {
  const caseId = await newCase()
  const met = await closedConference(open.council, host, caseId, guest)
  const right = { how: 'correct', reason: '期限の聞き違い' } as const
  const correct = (
    by: SignedInPerson,
    decisionId: string,
    input: Parameters<typeof correctDecision>[3],
    how: Parameters<typeof correctDecision>[4] = right,
  ) => act(open.council, by, (ctx) => correctDecision(ctx, met.id, decisionId, input, how))
  const later = { decision: '見学先を三つ探す', ownerName: '宮澤', dueOn: addDays(today, 20) }
  valueOf(await correct(host, met.guestDecisionId, later))
  expect((await view(guest, met.id)).decided.find((each) => each.id === met.guestDecisionId)).toMatchObject({
    decision: '見学先を三つ探す',
    ownerName: '宮澤',
    dueOn: addDays(today, 20),
  })
  const seal = (await view(host, met.id)).papers
  expect(seal).toMatchObject({ minutes: '話し合った', sealHolds: true })
  expect(await open.council.gateway.read(host, (db) => listCorrections(db, caseId))).toMatchObject([
    { kind: 'decision', before: { 決まったこと: '見学先を探す' }, reason: '期限の聞き違い' },
  ])
  expect(await correct(host, met.guestDecisionId, { ...later, dueOn: addDays(today, -1) })).toMatchObject({
    ok: false,
    errors: [{ field: 'dueOn' }],
  })
  // Not by the one who has to do it, in the page's way or past it.
  await expect(correct(guest, met.guestDecisionId, later)).rejects.toThrow('conference')
  await expect(
    open.council.gateway.write(guest, (tx) =>
      tx
        .updateTable('conference_decisions')
        .set({ decision: '別の言葉' })
        .where('id', '=', met.guestDecisionId)
        .execute(),
    ),
  ).rejects.toMatchObject({ code: '42501' })
  await expect(
    open.council.gateway.write(host, (tx) =>
      tx.updateTable('conference_decisions').set({ done_on: today }).where('id', '=', met.guestDecisionId).execute(),
    ),
  ).rejects.toMatchObject({ code: '42501' })
  valueOf(await correct(host, met.decisionId, null, { how: 'withdraw', reason: '別の会議のこと' }))
  expect((await view(host, met.id)).decided.map((each) => each.id)).toEqual([met.guestDecisionId])
  await expect(correct(host, met.decisionId, null)).rejects.toThrow('decision')
  valueOf(await act(open.council, guest, (ctx) => finishDecision(ctx, met.id, met.guestDecisionId)))
  expect(await correct(host, met.guestDecisionId, later)).toMatchObject({ ok: false })
})

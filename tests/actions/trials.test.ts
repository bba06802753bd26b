/** 体験・実習: planned by the law of its kind, agreed to by three, noted day by day, ended; and what the database refuses. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { mergeEmployers } from '../../src/modules/employment/employers/index.ts'
import {
  agreeToTrial,
  cancelTrial,
  changeTrial,
  countDaysThere,
  endTrial,
  getTrial,
  hasOpenTrials,
  listDueTrials,
  noteTrialDay,
  planTrial,
} from '../../src/modules/employment/trials/index.ts'
import { mergePeople } from '../../src/modules/casework/cases/index.ts'
import { closeCase } from '../../src/modules/continuity/closures/index.ts'
import { addDays } from '../../src/platform/clock.ts'
import { createTestCouncil, type TestCouncil } from '../support/db.ts'
import { someEmployer } from '../support/employers.ts'
import { act, type SignedInPerson, signedInAs } from '../support/people.ts'
import { today } from '../support/specimens.ts'
import { openedCase, twinRecords, valueOf } from '../support/thread.ts'
import { agreedTrial, plannedTrial, trialInput } from '../support/trials.ts'

let open: TestCouncil
let us: SignedInPerson
let caseId: string

beforeAll(async () => {
  open = await createTestCouncil()
  us = await signedInAs(open.council, { role: 'counselor', organizationId: 'hw-nagano', deskId: 'hw-nagano-main' })
})
afterAll(() => open.close())
beforeEach(async () => {
  caseId = (await openedCase(open.council, us)).id
})

const of = (id: string) => open.council.gateway.read(us, (db) => getTrial(db, id))
const agree = (id: string, side: 'person' | 'employer' | 'desk') =>
  act(open.council, us, (ctx) => agreeToTrial(ctx, id, { side, agreedOn: today, how: 'oral', signer: '' }))
const note = (id: string, heldOn = today, came: 'whole' | 'part' | 'absent' = 'whole', words = '') =>
  act(open.council, us, (ctx) => noteTrialDay(ctx, id, { heldOn, came, words }))
const end = (id: string, endedOn = today) =>
  act(open.council, us, (ctx) =>
    endTrial(ctx, id, { endedOn, next: 'apply', personLook: 'よかった', workplaceLook: '' }),
  )
const sentence = (outcome: { ok: boolean; errors?: { message: string }[] }): string =>
  outcome.ok ? '' : (outcome.errors?.[0]?.message ?? '')

describe('what the law refuses', () => {
  test.each([
    [{ isPaid: false, isNoLabour: false }, 'isNoLabour'],
    [{ insurances: [] }, 'insurances'],
    [{ isEmployed: true, isPaid: true }, 'isEmployed'],
    [{ kind: 'trial-hire', isPaid: true }, 'isEmployed'],
    [{ kind: 'supported-work', isEmployed: true }, 'isPaid'],
    [{ kind: 'tour', endsOn: addDays(today, 1) }, 'endsOn'],
  ])('the form: %o', (more, field) => {
    expect(() => trialInput(open.council, more)).toThrow(field)
  })
  test.each([
    ['trials_unpaid_check', `is_no_labour = false`],
    ['trials_insured_check', `insurances = '{}'`],
    ['trials_employment_check', `is_employed = true, is_paid = true`],
    ['trials_wages_check', `kind = 'trial-hire', is_employed = true`],
    ['trials_tour_check', `kind = 'tour', ends_on = ends_on + 1`],
  ])('and the database: %s', async (constraint, change) => {
    const id = await plannedTrial(open.council, us, caseId)
    await expect(open.ownerQuery(`update trials set ${change} where id = $1`, [id])).rejects.toThrow(constraint)
  })
})

describe('three sides', () => {
  test('each says yes once, and only then a day is noted', async () => {
    const id = await plannedTrial(open.council, us, caseId)
    valueOf(await agree(id, 'person'))
    expect(sentence(await agree(id, 'person'))).toContain('もう記録されています')
    expect(sentence(await note(id))).toContain('同意がそろってから')
    expect(sentence(await end(id))).toContain('同意がそろっていません')
    valueOf(await agree(id, 'employer'))
    valueOf(await agree(id, 'desk'))
    valueOf(await note(id))
    expect((await of(id)).isAgreed).toBe(true)
  })
  test('of two at once one stands', async () => {
    const id = await plannedTrial(open.council, us, caseId)
    const tried = await Promise.all([1, 2, 3].map(() => agree(id, 'employer')))
    expect(tried.filter((each) => each.ok)).toHaveLength(1)
  })
  test('are asked again when it is changed; who is slower is told', async () => {
    const id = await agreedTrial(open.council, us, caseId)
    const change = (version: number, more: Record<string, unknown> = {}) =>
      act(open.council, us, (ctx) => changeTrial(ctx, id, version, trialInput(open.council, more)))
    valueOf(await change(1, { work: '箱づめをためす。' }))
    expect(await of(id)).toMatchObject({ version: 2, isAgreed: false, agreements: [], work: '箱づめをためす。' })
    expect(sentence(await change(1))).toContain('ほかの人が直しました')
    for (const side of ['person', 'employer', 'desk'] as const) valueOf(await agree(id, side))
    expect((await of(id)).isAgreed).toBe(true)
    // What they said before stays on record.
    const [kept] = await open.ownerQuery(`select count(*)::int as many from trial_agreements where trial_id = $1`, [id])
    expect(kept).toEqual({ many: 6 })
  })
  test('a day that was noted stays within the days', async () => {
    const id = await agreedTrial(open.council, us, caseId)
    valueOf(await note(id))
    const later = { startsOn: addDays(today, 1), endsOn: addDays(today, 2) }
    const outcome = await act(open.council, us, (ctx) => changeTrial(ctx, id, 1, trialInput(open.council, later)))
    expect(sentence(outcome)).toContain('もう記録された日')
  })
  test('are not needed to look around', async () => {
    const tour = { kind: 'tour', isNoLabour: false, insurances: [] }
    const id = await plannedTrial(open.council, us, caseId, tour)
    valueOf(await note(id))
    valueOf(await end(id))
    expect(await of(id)).toMatchObject({ isAgreed: true, agreements: [], endedOn: today })
  })
})

describe('days', () => {
  test('are within what was planned, and not to come', async () => {
    const id = await agreedTrial(open.council, us, caseId, { endsOn: addDays(today, 2) })
    expect(sentence(await note(id, addDays(today, 1)))).toContain('今日より後')
    expect(sentence(await note(id, addDays(today, -1)))).toContain('まで')
  })
  test('written anew take the place of the former line, which stays', async () => {
    const id = await agreedTrial(open.council, us, caseId)
    valueOf(await note(id, today, 'whole', '一'))
    valueOf(await note(id, today, 'part', '二'))
    expect((await of(id)).days).toMatchObject([{ came: 'part', words: '二' }])
    const rows = await open.ownerQuery(`select words from trial_days where trial_id = $1`, [id])
    expect(rows).toHaveLength(2)
  })
  test('at one employer are added up over three years, tours and absences left out, also after it was merged', async () => {
    const office = await signedInAs(open.council, { role: 'council-office', organizationId: 'nagano-roudoukyoku' })
    const [own, kept] = [
      await someEmployer(open.council, office, '白馬木工'),
      await someEmployer(open.council, office, '白馬木工(株)'),
    ]
    const during = { employerId: own, startsOn: addDays(today, -9), endsOn: today }
    const noted = await agreedTrial(open.council, us, caseId, during)
    for (const [back, came] of [
      [9, 'whole'],
      [8, 'part'],
      [7, 'absent'],
    ] as const)
      valueOf(await note(noted, addDays(today, -back), came))
    valueOf(await end(noted))
    // Nobody wrote a line: what was planned counts.
    const early = { employerId: own, startsOn: '2024-03-01', endsOn: '2024-03-05' }
    const planned = await agreedTrial(open.council, us, caseId, early)
    valueOf(await end(planned, '2024-03-05'))
    await plannedTrial(open.council, us, caseId, { ...during, kind: 'tour', startsOn: today })
    valueOf(await act(open.council, office, (ctx) => mergeEmployers(ctx, kept, own, { reason: '同じ会社' })))
    const count = (since: string) =>
      open.council.gateway.read(us, (db) =>
        countDaysThere(db, { caseId, employerId: kept, employerName: '白馬木工(株)' }, since),
      )
    expect(await count('2023-01-20')).toBe(2 + 5)
    expect(await count('2025-01-20')).toBe(2)
  })
})

describe('its end', () => {
  test('says what is next; written anew, the former words stay', async () => {
    const id = await agreedTrial(open.council, us, caseId)
    expect(sentence(await end(id, addDays(today, 1)))).toContain('今日より後')
    expect(sentence(await end(id, addDays(today, -1)))).toContain('始まった日より前')
    valueOf(await end(id))
    const again = { endedOn: today, next: 'hire', personLook: '', workplaceLook: 'また来てほしい' } as const
    valueOf(await act(open.council, us, (ctx) => endTrial(ctx, id, again)))
    expect(await of(id)).toMatchObject({ next: 'hire', workplaceLook: 'また来てほしい' })
    const [kept] = await open.ownerQuery<{ before: Record<string, string> }>(
      `select before from record_corrections where record_id = $1`,
      [id],
    )
    expect(kept?.before).toMatchObject({ これから: '応募する', 本人のふりかえり: 'よかった' })
    expect(sentence(await act(open.council, us, (ctx) => cancelTrial(ctx, id, { reason: 'x' })))).toContain('終わった')
  })
  test('called off, nothing more happens to it', async () => {
    const id = await agreedTrial(open.council, us, caseId)
    valueOf(await act(open.council, us, (ctx) => cancelTrial(ctx, id, { reason: 'かぜをひいた' })))
    for (const outcome of [await note(id), await end(id), await agree(id, 'desk')]) expect(outcome.ok).toBe(false)
  })
  test('stands on 今日 until it is written down, and keeps the case open', async () => {
    const id = await agreedTrial(open.council, us, caseId)
    const due = async () =>
      (await open.council.gateway.read(us, (db) => listDueTrials(db, 'hw-nagano', null, today, 500))).map(
        (each) => each.id,
      )
    expect(await due()).toContain(id)
    valueOf(await note(id))
    expect(await due()).not.toContain(id)
    const closing = {
      reason: 'own-wish',
      summary: 'まとめ',
      reopenHint: '',
      followUpsEndReason: '',
      closedOn: today,
    } as const
    const close = () => act(open.council, us, (ctx) => closeCase(ctx, caseId, closing))
    expect(sentence(await close())).toContain('終わりの記録がない体験・実習')
    valueOf(await end(id))
    const left = await act(open.council, us, async (ctx) => ({ ok: true, value: await hasOpenTrials(ctx, caseId) }))
    expect(left).toEqual({ ok: true, value: false })
    valueOf(await close())
  })
})

test('of a record that was made part of another, it goes on with the person', async () => {
  const { kept, twin } = await twinRecords(open.council, us)
  const id = await agreedTrial(open.council, us, twin.id)
  valueOf(await act(open.council, us, (ctx) => mergePeople(ctx, kept.personId, twin.personId, { reason: '同じ方' })))
  const due = await open.council.gateway.read(us, (db) => listDueTrials(db, 'hw-nagano', null, today, 500))
  expect(due.map((each) => each.id)).toContain(id)
  const waits = () => act(open.council, us, async (ctx) => ({ ok: true, value: await hasOpenTrials(ctx, kept.id) }))
  expect(await waits()).toEqual({ ok: true, value: true })
  valueOf(await note(id))
  valueOf(await end(id))
  expect(await waits()).toEqual({ ok: true, value: false })
})
test('who doesn’t answer for the case plans nothing', async () => {
  const them = await signedInAs(open.council, { role: 'counselor', organizationId: 'hw-ueda', deskId: 'hw-ueda-main' })
  await expect(act(open.council, them, (ctx) => planTrial(ctx, caseId, trialInput(open.council)))).rejects.toThrow(
    'not found',
  )
})
test('a year too far is a slip', async () => {
  const far = { startsOn: addDays(today, 400), endsOn: addDays(today, 400) }
  const plan = (more: Record<string, unknown>) =>
    act(open.council, us, (ctx) => planTrial(ctx, caseId, trialInput(open.council, more)))
  expect(sentence(await plan(far))).toContain('1年より先')
  expect(sentence(await plan({ startsOn: '2020-01-01', endsOn: '2020-01-01' }))).toContain('3年より前')
  expect(sentence(await plan({ endsOn: addDays(today, 400) }))).toContain('1年より長く')
})

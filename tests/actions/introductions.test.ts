/** 紹介: made, waited for, answered, hired, put right; and the states that the demo lacks. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  beginHire,
  cancelInterview,
  correctIntroduction,
  getIntroduction,
  hasOpenIntroductions,
  introduce,
  listDueIntroductions,
  recordResult,
  reopenIntroduction,
  resultForm,
  setInterview,
  waitLonger,
} from '../../src/modules/employment/introductions/index.ts'
import { findJob, endJob } from '../../src/modules/employment/jobs/index.ts'
import { correctPlacement } from '../../src/modules/employment/placements/index.ts'
import { mergePeople } from '../../src/modules/casework/cases/index.ts'
import { closeCase } from '../../src/modules/continuity/closures/index.ts'
import { addDays } from '../../src/platform/clock.ts'
import { createTestCouncil, type TestCouncil } from '../support/db.ts'
import { introduced, introductionInput } from '../support/introductions.ts'
import { publishedJob } from '../support/jobs.ts'
import { act, type SignedInPerson, signedInAs } from '../support/people.ts'
import { today } from '../support/specimens.ts'
import { acceptedReferral, openedCase, sentReferral, twinRecords, valueOf } from '../support/thread.ts'

let open: TestCouncil
let us: SignedInPerson
let caseId: string

beforeAll(async () => {
  open = await createTestCouncil()
  expect(open.council.clock.today()).toBe(today)
  us = await signedInAs(open.council, { role: 'counselor', organizationId: 'hw-nagano', deskId: 'hw-nagano-main' })
})
afterAll(() => open.close())
beforeEach(async () => {
  caseId = (await openedCase(open.council, us)).id
})

const of = (id: string) => open.council.gateway.read(us, (db) => getIntroduction(db, id))
const make = (more: Record<string, unknown> = {}, by = us) =>
  act(open.council, by, (ctx) => introduce(ctx, caseId, introductionInput(open.council, more)))
const end = (id: string, more: Record<string, unknown>) =>
  act(open.council, us, (ctx) => recordResult(ctx, id, resultForm.schema.parse({ resultOn: today, note: '', ...more })))
const hire = { startedOn: today, regular: true, weeklyHours: 38.5, route: 'hello-work' } as const
const hired = async (more: Record<string, unknown> = {}): Promise<string> => {
  const id = await introduced(open.council, us, caseId, more)
  valueOf(await end(id, { result: 'hired', startsOn: today }))
  return id
}
const sentence = (outcome: { ok: boolean; errors?: { message: string }[] }): string =>
  outcome.ok ? '' : (outcome.errors?.[0]?.message ?? '')

describe('an introduction', () => {
  test('to a job says the job’s own words, whatever is typed', async () => {
    const jobId = await publishedJob(open.council, us)
    const { id } = valueOf(await make({ jobId, employerName: 'x', jobTitle: 'x', jobNumber: 'x' }))
    const job = await open.council.gateway.read(us, (db) => findJob(db, jobId))
    expect(await of(id)).toMatchObject({
      jobId,
      employerId: job?.employerId,
      employerName: '求人の会社',
      jobTitle: '検査',
      jobNumber: '',
      dueOn: addDays(today, 10),
    })
  })
  test('to one that isn’t shown, or is over, isn’t made', async () => {
    const jobId = await publishedJob(open.council, us)
    expect(sentence(await make({ jobId, introducedOn: addDays(today, -3), agreedOn: addDays(today, -3) }))).toContain(
      'この求人が公開されたのは',
    )
    valueOf(await act(open.council, us, (ctx) => endJob(ctx, jobId, { how: 'filled', reason: '', mistake: false })))
    // On its last day somebody may still be introduced.
    valueOf(await make({ jobId }))
    open.setToday(addDays(today, 1))
    try {
      expect(sentence(await make({ jobId }))).toContain('募集が終わりました')
    } finally {
      open.setToday(today)
    }
  })
  test('is made once to a job while its answer is waited for; to several at once', async () => {
    const [one, other] = [await publishedJob(open.council, us), await publishedJob(open.council, us)]
    const { id } = valueOf(await make({ jobId: one }))
    expect(sentence(await make({ jobId: one }))).toContain('もう紹介していて')
    valueOf(await make({ jobId: other }))
    valueOf(await end(id, { result: 'refused', refusedFor: ['hours'] }))
    valueOf(await make({ jobId: one }))
  })
  test('two at the same moment to one job: one of them', async () => {
    const jobId = await publishedJob(open.council, us)
    const made = await Promise.all([make({ jobId }), make({ jobId }), make({ jobId })])
    expect(made.filter((each) => each.ok)).toHaveLength(1)
    expect(made.filter((each) => !each.ok).map(sentence)).toEqual(Array(2).fill(expect.stringContaining('もう紹介')))
  })
  test('of tomorrow is none, and what wasn’t agreed by then isn’t told', async () => {
    const tomorrow = addDays(today, 1)
    expect((await make({ introducedOn: tomorrow, answerBy: tomorrow })).ok).toBe(false)
    expect(() => introductionInput(open.council, { agreedOn: tomorrow })).toThrow('紹介日まで')
    expect(() => introductionInput(open.council, { via: 'licensed' })).toThrow('許可・届出の番号')
  })
  test('by another organization is refused', async () => {
    const them = await signedInAs(open.council, {
      role: 'counselor',
      organizationId: 'hw-ueda',
      deskId: 'hw-ueda-main',
    })
    await expect(make({}, them)).rejects.toThrow('not found')
  })
})

describe('its course', () => {
  test('an interview moves the day on which an answer is waited for, never back', async () => {
    const id = await introduced(open.council, us, caseId, { answerBy: today })
    const interview = { startsAt: null, place: '', isAccompanied: false, note: '' }
    const set = (heldOn: string) => act(open.council, us, (ctx) => setInterview(ctx, id, { ...interview, heldOn }))
    const first = valueOf(await set(addDays(today, 3)))
    const { answerBy } = await of(id)
    expect(answerBy > addDays(today, 3)).toBe(true)
    expect(sentence(await set(addDays(today, 3)))).toContain('同じ日の面接')
    expect((await set(addDays(today, -1))).ok).toBe(false)
    valueOf(await set(today))
    expect((await of(id)).answerBy).toBe(answerBy)
    valueOf(await act(open.council, us, (ctx) => cancelInterview(ctx, first.id)))
    await expect(act(open.council, us, (ctx) => cancelInterview(ctx, first.id))).rejects.toThrow('not found')
    expect((await of(id)).interviews.map((each) => each.heldOn)).toEqual([today])
  })
  test('more time is given until a day to come', async () => {
    const id = await introduced(open.council, us, caseId)
    const wait = (answerBy: string) =>
      act(open.council, us, (ctx) => waitLonger(ctx, id, { answerBy, reason: '担当者が休み' }))
    expect((await wait(addDays(today, -1))).ok).toBe(false)
    valueOf(await wait(addDays(today, 30)))
    expect(await of(id)).toMatchObject({ dueOn: addDays(today, 30), waitsNote: '担当者が休み' })
  })
  test.each([
    [{ result: 'refused', refusedFor: ['experience'] }, null],
    [{ result: 'declined', declinedFor: ['pay'] }, null],
    [{ result: 'withdrawn' }, null],
    [{ result: 'hired', startsOn: '2099-01-01' }, '2099-01-01'],
  ])('%o', async (result, dueOn) => {
    const id = await introduced(open.council, us, caseId)
    valueOf(await end(id, result))
    expect(await of(id)).toMatchObject({ ...result, dueOn })
    if (dueOn === null) expect(sentence(await end(id, { result: 'withdrawn' }))).toContain('もう記録されています')
  })
  test('a hire that didn’t begin becomes something else', async () => {
    const id = await hired()
    valueOf(await end(id, { result: 'declined', declinedFor: ['other-job'] }))
    expect(await of(id)).toMatchObject({ result: 'declined', startsOn: null, dueOn: null })
  })
  test('a reason that belongs to another result is refused by form and database', async () => {
    expect(() => resultForm.schema.parse({ result: 'refused', resultOn: today })).toThrow('断られた理由')
    const id = await introduced(open.council, us, caseId)
    await expect(
      open.ownerQuery(
        `update introductions set result = 'declined', result_on = $2, refused_for = '{age}' where id = $1`,
        [id, today],
      ),
    ).rejects.toThrow('check')
  })
})

describe('a hire', () => {
  test('is a placement with job, employer and the day of introduction', async () => {
    const jobId = await publishedJob(open.council, us)
    const id = await hired({ jobId, via: 'hello-work' })
    const { placementId } = valueOf(await act(open.council, us, (ctx) => beginHire(ctx, id, hire)))
    const [placement] = await open.ownerQuery(
      `select employer_name, job_id, introduced_on::text, employer_id is not null as known,
        (select count(*)::int from follow_ups where placement_id = p.id) as checks from placements p where id = $1`,
      [placementId],
    )
    expect(placement).toEqual({
      employer_name: '求人の会社',
      job_id: jobId,
      introduced_on: today,
      known: true,
      checks: 4,
    })
    expect(await of(id)).toMatchObject({ placementId, dueOn: null })
    expect(sentence(await act(open.council, us, (ctx) => beginHire(ctx, id, hire)))).toContain('もう記録されています')
  })
  test('before the introduction is none, also when it is put right later', async () => {
    const id = await hired()
    const early = { ...hire, startedOn: addDays(today, -1) }
    expect(sentence(await act(open.council, us, (ctx) => beginHire(ctx, id, early)))).toContain('紹介日')
    const { placementId } = valueOf(await act(open.council, us, (ctx) => beginHire(ctx, id, hire)))
    const put = { how: 'correct', reason: '書きまちがい' } as const
    expect(
      sentence(
        await act(open.council, us, (ctx) =>
          correctPlacement(ctx, placementId, { ...early, employerName: '信州の会社' }, put),
        ),
      ),
    ).toContain('紹介日')
    await expect(
      open.ownerQuery(`update placements set introduced_on = started_on + 1 where id = $1`, [placementId]),
    ).rejects.toThrow('placements_introduced_check')
  })
  test('taken back leads back to the answer that is waited for; twice', async () => {
    const id = await hired()
    for (const _ of [1, 2]) {
      const { placementId } = valueOf(await act(open.council, us, (ctx) => beginHire(ctx, id, hire)))
      const reopen = () => act(open.council, us, (ctx) => reopenIntroduction(ctx, id, { reason: '別の方だった' }))
      expect(sentence(await reopen())).toContain('先に、就職の記録を取り消して')
      const back = { how: 'withdraw', reason: '別の方だった' } as const
      valueOf(await act(open.council, us, (ctx) => correctPlacement(ctx, placementId, null, back)))
      expect((await of(id)).isPlacementWithdrawn).toBe(true)
      valueOf(await reopen())
      expect(await of(id)).toMatchObject({ result: null, placementId: null })
      valueOf(await end(id, { result: 'hired', startsOn: today }))
    }
  })
})

describe('a result taken off', () => {
  const reopen = (id: string) => act(open.council, us, (ctx) => reopenIntroduction(ctx, id, { reason: '聞きちがい' }))
  test('leaves its reasons on record', async () => {
    const id = await introduced(open.council, us, caseId)
    valueOf(await end(id, { result: 'refused', refusedFor: ['hours', 'experience'] }))
    valueOf(await reopen(id))
    const [kept] = await open.ownerQuery<{ before: Record<string, string> }>(
      `select before from record_corrections where record_id = $1`,
      [id],
    )
    expect(kept?.before).toMatchObject({ 結果: '不採用', 理由: '働く日・時間・経験・技能' })
  })
  test('isn’t where another introduction to that job is waited for', async () => {
    const jobId = await publishedJob(open.council, us)
    const { id } = valueOf(await make({ jobId }))
    valueOf(await end(id, { result: 'withdrawn' }))
    valueOf(await make({ jobId }))
    expect(sentence(await reopen(id))).toContain('ほかの紹介で返事を待っています')
  })
})

describe('put right', () => {
  const right = { how: 'correct', reason: '書きまちがい' } as const
  const correct = (id: string, more: Record<string, unknown>) =>
    act(open.council, us, (ctx) => correctIntroduction(ctx, id, introductionInput(open.council, more), right))
  test('the former words stay', async () => {
    const id = await introduced(open.council, us, caseId)
    valueOf(await correct(id, { employerName: '別の会社', told: ['name', 'age'] }))
    valueOf(await correct(id, { employerName: 'さらに別の会社' }))
    expect((await of(id)).employerName).toBe('さらに別の会社')
    const kept = await open.ownerQuery<{ before: Record<string, string> }>(
      `select before from record_corrections where record_id = $1 order by corrected_at, id`,
      [id],
    )
    expect(kept.map(({ before }) => before['企業'])).toEqual(['信州の会社', '別の会社'])
  })
  test('the day moves with what came of it', async () => {
    const id = await hired({ introducedOn: addDays(today, -5), agreedOn: addDays(today, -5) })
    const { placementId } = valueOf(await act(open.council, us, (ctx) => beginHire(ctx, id, hire)))
    const moved = addDays(today, -2)
    valueOf(await correct(id, { introducedOn: moved, agreedOn: moved }))
    const [placement] = await open.ownerQuery(`select introduced_on::text as on from placements where id = $1`, [
      placementId,
    ])
    expect(placement).toEqual({ on: moved })
  })
  test('taken back, it is nowhere', async () => {
    const id = await introduced(open.council, us, caseId)
    const back = { how: 'withdraw', reason: '紹介していなかった' } as const
    valueOf(await act(open.council, us, (ctx) => correctIntroduction(ctx, id, null, back)))
    await expect(of(id)).rejects.toThrow('not found')
  })
})

describe('whoever answers for the case', () => {
  const due = (by: SignedInPerson) =>
    open.council.gateway.read(by, (db) => listDueIntroductions(db, by.organizationId ?? '', null, '2099-12-31'))
  test('doesn’t close it over an answer that is waited for', async () => {
    const id = await introduced(open.council, us, caseId)
    const close = () =>
      act(open.council, us, (ctx) =>
        closeCase(ctx, caseId, {
          reason: 'own-wish',
          summary: 'まとめ',
          reopenHint: '',
          followUpsEndReason: '',
          closedOn: today,
        }),
      )
    expect(sentence(await close())).toContain('返事を待っている紹介')
    valueOf(await end(id, { result: 'withdrawn' }))
    valueOf(await close())
    expect(
      await act(open.council, us, async (ctx) => ({ ok: true, value: await hasOpenIntroductions(ctx, caseId) })),
    ).toEqual({ ok: true, value: false })
  })
  test('goes on with it where the record was made part of another', async () => {
    const { kept, twin } = await twinRecords(open.council, us)
    const id = await introduced(open.council, us, twin.id)
    valueOf(await act(open.council, us, (ctx) => mergePeople(ctx, kept.personId, twin.personId, { reason: '同じ方' })))
    const waits = await act(open.council, us, async (ctx) => ({
      ok: true,
      value: await hasOpenIntroductions(ctx, kept.id),
    }))
    expect(waits).toEqual({ ok: true, value: true })
    valueOf(await end(id, { result: 'hired', startsOn: today }))
    const { caseId: where } = valueOf(await act(open.council, us, (ctx) => beginHire(ctx, id, hire)))
    expect(where).toBe(kept.id)
  })
  test('has it among what is due, also after another desk took over', async () => {
    const id = await introduced(open.council, us, caseId)
    expect((await due(us)).map((each) => each.id)).toContain(id)
    const them = await signedInAs(open.council, {
      role: 'counselor',
      organizationId: 'hw-ueda',
      deskId: 'hw-ueda-main',
    })
    const referral = await sentReferral(open.council, us, caseId, 'hw-ueda-main', ['contact', 'work-history'])
    await acceptedReferral(open.council, them, referral)
    expect((await due(us)).map((each) => each.id)).not.toContain(id)
    const [now] = await open.ownerQuery(
      `select for_organization_id, organization_id from introductions where id = $1`,
      [id],
    )
    expect(now).toEqual({ for_organization_id: 'hw-ueda', organization_id: 'hw-nagano' })
    expect((await due(them)).map((each) => each.id)).toContain(id)
    const input = resultForm.schema.parse({ result: 'withdrawn', resultOn: today })
    valueOf(await act(open.council, them, (ctx) => recordResult(ctx, id, input)))
  })
  test('has it among what comes before they meet', async () => {
    const id = await introduced(open.council, us, caseId)
    const soon = async () =>
      (
        await open.council.gateway.read(us, (db) =>
          listDueIntroductions(db, us.organizationId ?? '', null, addDays(today, 3)),
        )
      ).map((each) => each.id)
    expect(await soon()).not.toContain(id)
    const interview = { startsAt: null, place: '', isAccompanied: true, note: '', heldOn: addDays(today, 3) }
    const set = valueOf(await act(open.council, us, (ctx) => setInterview(ctx, id, interview)))
    expect(await soon()).toContain(id)
    valueOf(await act(open.council, us, (ctx) => cancelInterview(ctx, set.id)))
    expect(await soon()).not.toContain(id)
  })
  test('finds it on the gap board once its day has passed', async () => {
    const id = await introduced(open.council, us, caseId, {
      introducedOn: addDays(today, -9),
      agreedOn: addDays(today, -9),
      answerBy: addDays(today, -1),
    })
    const rows = (day: string) =>
      open.ownerQuery<{ id: string }>(`select id from gap_introduction($1::date) where case_id = $2`, [day, caseId])
    expect(await rows(today)).toEqual([{ id }])
    expect(await rows(addDays(today, -1))).toEqual([])
  })
})

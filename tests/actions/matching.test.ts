/** 合う求人: what a process keeps of the jobs, what a page shows of it, and what somebody says of a job. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { recordResult, resultForm } from '../../src/modules/employment/introductions/index.ts'
import { mergeEmployers } from '../../src/modules/employment/employers/index.ts'
import {
  correctJob,
  endJob,
  enterJob,
  findJob,
  jobInput,
  publishJob,
  renewJob,
} from '../../src/modules/employment/jobs/index.ts'
import { jobWishForm, recordJobWish } from '../../src/modules/employment/job-wishes/index.ts'
import {
  answerForm,
  answerJob,
  findMatches,
  findNewMatches,
  findSeekers,
  type FoundMatches,
} from '../../src/modules/employment/matching/index.ts'
import { getCaseHeader } from '../../src/modules/casework/cases/index.ts'
import { addDays } from '../../src/platform/clock.ts'
import { createTestCouncil, type TestCouncil } from '../support/db.ts'
import { someEmployer } from '../support/employers.ts'
import { introduced } from '../support/introductions.ts'
import { publishedJob, said } from '../support/jobs.ts'
import { closedOn } from '../support/old-case.ts'
import { act, type SignedInPerson, signedInAs } from '../support/people.ts'
import { today } from '../support/specimens.ts'
import { openedCase, valueOf } from '../support/thread.ts'

let open: TestCouncil
let us: SignedInPerson
let office: SignedInPerson
let caseId: string

beforeAll(async () => {
  open = await createTestCouncil()
  us = await signedInAs(open.council, { role: 'counselor', organizationId: 'hw-nagano', deskId: 'hw-nagano-main' })
  office = await signedInAs(open.council, { role: 'council-office', organizationId: 'nagano-roudoukyoku' })
})
afterAll(() => open.close())
beforeEach(async () => {
  caseId = (await openedCase(open.council, us, { birthDate: '1976-05-01' })).id
})

const wish = (more: Record<string, unknown> = {}, before: string | null = null) =>
  act(open.council, us, (ctx) =>
    recordJobWish(ctx, caseId, jobWishForm.schema.parse({ firstOccupation: '検査', regular: 'any', ...more }), before),
  )
const matches = (): Promise<FoundMatches> =>
  open.council.gateway.read(us, async (db) =>
    findMatches(db, open.council, await getCaseHeader(db, caseId), open.council.clock.today()),
  )
const ids = async (): Promise<string[]> => (await matches()).proposals.map(({ job }) => job.id)
const job = (more: object = {}) => publishedJob(open.council, us, more)
const answer = (jobId: string, more: Record<string, unknown>, by = us) =>
  act(open.council, by, (ctx) => answerJob(ctx, caseId, jobId, answerForm.schema.parse({ note: '', ...more })))
const versionOf = async (id: string): Promise<number> =>
  (await open.council.gateway.read(us, (db) => findJob(db, id)))?.version ?? 0

describe('the jobs that are looked through', () => {
  test('are those that are open now: entered, put right, ended, received anew, expired', async () => {
    valueOf(await wish())
    const first = await job()
    expect(await ids()).toContain(first)
    const second = await job()
    expect(await ids()).toEqual(expect.arrayContaining([first, second]))
    const put = jobInput.parse({ ...said, title: '調理の補助', occupation: '050', receivedOn: today })
    valueOf(await act(open.council, us, async (ctx) => correctJob(ctx, second, await versionOf(second), put)))
    expect(await ids()).not.toContain(second)
    valueOf(await act(open.council, us, (ctx) => endJob(ctx, first, { how: 'filled', reason: '', mistake: false })))
    expect(await ids()).not.toContain(first)
    const third = await job()
    try {
      open.setToday('2026-04-01')
      expect(await ids()).not.toContain(third)
      valueOf(await act(open.council, us, (ctx) => renewJob(ctx, third)))
      expect(await ids()).toContain(third)
    } finally {
      open.setToday(today)
    }
  })

  test('are all that a transaction wrote that began before others and ended after them', async () => {
    valueOf(await wish())
    await ids()
    const [employer, entered] = [await someEmployer(open.council, us), jobInput.parse({ ...said, receivedOn: today })]
    let [late, between] = ['', '']
    await act(open.council, us, async (ctx) => {
      late = valueOf(await enterJob(ctx, employer, entered)).id
      valueOf(await publishJob(ctx, late))
      between = await job()
      const seen = await ids()
      expect(seen).toContain(between)
      expect(seen).not.toContain(late)
      return { ok: true, value: null }
    })
    expect(await ids()).toEqual(expect.arrayContaining([late, between]))
  })
  test('and none that one gave up', async () => {
    valueOf(await wish())
    const id = await job()
    await ids()
    const broken = act(open.council, us, async (ctx) => {
      valueOf(await endJob(ctx, id, { how: 'filled', reason: '', mistake: false }))
      await ids()
      throw new Error('given up')
    })
    await expect(broken).rejects.toThrow('given up')
    expect(await ids()).toContain(id)
  })
})

describe('a proposal', () => {
  test('says why, what is asked, and who it is', async () => {
    valueOf(
      await wish({
        firstOccupation: '部品の検査',
        regular: 'regular',
        payKind: 'month',
        payLeast: 200_000,
        municipalityCodes: ['20201'],
        wants: ['tour'],
        daysOff: ['sunday'],
        musts: ['pay'],
      }),
    )
    const id = await job({ holidays: '日曜・祝日' })
    const found = (await matches()).proposals.find((each) => each.job.id === id)
    expect(found?.reasons).toEqual({
      fits: [
        '1番目に希望する「部品の検査」に合う',
        '正社員',
        '月給 210,000円(希望は月200,000円以上)',
        '長野市で働ける',
      ],
      against: [],
      ask: ['職場見学ができるか', '休みの日: 日曜・祝日'],
      would: null,
    })
  })
  test('is none where a must is missed; then it says what would have to change', async () => {
    valueOf(await wish({ payKind: 'month', payLeast: 250_000, musts: ['pay'] }))
    const id = await job()
    expect(await ids()).not.toContain(id)
    const near = (await matches()).nearMisses.find((each) => each.job.id === id)
    expect(near?.reasons.would).toBe('賃金が月250,000円以上なら合います')
  })
  test('is none for whom the job’s age limit is not, also by a day', async () => {
    const limited = { ageMost: 59, retirementAge: 60, ageGround: '1' }
    const id = await job(limited)
    valueOf(await wish())
    const born = (day: string) =>
      open.ownerQuery(`update people set birth_date = $2 where id = (select person_id from cases where id = $1)`, [
        caseId,
        day,
      ])
    await born('1966-01-21')
    expect(await ids()).toContain(id)
    await born('1966-01-20')
    expect(await ids()).not.toContain(id)
  })
  test('of nobody who hasn’t been asked', async () => {
    expect(await matches()).toEqual({ wish: undefined, proposals: [], nearMisses: [] })
  })
  test('is the same for two workers', async () => {
    valueOf(await wish())
    await job()
    const other = await signedInAs(open.council, { role: 'manager', organizationId: 'hw-nagano' })
    const theirs = await open.council.gateway.read(other, async (db) =>
      findMatches(db, open.council, await getCaseHeader(db, caseId), today),
    )
    expect(theirs).toEqual(await matches())
  })
})

describe('what somebody says of a job', () => {
  test('takes it out of what is proposed, until they say otherwise', async () => {
    valueOf(await wish())
    const id = await job()
    valueOf(await answer(id, { answer: 'not-interested', reason: 'commuting' }))
    expect(await ids()).not.toContain(id)
    valueOf(await answer(id, { answer: 'shown' }))
    expect(await ids()).toContain(id)
    const kept = await open.ownerQuery(`select answer from job_answers where job_id = $1 order by recorded_at, id`, [
      id,
    ])
    expect(kept).toHaveLength(2)
  })
  test('is heeded with the same employer, also after it was made part of another', async () => {
    valueOf(await wish())
    const first = await job()
    valueOf(await answer(first, { answer: 'not-interested', reason: 'workplace' }))
    const employer = (await open.council.gateway.read(us, (db) => findJob(db, first)))?.ownEmployerId ?? ''
    const kept = await someEmployer(open.council, office, '求人の会社の本社')
    valueOf(await act(open.council, office, (ctx) => mergeEmployers(ctx, kept, employer, { reason: '同じ会社' })))
    const second = await job()
    const own = (await open.council.gateway.read(us, (db) => findJob(db, second)))?.ownEmployerId ?? ''
    valueOf(await act(open.council, office, (ctx) => mergeEmployers(ctx, kept, own, { reason: '同じ会社' })))
    const found = (await matches()).proposals.find((each) => each.job.id === second)
    expect(found?.reasons.against).toEqual(['この企業は前に本人が断った(職場のようす)'])
  })
  test('and an introduction takes it out too, with the employer’s reason heeded', async () => {
    valueOf(await wish())
    const id = await job()
    const introduction = await introduced(open.council, us, caseId, { jobId: id })
    expect(await ids()).not.toContain(id)
    const refused = resultForm.schema.parse({ result: 'refused', resultOn: today, refusedFor: ['experience'] })
    valueOf(await act(open.council, us, (ctx) => recordResult(ctx, introduction, refused)))
    expect(await ids()).not.toContain(id)
  })
  test('is written by who answers for the case alone', async () => {
    const them = await signedInAs(open.council, {
      role: 'counselor',
      organizationId: 'hw-ueda',
      deskId: 'hw-ueda-main',
    })
    const id = await job()
    await expect(answer(id, { answer: 'shown' }, them)).rejects.toThrow('not found')
  })
  test('of two at once one stands', async () => {
    const id = await job()
    await Promise.all([1, 2, 3, 4].map(() => answer(id, { answer: 'shown' })))
    const [row] = await open.ownerQuery(
      `select count(*) filter (where replaced_at is null)::int as standing, count(*)::int as "all"
       from job_answers where job_id = $1`,
      [id],
    )
    expect(row).toEqual({ standing: 1, all: 4 })
  })
  test('needs its reason', () => {
    expect(() => answerForm.schema.parse({ answer: 'not-interested' })).toThrow('興味がない理由')
  })
})

describe('whom a job could be for', () => {
  const seekers = (jobId: string, by = us, readsCases = true) =>
    open.council.gateway.read(by, async (db) => {
      const found = await findJob(db, jobId)
      if (found === undefined) throw new Error('the job is not there')
      return findSeekers(db, { job: found, today, fold: open.council.fold, readsCases })
    })
  const own = async (jobId: string, by = us) => (await seekers(jobId, by)).own.map(({ seeker }) => seeker.caseId)
  const them = () => signedInAs(open.council, { role: 'counselor', organizationId: 'hw-ueda', deskId: 'hw-ueda-main' })

  test('is who is proposed it, and nobody else', async () => {
    valueOf(await wish({ payKind: 'month', payLeast: 200_000, musts: ['pay'] }))
    const [fits, low] = [await job(), await job({ wageLeast: 190_000 })]
    expect(await own(fits)).toContain(caseId)
    expect(await ids()).toContain(fits)
    expect(await own(low)).not.toContain(caseId)
    expect(await ids()).not.toContain(low)
    valueOf(await answer(fits, { answer: 'not-interested', reason: 'work' }))
    expect(await own(fits)).not.toContain(caseId)
  })
  test('elsewhere is seen only as far as the person said so, and without who it is', async () => {
    const id = await job()
    valueOf(await wish({ note: '秘密の話', care: '母の介護' }))
    const other = await them()
    const before = (await seekers(id, other)).elsewhere.length
    const [current] = await open.ownerQuery<{ id: string }>(
      `select id from job_wishes where case_id = $1 and replaced_at is null`,
      [caseId],
    )
    valueOf(await wish({ note: '秘密の話', care: '母の介護', seenBy: 'council' }, current?.id ?? null))
    const found = await seekers(id, other)
    expect(found.own).toEqual([])
    expect(found.elsewhere).toHaveLength(before + 1)
    const [{ number }] = (await open.ownerQuery<{ number: string }>(`select number from cases where id = $1`, [
      caseId,
    ])) as [{ number: string }]
    expect(JSON.stringify(found)).not.toMatch(new RegExp(`秘密|介護|${caseId}|${number}`))
    // One's own are there by name already.
    expect((await seekers(id)).elsewhere).toHaveLength(before)
    await open.ownerQuery(
      `insert into case_restrictions (id, case_id, organization_id, reason)
       values (gen_random_uuid(), $1, 'hw-nagano', '知り合い')`,
      [caseId],
    )
    expect((await seekers(id, other)).elsewhere).toHaveLength(before)
  })
  test('is nobody by name for who wins employers, also of their own organization', async () => {
    const id = await job()
    valueOf(await wish({ seenBy: 'council' }))
    const employers = await signedInAs(open.council, { role: 'employer-support', organizationId: 'hw-nagano' })
    const found = await seekers(id, employers, false)
    expect(found.own).toEqual([])
    expect(found.elsewhere.length).toBeGreaterThan(0)
  })
  test('is nobody where the job isn’t shown, and nobody whose support has ended', async () => {
    valueOf(await wish())
    const id = await job()
    valueOf(await act(open.council, us, (ctx) => endJob(ctx, id, { how: 'filled', reason: '', mistake: false })))
    expect(await own(id)).toEqual([])
    const another = await job()
    expect(await own(another)).toContain(caseId)
    await closedOn(open, caseId, today)
    expect(await own(another)).not.toContain(caseId)
  })
})

describe('whom the jobs of the last days fit', () => {
  const found = (accountId: string | null = null, by = us) =>
    open.council.gateway.read(by, (db) =>
      findNewMatches(
        db,
        open.council,
        { organizationId: by.organizationId ?? '', accountId },
        open.council.clock.today(),
      ),
    )
  const jobsOf = async () => (await found()).find(({ wish: { caseId: id } }) => id === caseId)?.jobs.map(({ id }) => id)

  test('is said as soon as one is published, for a week, until the person has answered', async () => {
    valueOf(await wish({ firstOccupation: '製図の仕事' }))
    expect(await jobsOf()).toBeUndefined()
    const id = await job({ title: '機械の製図' })
    expect(await jobsOf()).toEqual([id])
    try {
      open.setToday(addDays(today, 7))
      expect(await jobsOf()).toEqual([id])
      open.setToday(addDays(today, 8))
      expect(await jobsOf()).toBeUndefined()
    } finally {
      open.setToday(today)
    }
    valueOf(await answer(id, { answer: 'not-interested', reason: 'work' }))
    expect(await jobsOf()).toBeUndefined()
  })
  test('is of whom the reader looks after alone', async () => {
    valueOf(await wish({ firstOccupation: '製図の仕事' }))
    await job({ title: '機械の製図' })
    expect((await found('01900000-0000-7000-8000-000000000000')).length).toBe(0)
    const them = await signedInAs(open.council, {
      role: 'counselor',
      organizationId: 'hw-ueda',
      deskId: 'hw-ueda-main',
    })
    expect(await found(null, them)).toEqual([])
  })
})
